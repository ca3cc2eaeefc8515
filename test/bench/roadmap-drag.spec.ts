import { inPage, openBench, test } from './bench-test';
import { frameTimes, type Path, sweep } from './frames';
import { median } from './statistics';

const ROUNDS = 4;
/** Over several teams and iterations. */
const PATH: Path = { middle: [890, 510], reach: [330, 90] };

test('roadmap drag', async ({ bench }) => {
  const context = await bench.context();
  const board = await openBench(bench, context);
  await inPage(board, 'app', 'openRoadmap');
  const cards = board.getByRole('region', { name: 'Roadmap board' }).locator('[data-item-id]');
  await cards.nth(5).waitFor();
  const empty = await context.newPage();
  await empty.setContent('<!doctype html><title>Empty</title>');
  const times: Record<'one' | 'group' | 'empty', number[]> = { one: [], group: [], empty: [] };
  const drag = async () => {
    const box = await cards.nth(4).boundingBox();
    if (!box) throw new Error('no card is shown');
    await board.mouse.move(box.x + 50, box.y + 12);
    await board.mouse.down();
    await board.mouse.move(box.x + 60, box.y + 20, { steps: 3 });
    const p95 = await frameTimes(board, () => sweep(board, PATH));
    await board.keyboard.press('Escape');
    await board.mouse.up();
    return p95;
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    await empty.bringToFront();
    times.empty.push(await frameTimes(empty, () => sweep(empty, PATH)));
    await board.bringToFront();
    times.one.push(await drag());
    for (const index of [2, 3, 4, 5, 6]) {
      await cards.nth(index).click({ modifiers: ['ControlOrMeta'], position: { x: 50, y: 10 } });
    }
    times.group.push(await drag());
    await cards.nth(4).press('Escape');
  }
  const peer = { name: 'the same movement over an empty page', value: median(times.empty) };
  const about = { unit: 'ms', peer, budget: { times: 1.3 } } as const;
  const what = 'drag on the roadmap (200 cards, 12 teams, 150 dependencies), frame p95';
  bench.report([
    { what: `${what}, one card`, ours: median(times.one), ...about },
    { what: `${what}, five marked cards`, ours: median(times.group), ...about },
  ]);
});
