import type { Page } from '@playwright/test';
import { inPage, openBench, test } from './bench-test';
import { frameTimes, type Path, sweep } from './frames';
import { median } from './statistics';

const ROUNDS = 4;
/** Over the rows, clear of the edges at which the list scrolls. */
const OVER_ROWS: Path = { middle: [640, 440], reach: [120, 130] };

for (const items of [100, 1_000, 10_000, 100_000]) {
  test(`drag in a list of ${items}`, async ({ bench }) => {
    const context = await bench.context();
    const page = await openBench(bench, context);
    await inPage(page, 'app', 'openBacklog', items);
    await page
      .getByRole('grid', { name: 'Backlog' })
      .locator('[data-row]')
      .nth(5)
      .waitFor({ timeout: 120_000 });
    const empty = await context.newPage();
    await empty.setContent('<!doctype html><title>Empty</title>');
    const times: Record<'ours' | 'empty', number[]> = { ours: [], empty: [] };
    for (let round = -1; round < ROUNDS; round += 1) {
      await empty.bringToFront();
      const peer = await frameTimes(empty, () => sweep(empty, OVER_ROWS));
      await page.bringToFront();
      const ours = await drag(page);
      if (round < 0) continue;
      times.empty.push(peer);
      times.ours.push(ours);
    }
    bench.report([
      {
        what: `drag in a list of ${items.toLocaleString('en')} items, frame p95`,
        ours: median(times.ours),
        unit: 'ms',
        peer: { name: 'the same movement over an empty page', value: median(times.empty) },
        budget: { times: 1.15 },
      },
    ]);
  });
}

async function drag(page: Page): Promise<number> {
  const box = await page.locator('[data-row]').nth(4).boundingBox();
  if (!box) throw new Error('no row is shown');
  await page.mouse.move(box.x + 200, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 210, box.y + 30, { steps: 3 });
  await page.locator('[data-dragging]').waitFor();
  const p95 = await frameTimes(page, () => sweep(page, OVER_ROWS));
  await page.keyboard.press('Escape');
  await page.mouse.up();
  return p95;
}
