import { applyChange } from '@shared/change/apply';
import { isRejection, reduce } from '@shared/commands/reduce';
import { INTERLEAVES } from '@shared/exchange/merge/import-options';
import { prepareImport } from '@shared/exchange/prepare-import';
import { readExport } from '@shared/exchange/read-export';
import { rankedItems } from '@shared/ranking/rankings';
import { samplePlan } from '@shared/sample/sample-plan';
import { describe, expect, it } from 'vitest';
import { orderAfter } from '../../../renderer/workers/order-after';

const rows = Array.from(
  { length: 40 },
  (_, index) => `N-${index + 1},New ${index + 1},${['Low', 'High', ''][index % 3]}`,
);
const bytes = new TextEncoder().encode(['Key,Title,Priority', ...rows].join('\n'));

describe('the order that an import shows beforehand', () => {
  it.each(INTERLEAVES)('is the order after it, every place of it (%s)', (interleave) => {
    const plan = samplePlan();
    const file = readExport({ name: 'list.csv', bytes });
    const { command } = prepareImport({ plan, file, options: { interleave } });
    const shown = orderAfter(plan, command.args);
    const change = reduce(plan, command);
    if (isRejection(change)) throw new Error(change.reason);
    const after = rankedItems(applyChange(plan, change).items).map(({ id }) => id);
    let next = 1;
    for (const row of shown) {
      expect(row.kind === 'gap' ? row.from : row.place).toBe(next);
      if (row.kind === 'item') expect(row.id).toBe(after[row.place - 1]);
      next = (row.kind === 'gap' ? row.to : row.place) + 1;
    }
    expect(next - 1).toBe(after.length);
    // Whatever is new is shown, and never in a fold.
    const isNew = new Set(command.args.items.map(({ id }) => id));
    const seen = shown.filter((row) => row.kind === 'item' && row.isNew).map(({ id }) => id);
    expect(seen).toEqual(after.filter((id) => isNew.has(id)));
  });
});
