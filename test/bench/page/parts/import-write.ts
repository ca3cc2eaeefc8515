import type { JournalEntry } from '@shared/change/journal';
import type { ImportApply } from '@shared/commands/import';
import { isRejection, reduce } from '@shared/commands/reduce';
import { appendEntry } from '../../../../renderer/store/journal-append';
import { addPlan } from '../../../../renderer/store/plans';
import { inTurn, type TwoWays } from '../../statistics';
import { bigPlan } from '../big-plan';
import { NOBODY } from '../edit';
import { rawDatabase } from '../raw-database';

export interface ImportTimes extends TwoWays {
  /** What comes before the writing: the command is checked and reduced. */
  readonly reducing: readonly number[];
}

/** Ten thousand imported rows: checked and reduced, then written as one entry, beside one record of the same bytes. */
export async function measure(): Promise<ImportTimes> {
  const raw = await rawDatabase();
  const items = [...bigPlan(10_000).items.values()].map(
    ({ id, type, title, description, ownerId, estimate, labels, source }) => ({
      ...{ id, type, title, description, ownerId, estimate, source },
      teamId: null,
      labels: [...labels],
    }),
  );
  const lists = { teams: [], people: [], updates: [], dependencies: [] };
  const args: ImportApply = { file: 'bench.csv', tracker: 'jira', items, ...lists };
  const reducing: number[] = [];
  const prepared: { id: `plan_${string}`; entry: JournalEntry }[] = [];
  const rounds = 7;
  for (let round = 0; round <= rounds; round += 1) {
    const plan = bigPlan(0);
    await addPlan(plan);
    const start = performance.now();
    const change = reduce(plan, { type: 'import.apply', args });
    if (round > 0) reducing.push(performance.now() - start);
    if (isRejection(change)) throw new Error(change.reason);
    const at = '2026-12-01T08:00:00.000Z';
    // What the journal keeps of an import: not the rows again, they are in the change.
    const kept = { file: args.file, tracker: args.tracker };
    const entry: JournalEntry = { number: 1, at, actor: NOBODY, type: 'import.apply', args: kept, change };
    prepared.push({ id: plan.info.id, entry });
  }
  const entryOf = (round: number) => {
    const found = prepared[round + 1];
    if (!found) throw new Error('there are not so many rounds');
    return found;
  };
  const times = await inTurn(rounds, {
    ours: (round) => appendEntry(entryOf(round).id, entryOf(round).entry),
    peer: (round) => raw.put('import', entryOf(round).entry),
  });
  return { ...times, reducing };
}
