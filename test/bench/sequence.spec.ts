import { inPage, openBench, test } from './bench-test';
import type { SequenceFigures } from './search-instances';
import { hasInstances, readSet, SETS, TARGETS } from './sequence';
import { settings } from './settings';

const SCHEDULES = 5_000;

for (const set of SETS) {
  test(`suggest a sequence, ${set}`, async ({ bench }) => {
    test.skip(!hasInstances(settings.psplib), `no PSPLIB instances in ${settings.psplib} (set PSPLIB_DIR)`);
    const page = await openBench(bench, await bench.context());
    const search = { instances: readSet(settings.psplib, set), schedules: SCHEDULES, seed: 1 };
    const figures = await inPage<SequenceFigures>(page, 'sequence', 'measure', search);
    const { ours, best, milliseconds, instances } = figures;
    const from = set === 'j30' ? 'the optimum' : 'the critical path';
    const what = `suggest a sequence, PSPLIB ${set} (${instances}), 5,000 schedules`;
    bench.report([
      {
        what: `${what}, above ${from}`,
        ours,
        unit: '%',
        peer: set === 'j30' ? null : { name: 'best known of these instances', value: best },
        budget: { most: TARGETS[set] },
      },
      { what: `${what}, an instance`, ours: milliseconds, unit: 'ms', peer: null, budget: null },
    ]);
  });
}
