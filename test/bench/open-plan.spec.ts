import { inPage, openBench, test } from './bench-test';
import type { Row } from './row';
import { median, type TwoWays } from './statistics';

const SIZES = [1_000, 10_000, 100_000] as const;

test('open a plan', async ({ bench }) => {
  const rows: Row[] = [];
  for (const items of SIZES) {
    // A page for each size: what one leaves behind is not collected while the next is measured.
    const page = await openBench(bench, await bench.context());
    const { ours, peer } = await inPage<TwoWays>(page, 'open-plan', 'measure', items);
    rows.push({
      what: `open a plan of ${items.toLocaleString('en')} items`,
      ours: median(ours),
      unit: 'ms',
      peer: { name: 'raw get of one snapshot record', value: median(peer) },
      budget: { times: 2.5 },
    });
    await page.close();
  }
  const [small] = rows;
  const large = rows.at(-1);
  if (small && large) {
    rows.push({
      what: 'open a plan: growth from 1,000 to 100,000 items',
      ours: large.ours,
      unit: 'ms',
      peer: { name: 'a hundred times that of 1,000 items', value: 100 * small.ours },
      budget: { times: 1 },
    });
  }
  bench.report(rows);
});
