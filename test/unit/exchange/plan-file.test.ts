import { applyChange } from '@shared/change/apply';
import type { JournalEntry } from '@shared/change/journal';
import { reverseChange } from '@shared/change/reverse';
import { type Command, isRejection, reduce } from '@shared/commands/reduce';
import { readPlanFile, type StoredPlan, writePlanFile } from '@shared/exchange/plan-file';
import { PlanFormatError, serialisePlan } from '@shared/model/index';
import { samplePlan } from '@shared/sample/sample-plan';
import { describe, expect, it } from 'vitest';

const AT = '2026-12-15T10:00:00.000Z';

function stored(): StoredPlan {
  const commands: readonly Command[] = [
    { type: 'item.move', args: { ids: ['item_giftCards'], position: 'first' } },
    { type: 'milestone.edit', args: { id: 'milestone_easter', fields: { title: 'Gift cards' } } },
    { type: 'item.remove', args: { ids: ['item_darkAppearance'] } },
  ];
  let plan = samplePlan();
  const journal = commands.map((command, index): JournalEntry => {
    const change = reduce(plan, command);
    if (isRejection(change)) throw new Error(change.reason);
    plan = applyChange(plan, change);
    const actor = { name: 'Ruth Okafor', role: 'facilitator' } as const;
    return { number: index + 1, at: AT, actor, type: command.type, args: command.args, change };
  });
  return { plan, number: 3, history: { undo: [1, 2, 3], redo: [] }, journal };
}

const encode = (text: string) => new TextEncoder().encode(text);
const jsonOf = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes));

function refusalOf(bytes: Uint8Array): string {
  try {
    readPlanFile(bytes);
  } catch (error) {
    if (error instanceof PlanFormatError) return error.message;
    throw error;
  }
  throw new Error('The file was accepted');
}

/** The message with which the file is refused after one edit of its JSON. */
// biome-ignore lint/suspicious/noExplicitAny: a file somebody has tampered with has no type
function refusal(edit: (json: any) => void): string {
  const json = jsonOf(writePlanFile(stored()));
  edit(json);
  return refusalOf(encode(JSON.stringify(json)));
}

describe('a plan file', () => {
  it('comes back with plan, journal and history, and is written the same again', () => {
    const file = stored();
    const bytes = writePlanFile(file);
    const read = readPlanFile(bytes);
    expect(serialisePlan(read.plan)).toBe(serialisePlan(file.plan));
    expect({ ...read, plan: null }).toEqual({ ...jsonOf(encode(JSON.stringify(file))), plan: null });
    expect(writePlanFile(read)).toEqual(bytes);
  });

  it('can be taken back to where its journal began', () => {
    const { plan, journal } = readPlanFile(writePlanFile(stored()));
    const first = journal.reduceRight((now, { change }) => applyChange(now, reverseChange(change)), plan);
    expect(serialisePlan(first)).toBe(serialisePlan(samplePlan()));
  });

  it('may hold the end of a long journal only', () => {
    const file = stored();
    const tail: StoredPlan = { ...file, journal: file.journal.slice(1), history: { undo: [2, 3], redo: [] } };
    expect(readPlanFile(writePlanFile(tail)).journal.map(({ number }) => number)).toEqual([2, 3]);
  });

  it('that is something else, or was cut off, is refused', () => {
    const bytes = writePlanFile(stored());
    expect(refusalOf(encode('%PDF-1.7'))).toBe('This file is not a Countersign plan, or it was cut off.');
    expect(refusalOf(bytes.slice(0, -1))).toBe('This file is not a Countersign plan, or it was cut off.');
    expect(refusalOf(new Uint8Array())).toMatch(/not a Countersign plan/);
    expect(refusalOf(Uint8Array.of(0xff, 0xfe, 0))).toMatch(/not a Countersign plan/);
    for (const json of ['null', '5', '[]', '{}', '{"format":"other","version":1}']) {
      expect(refusalOf(encode(json))).toBe('This file is not a Countersign plan.');
    }
  });

  it('of a newer version is refused with a sentence that says what to do', () => {
    expect(refusal((json) => Object.assign(json, { version: 3 }))).toBe(
      'This plan file was written by a newer Countersign. Open it there, or update.',
    );
  });

  it('with a gap in its journal is refused', () => {
    const gap = 'The plan file is damaged: its journal has a gap. Nothing was changed.';
    expect(refusal((json) => json.journal.splice(1, 1))).toBe(gap);
    expect(refusal((json) => json.journal.pop())).toBe(gap);
    expect(refusal((json) => json.journal.reverse())).toBe(gap);
    expect(refusal((json) => json.journal.push({ ...json.journal[2] }))).toBe(gap);
    expect(refusal((json) => Object.assign(json, { number: 4 }))).toBe(gap);
  });

  it('that would undo what its journal does not hold is refused', () => {
    const reason =
      'The plan file is damaged: it would undo what its journal does not hold. Nothing was changed.';
    expect(refusal((json) => json.history.undo.push(4))).toBe(reason);
    expect(refusal((json) => json.history.redo.push(9))).toBe(reason);
    expect(refusal((json) => json.journal.shift())).toBe(reason);
  });

  it('whose journal would bring a wrong record into the plan by undo is refused and the place named', () => {
    const removed = 'journal.2.change.items.removed';
    expect(
      refusal((json) =>
        Object.assign(json.journal[2].change.items.removed.item_darkAppearance, { estimate: -1 }),
      ),
    ).toBe(
      `The plan file is damaged at ${removed}.item_darkAppearance.estimate: An estimate cannot be negative. Nothing was changed.`,
    );
    expect(
      refusal((json) => {
        const { removed: records } = json.journal[2].change.items;
        records.item_other = records.item_darkAppearance;
      }),
    ).toBe(
      `The plan file is damaged at ${removed}: A record stands under an id that is not its own. Nothing was changed.`,
    );
    expect(refusal((json) => Object.assign(json.journal[0].change, { passwords: {} }))).toMatch(
      /journal\.0\.change: .*passwords/,
    );
    expect(refusal((json) => Object.assign(json.journal[0], { at: 'yesterday' }))).toMatch(
      /journal\.0\.at: Expected a time/,
    );
    expect(refusal((json) => Object.assign(json.journal[0].actor, { role: 'king' }))).toMatch(
      /journal\.0\.actor\.role/,
    );
  });

  it('whose plan is damaged is refused and the place named', () => {
    expect(refusal((json) => Object.assign(json.plan.items[5], { title: '' }))).toMatch(
      /^The plan is damaged at items\.5\.title: Write at least one character/,
    );
  });
});
