import { inPage, openBench, test } from './bench-test';
import type { ImportTimes } from './page/parts/import-write';
import { median } from './statistics';

test('import: the writing', async ({ bench }) => {
  const page = await openBench(bench, await bench.context());
  const { ours, peer, reducing } = await inPage<ImportTimes>(page, 'import-write', 'measure');
  bench.report([
    {
      what: 'import 10,000 rows, the writing',
      ours: median(ours),
      unit: 'ms',
      peer: { name: 'one record of the same bytes', value: median(peer) },
      budget: { times: 2 },
    },
    {
      what: 'import 10,000 rows, checking and reducing before it',
      ours: median(reducing),
      unit: 'ms',
      peer: null,
      budget: null,
    },
  ]);
});
