import { inPage, openBench, test } from './bench-test';
import { median } from './statistics';

test('rules after an edit', async ({ bench }) => {
  const page = await openBench(bench, await bench.context());
  const times = await inPage<number[]>(page, 'rules', 'measure');
  bench.report([
    {
      what: 'all rules after one edit, 10,000 items',
      ours: median(times),
      unit: 'ms',
      peer: null,
      budget: { most: 1 },
    },
  ]);
});
