import { inPage, openBench, test } from './bench-test';
import { median, percentile, type TwoWays } from './statistics';

const FRAME_MS = 1_000 / 60;

test('command on disk', async ({ bench }) => {
  const page = await openBench(bench, await bench.context());
  const { ours, peer } = await inPage<TwoWays>(page, 'command-on-disk', 'measure');
  bench.report([
    {
      what: 'one command on disk, 10,000 items',
      ours: median(ours),
      unit: 'ms',
      peer: { name: 'raw IndexedDB put of the same bytes', value: median(peer) },
      budget: { times: 1.6 },
    },
    {
      what: 'one command on disk, 10,000 items, p95',
      ours: percentile(ours, 0.95),
      unit: 'ms',
      peer: { name: 'one frame at 60 Hz', value: FRAME_MS },
      budget: { times: 1.5 },
    },
  ]);
});
