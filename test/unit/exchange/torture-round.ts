import { applyChange } from '@shared/change/apply';
import { isRejection, reduce } from '@shared/commands/reduce';
import { ImportError } from '@shared/exchange/import-error';
import { INTERLEAVES } from '@shared/exchange/merge/import-options';
import { proposeDuplicates } from '@shared/exchange/merge/propose-duplicates';
import { prepareImport } from '@shared/exchange/prepare-import';
import { describeExport, readExport } from '@shared/exchange/read-export';
import type { Plan } from '@shared/model/index';
import { mutate, random } from './mutate';
import { planIn, SAMPLES, sample } from './support';

const TAKEN = 60_000;

/** The rows that end before a limit. */
function firstRows(bytes: Uint8Array): Uint8Array {
  let [quoted, end] = [false, 0];
  bytes.subarray(0, TAKEN).forEach((byte, index) => {
    if (byte === 0x22) quoted = !quoted;
    else if (byte === 0x0a && !quoted) end = index + 1;
  });
  return bytes.subarray(0, end);
}

export type Outcome = 'imported' | 'refused';

/** A run of mutated exports: the same seed gives the same files. */
export class Torture {
  readonly #files = SAMPLES.map((name) => {
    const bytes = sample(name);
    return name.endsWith('.json') ? bytes : firstRows(bytes);
  });
  readonly #empty = planIn('points');
  /** What one sample of each kind left behind, so that known items are met too. */
  readonly #known = SAMPLES.map((name, index) => {
    const file = readExport({ name, bytes: this.#files[index] ?? new Uint8Array() });
    return committed(
      this.#empty,
      prepareImport({ plan: this.#empty, file, options: { includeClosed: true } }),
    );
  });

  constructor(private readonly seed: number) {}

  /** Throws whatever the importer throws that is not its own error, and where what was prepared is not accepted. */
  round(number: number): Outcome {
    const pick = random(this.seed * 1_000_003 + number + 1);
    const which = number % SAMPLES.length;
    const bytes = mutate(this.#files[which] ?? new Uint8Array(), pick);
    const plan = (pick(3) === 0 ? this.#known[which] : null) ?? this.#empty;
    const given = { name: 'x', bytes };
    try {
      const described = describeExport(given);
      const mapping = described.kind === 'table' && pick(2) === 0 ? described.mapping : null;
      const file = readExport(given, mapping ? { mapping } : {});
      const preview = prepareImport({
        plan,
        file,
        options: {
          includeClosed: pick(2) === 0,
          interleave: INTERLEAVES[pick(INTERLEAVES.length)] ?? 'append',
          ...(pick(2) === 0 && { types: { Epic: pick(2) === 0 ? 'milestone' : 'objective' } }),
        },
      });
      committed(plan, preview);
      if (pick(8) === 0) proposeDuplicates(plan, preview.command.args);
      return 'imported';
    } catch (error) {
      if (error instanceof ImportError) return 'refused';
      throw new Error(`Round ${number} of seed ${this.seed}: ${String(error)}`, { cause: error });
    }
  }
}

function committed(plan: Plan, preview: ReturnType<typeof prepareImport>): Plan {
  const change = reduce(plan, preview.command);
  if (isRejection(change)) throw new Error(`What was prepared is refused: ${change.reason}`);
  return applyChange(plan, change);
}
