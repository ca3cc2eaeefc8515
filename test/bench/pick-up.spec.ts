import type { Page } from '@playwright/test';
import { inPage, openBench, test } from './bench-test';
import { median } from './statistics';

const ROUNDS = 15;
const ITEMS = 10_000;

test('pick-up to the first moved frame', async ({ bench }) => {
  const context = await bench.context();
  const page = await openBench(bench, context);
  await inPage(page, 'app', 'openBacklog', ITEMS);
  await page.locator('[data-row]').nth(5).waitFor();
  const bare = await openBench(bench, context);
  await inPage(bare, 'bare-list', 'openBareList', ITEMS);
  const times: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
  for (let round = -3; round < ROUNDS; round += 1) {
    await bare.bringToFront();
    const peer = await pickUp(bare, '.carried');
    await page.bringToFront();
    const ours = await pickUp(page, '[class*="_chip_"]');
    if (round < 0) continue;
    times.bare.push(peer);
    times.ours.push(ours);
  }
  bench.report([
    {
      what: 'pick-up to the first moved frame, 10,000 items',
      ours: median(times.ours),
      unit: 'ms',
      peer: { name: 'hand-written pointer drag', value: median(times.bare) },
      budget: { times: 1.5 },
    },
  ]);
});

/** From the press of the button until what is carried was drawn, in milliseconds. The moves come as fast as they can. */
async function pickUp(page: Page, carried: string): Promise<number> {
  const box = await page.locator('[data-row]').nth(4).boundingBox();
  if (!box) throw new Error('no row is shown');
  const at = { x: box.x + 200, y: box.y + 12 };
  await page.mouse.move(at.x, at.y);
  await page.waitForTimeout(100);
  await page.evaluate((selector) => {
    const seen = new Promise<number>((resolve) => {
      window.addEventListener(
        'pointerdown',
        ({ timeStamp }) => {
          const look = () => {
            if (!document.querySelector(selector)) return void requestAnimationFrame(look);
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - timeStamp);
            port2.postMessage(null);
          };
          requestAnimationFrame(look);
        },
        { capture: true, once: true },
      );
    });
    Object.assign(window, { seen });
  }, carried);
  const cdp = await page.context().newCDPSession(page);
  const send = (type: 'mousePressed' | 'mouseMoved', by: number) =>
    cdp.send('Input.dispatchMouseEvent', {
      type,
      x: at.x + by,
      y: at.y + by,
      button: 'left',
      buttons: 1,
      clickCount: type === 'mousePressed' ? 1 : 0,
    });
  await Promise.all([
    send('mousePressed', 0),
    send('mouseMoved', 6),
    send('mouseMoved', 14),
    send('mouseMoved', 20),
  ]);
  const time = await page.evaluate(() => (window as unknown as { seen: Promise<number> }).seen);
  await page.keyboard.press('Escape');
  await cdp.send('Input.dispatchMouseEvent', {
    type: 'mouseReleased',
    x: at.x,
    y: at.y,
    button: 'left',
    clickCount: 1,
  });
  await cdp.detach();
  await page.keyboard.press('Escape');
  return time;
}
