import type { Page } from '@playwright/test';
import type { Measure } from './page/bench';

const ROUNDS = 5;
/** A sweep over several teams and iterations, as a hand that looks for a place. */
const STEPS = 90;

/** The 95th percentile of the times between frames, in milliseconds, while the pointer is moved. */
async function frames(page: Page, move: () => Promise<void>): Promise<number> {
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
  await move();
  const times = await page.evaluate(() => (window as unknown as { stopFrames: () => number[] }).stopFrames());
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length * 0.95)] ?? Number.NaN;
}

async function sweep(page: Page): Promise<void> {
  for (let step = 0; step < STEPS; step += 1) {
    const x = 560 + 330 * (1 + Math.sin(step / 9));
    const y = 420 + 90 * (1 + Math.cos(step / 13));
    await page.mouse.move(x, y);
    await page.waitForTimeout(12);
  }
}

/** Drags a card over a roadmap of 200 cards, 12 teams and 150 dependencies, beside the same movement over an empty page. */
export async function boardDrag(board: Page, empty: Page, url: string): Promise<Measure[]> {
  await board.goto(`${url}board.html`);
  const cards = board.getByRole('region', { name: 'Roadmap board' }).locator('[data-item-id]');
  await cards.nth(5).waitFor();
  await empty.setContent('<!doctype html><title>Empty</title>');
  const times: Record<'one' | 'group' | 'empty', number[]> = { one: [], group: [], empty: [] };
  const drag = async () => {
    const box = await cards.nth(4).boundingBox();
    if (!box) throw new Error('no card is shown');
    await board.mouse.move(box.x + 50, box.y + 12);
    await board.mouse.down();
    await board.mouse.move(box.x + 60, box.y + 20, { steps: 3 });
    const p95 = await frames(board, () => sweep(board));
    await board.keyboard.press('Escape');
    await board.mouse.up();
    return p95;
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    await empty.bringToFront();
    times.empty.push(await frames(empty, () => sweep(empty)));
    await board.bringToFront();
    times.one.push(await drag());
    for (const index of [2, 3, 4, 5, 6]) {
      await cards.nth(index).click({ modifiers: ['ControlOrMeta'], position: { x: 50, y: 10 } });
    }
    times.group.push(await drag());
    await cards.nth(4).press('Escape');
  }
  const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
  const about = { peer: 'the same movement over an empty page', limit: median(times.empty), budget: 1.3 };
  const what = 'drag on the roadmap (200 cards, 12 teams, 150 dependencies), frame p95';
  return [
    { what: `${what}, one card`, ours: median(times.one), ...about },
    { what: `${what}, five marked cards`, ours: median(times.group), ...about },
  ];
}
