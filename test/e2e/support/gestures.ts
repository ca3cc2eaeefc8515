import type { Locator, Page } from '@playwright/test';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The middle of what a locator shows, or a point within it (shares of its width and height). */
export async function pointIn(locator: Locator, across = 0.5, down = 0.5): Promise<Point> {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  if (!box) throw new Error('nothing is shown there');
  return { x: box.x + box.width * across, y: box.y + box.height * down };
}

/** Drags with the mouse as a hand does: press, move a little, move on in steps, let go. */
export async function drag(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 4, from.y + 6, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 12 });
  await page.mouse.up();
}
