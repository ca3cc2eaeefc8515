import type { Page } from '@playwright/test';
import { inPage, openBench, test } from './bench-test';
import type { ProjectorTimes } from './page/parts/projector';
import type { Row } from './row';
import { median, percentile } from './statistics';

const ROUNDS = 60;
const FRAME_MS = 1_000 / 60;

test('a change in the projector window', async ({ bench }) => {
  const rows: Row[] = [];
  for (const items of [100, 10_000]) {
    const context = await bench.context();
    const desk = await openBench(bench, context);
    await inPage(desk, 'projector', 'show', items);
    const room = await context.newPage();
    await room.goto(`${bench.pages}renderer/projector.html`);
    await room.getByText('are the contract for the next sprint').waitFor();
    await answerFrom(room);
    await room.bringToFront();
    const times = await inPage<ProjectorTimes>(desk, 'projector', 'measure', ROUNDS);
    const what = `a change shown in the projector window, ${items.toLocaleString('en')} items`;
    rows.push(
      {
        what: `${what}, from commit`,
        ours: median(times.changed),
        unit: 'ms',
        peer: { name: 'raw BroadcastChannel round trip', value: median(times.raw) },
        budget: { times: 3 },
      },
      {
        what: `${what}, drawn, p95`,
        ours: percentile(times.drawn, 0.95),
        unit: 'ms',
        peer: { name: 'one frame at 60 Hz', value: FRAME_MS },
        budget: { times: 2 },
      },
    );
    await context.close();
  }
  bench.report(rows);
});

/** The projector's page tells when it changes and when that is drawn, and answers what it is asked. */
const answerFrom = (room: Page) =>
  room.evaluate(() => {
    const channel = new BroadcastChannel('bench-room');
    channel.onmessage = ({ data }) => data === 'ask' && channel.postMessage('answer');
    new MutationObserver(() => {
      channel.postMessage('changed');
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => channel.postMessage('drawn');
        port2.postMessage(null);
      });
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  });
