import { applyChange } from '@shared/change/apply';
import { advanceHistory, EMPTY_HISTORY, type JournalEntry } from '@shared/change/journal';
import { type Command, isRejection, reduce } from '@shared/commands/reduce';
import { readPlanFile, type StoredPlan, writePlanFile } from '@shared/exchange/plan-file';
import { createId } from '@shared/model/index';
import { samplePlan } from '@shared/sample/sample-plan';
import { copyOfPlan } from '@shared/scenario/copy-plan';
import { foldChanges, planBefore } from '@shared/scenario/stored-scenario';
import { describe, expect, it } from 'vitest';

const at = '2027-01-04T09:00:00.000Z';

function worked(commands: readonly Command[]): StoredPlan {
  let state: StoredPlan = { plan: samplePlan(), number: 0, history: EMPTY_HISTORY, journal: [] };
  for (const command of commands) {
    const change = reduce(state.plan, command);
    if (isRejection(change)) throw new Error(change.reason);
    const actor = { name: 'Ann', role: null };
    const entry: JournalEntry = { number: state.number + 1, at, actor, ...command, change };
    state = {
      plan: applyChange(state.plan, change),
      number: entry.number,
      history: advanceHistory(state.history, entry, false),
      journal: [...state.journal, entry],
    };
  }
  return state;
}

describe('a copy of a stored plan', () => {
  it('has its journal under a new id, and is a whole plan file', () => {
    const stored = worked([
      { type: 'plan.edit', args: { fields: { name: 'Before' } } },
      { type: 'plan.edit', args: { fields: { name: 'After', company: 'Elsewhere' } } },
    ]);
    const branch = createId('plan');
    const own = foldChanges([]);
    const scenarios = [
      { id: branch, name: 'What-if', base: 1, createdAt: at, updatedAt: at, adopted: null, about: '' },
    ].map((one) => ({ ...one, reasons: {}, number: 0, own, history: EMPTY_HISTORY, journal: [] }));
    const copy = copyOfPlan({ ...stored, scenarios }, 'backup of today', at);
    const read = readPlanFile(writePlanFile(copy));
    expect(read.plan.info.id).not.toBe(stored.plan.info.id);
    expect(read.plan.info.name).toBe('After (backup of today)');
    expect(read.plan.items).toEqual(stored.plan.items);
    expect(read.journal.map(({ type }) => type)).toEqual(['plan.edit', 'plan.edit', 'plan.edit']);
    expect(read.scenarios?.map(({ name, base }) => ({ name, base }))).toEqual([{ name: 'What-if', base: 1 }]);
    expect(read.scenarios?.[0]?.id).not.toBe(branch);
    const start = planBefore(read.plan, read.journal);
    expect(start.info.name).toBe(samplePlan().info.name);
    expect(start.info.id).toBe(read.plan.info.id);
  });

  it('keeps a name that a plan may have', () => {
    const long = worked([{ type: 'plan.edit', args: { fields: { name: 'x'.repeat(200) } } }]);
    const { name } = copyOfPlan(long, 'copy', at).plan.info;
    expect(name).toHaveLength(200);
    expect(name.endsWith(' (copy)')).toBe(true);
  });
});
