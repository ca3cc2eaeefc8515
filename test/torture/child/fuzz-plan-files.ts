import { applyChange } from '@shared/change/apply';
import type { JournalEntry } from '@shared/change/journal';
import { type Command, isRejection, reduce } from '@shared/commands/reduce';
import { readPlanFile, writePlanFile } from '@shared/exchange/plan-file';
import { PlanFormatError } from '@shared/model/index';
import { samplePlan } from '@shared/sample/sample-plan';
import { mutate, random } from '../../unit/exchange/mutate';
import type { Try } from './fuzz-kind';
import { mutateJson } from './mutate-json';

function sampleFile(): Uint8Array {
  const commands: readonly Command[] = [
    { type: 'item.move', args: { ids: ['item_giftCards'], position: 'first' } },
    { type: 'item.remove', args: { ids: ['item_darkAppearance'] } },
  ];
  let plan = samplePlan();
  const journal = commands.map((command, index): JournalEntry => {
    const change = reduce(plan, command);
    if (isRejection(change)) throw new Error(change.reason);
    plan = applyChange(plan, change);
    const at = '2026-12-15T10:00:00.000Z';
    return {
      number: index + 1,
      at,
      actor: { name: 'A', role: null },
      type: command.type,
      args: command.args,
      change,
    };
  });
  return writePlanFile({ plan, number: journal.length, history: { undo: [1, 2], redo: [] }, journal });
}

/** Half of the files are torn as bytes, half have whole JSON with something wrong in it. */
export async function fuzzPlanFiles(seed: number): Promise<Try> {
  const whole = sampleFile();
  const text = new TextDecoder().decode(whole);
  return async (round) => {
    const pick = random(seed * 100_003 + round);
    const bytes =
      round % 2 === 0
        ? mutate(whole, pick)
        : new TextEncoder().encode(JSON.stringify(mutateJson(JSON.parse(text), pick, 1 + pick(3))));
    try {
      const stored = readPlanFile(bytes);
      // What is taken can be written and read again.
      readPlanFile(writePlanFile(stored));
      return 'read';
    } catch (error) {
      if (error instanceof PlanFormatError && error.message.length > 20) return 'refused with a sentence';
      throw error;
    }
  };
}
