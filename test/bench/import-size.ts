import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { isRejection, reduce } from '@shared/commands/reduce';
import { proposeDuplicates } from '@shared/exchange/merge/propose-duplicates';
import { prepareImport } from '@shared/exchange/prepare-import';
import { readStreamed } from '@shared/exchange/read-export';
import { planIn } from '../unit/exchange/support';

const PIECE_BYTES = 1024 * 1024;

/** Reads and prepares a large export as the worker does, and prints time and memory after each step. */
export async function importSize(path: string): Promise<void> {
  const size = statSync(path).size;
  const base = process.memoryUsage.rss();
  let highest = 0;
  const sample = () => {
    highest = Math.max(highest, process.memoryUsage.rss());
  };
  const timer = setInterval(sample, 20);
  const started = performance.now();
  let longest = 0;
  let last = started;
  const file = await readStreamed(
    {
      name: basename(path),
      size,
      async *pieces() {
        for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
          yield new Uint8Array(piece);
        }
      },
    },
    {
      onProgress() {
        sample();
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
      },
    },
  );
  const tell = (what: string) => {
    sample();
    const { heapUsed } = process.memoryUsage();
    const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
    console.log(
      `${what}: ${Math.round(performance.now() - started)} ms, heap ${megabytes(heapUsed)}, highest resident ${megabytes(highest)} (${megabytes(highest - base)} over the start)`,
    );
  };
  tell(
    `read ${file.records.length} issues of ${(size / 1e6).toFixed(1)} MB, longest wait between two tells of progress ${Math.round(longest)} ms`,
  );
  const plan = planIn('points');
  const preview = prepareImport({ plan, file });
  tell(`prepared ${preview.counts.created} items and ${preview.counts.dependencies} links`);
  const pairs = proposeDuplicates(plan, preview.command.args);
  tell(`looked for duplicates (${pairs.length})`);
  const change = reduce(plan, preview.command);
  if (isRejection(change)) throw new Error(change.reason);
  tell('reduced');
  clearInterval(timer);
}
