import { Worker } from 'node:worker_threads';
import { Torture } from '../unit/exchange/torture-round';

/** A round that takes longer hangs. */
const LIMIT_MS = 20_000;

/** Ends the process where the round that the shared number names stands still: the thread that hangs cannot say so itself. */
const WATCH = `
const { workerData } = require('node:worker_threads');
const rounds = new Int32Array(workerData.shared);
let last = -1;
setInterval(() => {
  const now = Atomics.load(rounds, 0);
  if (now === last) {
    require('node:fs').writeSync(2, 'Round ' + now + ' hangs: over ' + workerData.limit / 1000 + ' s.\\n');
    process.kill(process.pid, 'SIGKILL');
  }
  last = now;
}, workerData.limit);
`;

/** Imports mutated exports and prints what became of them; false: the importer threw what it must not. */
export async function tortureImport(rounds: number, seed: number): Promise<boolean> {
  const shared = new SharedArrayBuffer(4);
  const current = new Int32Array(shared);
  const watch = new Worker(WATCH, { eval: true, workerData: { shared, limit: LIMIT_MS } });
  const torture = new Torture(seed);
  const counts = { imported: 0, refused: 0 };
  let slowest = { round: 0, ms: 0 };
  const started = performance.now();
  try {
    for (let round = 0; round < rounds; round += 1) {
      Atomics.store(current, 0, round);
      const before = performance.now();
      counts[torture.round(round)] += 1;
      const ms = performance.now() - before;
      if (ms > slowest.ms) slowest = { round, ms };
    }
  } catch (error) {
    console.error(error);
    return false;
  } finally {
    await watch.terminate();
  }
  const seconds = (performance.now() - started) / 1_000;
  console.log(
    `${rounds} mutated exports (seed ${seed}): ${counts.imported} imported, ${counts.refused} refused with a sentence, none threw anything else; ${seconds.toFixed(0)} s, the slowest (round ${slowest.round}) ${Math.round(slowest.ms)} ms.`,
  );
  return true;
}
