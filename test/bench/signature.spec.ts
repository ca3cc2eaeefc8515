import { inPage, openBench, test } from './bench-test';
import type { SignatureTimes } from './page/parts/signature';
import { median } from './statistics';

test('sign and verify', async ({ bench }) => {
  const page = await openBench(bench, await bench.context());
  const times = await inPage<SignatureTimes>(page, 'signature', 'measure');
  const peer = { name: 'one signature operation', value: median(times.operation) };
  const row = (what: string, values: readonly number[], most: number | null) =>
    ({ what, ours: median(values), unit: 'ms', peer, budget: most === null ? null : { most } }) as const;
  bench.report([
    row(`sign ${times.pages} pages: drawn again and compared, signed, read back`, times.sign, 500),
    row('sign: unlocking the identity before it (slow on purpose)', times.unlock, null),
    row(`verify ${times.pages} pages: every byte, both signatures, their boxes`, times.verifyOnly, 100),
    row(`verify ${times.pages} pages, drawn again from the plan and compared`, times.verify, null),
  ]);
});
