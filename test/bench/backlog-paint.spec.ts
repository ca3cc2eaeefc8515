import { inPage, openBench, test } from './bench-test';
import { median, type TwoWays } from './statistics';

test('backlog first painted', async ({ bench }) => {
  const page = await openBench(bench, await bench.context());
  const { ours, peer } = await inPage<TwoWays>(page, 'backlog-paint', 'measure', 10_000);
  bench.report([
    {
      what: 'backlog of 10,000 items first painted, data in memory',
      ours: median(ours),
      unit: 'ms',
      peer: { name: 'bare virtual list of the same rows', value: median(peer) },
      budget: { times: 1.5 },
    },
  ]);
});
