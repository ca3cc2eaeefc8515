import type { BrowserContext } from '@playwright/test';
import { test } from './bench-test';
import { median } from './statistics';

const ROUNDS = 11;

test('first screen interactive', async ({ bench }) => {
  const context = await bench.context();
  const first = await context.newPage();
  await first.goto(bench.product);
  await first.getByRole('button', { name: 'Open the sample plan' }).click();
  await first.locator('[data-row]').first().waitFor();
  const plan = first.url();
  await first.goto('about:blank');
  const empty = `${bench.pages}test/bench/page/empty-app.html`;
  const times: Record<'list' | 'plan' | 'empty', number[]> = { list: [], plan: [], empty: [] };
  for (let round = -3; round < ROUNDS; round += 1) {
    const now = {
      empty: await interactive(context, empty, 'button'),
      list: await interactive(context, bench.product, '[aria-label="Plans"] a'),
      plan: await interactive(context, plan, '[data-row]'),
    };
    if (round < 0) continue;
    for (const name of ['empty', 'list', 'plan'] as const) times[name].push(now[name]);
  }
  const peer = { name: 'empty page of React and Mantine', value: median(times.empty) };
  const about = { unit: 'ms', peer, budget: { times: 1.5 } } as const;
  bench.report([
    { what: 'first screen interactive, the list with the sample plan', ours: median(times.list), ...about },
    { what: 'window interactive on the backlog of the sample plan', ours: median(times.plan), ...about },
  ]);
});

/** From the start of the page until this part of it was drawn and the window takes the next event, in milliseconds. */
async function interactive(context: BrowserContext, url: string, part: string): Promise<number> {
  const page = await context.newPage();
  await page.addInitScript((selector) => {
    const ready = new Promise<number>((resolve) => {
      const look = () => {
        if (!document.querySelector(selector)) return void requestAnimationFrame(look);
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
      };
      requestAnimationFrame(look);
    });
    Object.assign(window, { ready });
  }, part);
  await page.goto(url);
  const time = await page.evaluate(() => (window as unknown as { ready: Promise<number> }).ready);
  await page.close();
  return time;
}
