import type { Page } from '@playwright/test';
import { percentile } from './statistics';

/** The 95th percentile of the times between frames, in milliseconds, while something happens in a page. */
export async function frameTimes(page: Page, meanwhile: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const times: number[] = [];
    let last = performance.now();
    let on = true;
    const tick = (now: number) => {
      times.push(now - last);
      last = now;
      if (on) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    Object.assign(window, {
      stopFrames: () => {
        on = false;
        return times.slice(2);
      },
    });
  });
  await meanwhile();
  const times = await page.evaluate(() => (window as unknown as { stopFrames: () => number[] }).stopFrames());
  return percentile(times, 0.95);
}

export interface Path {
  /** The middle of the movement and how far it reaches, in CSS pixels. */
  readonly middle: readonly [x: number, y: number];
  readonly reach: readonly [x: number, y: number];
}

/** As many steps as a hand makes that looks for a place. */
const STEPS = 90;

/** Moves the pointer to and fro, about once a frame. */
export async function sweep(page: Page, { middle, reach }: Path): Promise<void> {
  for (let step = 0; step < STEPS; step += 1) {
    const x = middle[0] + reach[0] * Math.sin(step / 9);
    const y = middle[1] + reach[1] * Math.cos(step / 13);
    await page.mouse.move(x, y);
    await page.waitForTimeout(12);
  }
}
