import { readFileSync } from 'node:fs';
import { applyChange } from '@shared/change/apply';
import { damageBy } from '@shared/change/damage-by';
import type { JournalEntry } from '@shared/change/journal';
import { reverseChange } from '@shared/change/reverse';
import { type Command, isRejection, reduce } from '@shared/commands/reduce';
import { PLAN_FILE_VERSION, readPlanFile, type StoredPlan, writePlanFile } from '@shared/exchange/plan-file';
import { PLAN_VERSION, PlanFormatError } from '@shared/model/index';
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

/** A large file of today, and one of every version that was ever released, so that each step up is walked too. */
const wholeFiles = (): readonly Uint8Array[] => [
  sampleFile(),
  ...Array.from({ length: PLAN_FILE_VERSION }, (_, index) =>
    readFileSync(`test/fixtures/released/plan-${index + 1}.countersign`),
  ),
];

interface FileJson {
  version: unknown;
  readonly plan: { version: unknown };
}

/** What may stand where a version is expected. */
const VERSIONS = [0, -1, 0.5, 1, 1.5, 2, 3, 1e9, 1e308, '1', '3', null, true, [], [3], { valueOf: 3 }];

/** Half of the files are torn as bytes; the others have whole JSON with something wrong in it, or another version on it. */
export async function fuzzPlanFiles(seed: number): Promise<Try> {
  const files = wholeFiles();
  return async (round) => {
    const pick = random(seed * 100_003 + round);
    const whole = files[round % files.length] ?? new Uint8Array();
    if (pick(2) === 0) return answerTo(mutate(whole, pick));
    const json = JSON.parse(decode(whole));
    if (pick(5) > 0) return answerTo(encode(mutateJson(json, pick, 1 + pick(3))));
    return withOtherVersion(json, pick);
  };
}

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const encode = (json: unknown) => new TextEncoder().encode(JSON.stringify(json));

function withOtherVersion(json: FileJson, pick: (limit: number) => number): string {
  const version = VERSIONS[pick(VERSIONS.length)];
  const isOfThePlan = pick(2) === 0;
  (isOfThePlan ? json.plan : json).version = version;
  const isNewer = typeof version === 'number' && version > (isOfThePlan ? PLAN_VERSION : PLAN_FILE_VERSION);
  // A newer one may have anything in it: it is told as newer all the same, not as damaged.
  const changed = isNewer && !isOfThePlan && pick(2) === 0 ? { ...json, journal: 'elsewhere' } : json;
  return answerTo(encode(changed), isNewer);
}

/** What is taken can be written and read again, and is then the same; what is not is refused with a sentence. */
function answerTo(bytes: Uint8Array, isNewer = false): string {
  let read: StoredPlan;
  try {
    read = readPlanFile(bytes);
  } catch (error) {
    if (!(error instanceof PlanFormatError)) throw error;
    if (!(isNewer ? /newer Countersign.*update/ : /.{21}/).test(error.message))
      throw new Error(`refused with “${error.message}”`);
    return isNewer ? 'refused as newer, with a sentence' : 'refused with a sentence';
  }
  if (isNewer) throw new Error('it was read, but it is of a newer version');
  const written = writePlanFile(read);
  if (!Buffer.from(writePlanFile(readPlanFile(written))).equals(written))
    throw new Error('it was read otherwise the second time');
  return `read${undone(read)}`;
}

/** The last step is taken back as undo does it: what comes of it can be saved and opened, or the step is refused. */
function undone({ plan, number, history, journal }: StoredPlan): string {
  const entry = journal.find((one) => one.number === history.undo.at(-1));
  if (!entry) return ', nothing to undo';
  const change = reverseChange(entry.change);
  if (damageBy(plan, change) !== null) return ', its last step cannot be undone';
  const back = { plan: applyChange(plan, change), number, history: { undo: [], redo: [] }, journal };
  readPlanFile(writePlanFile(back));
  return ', its last step undone';
}
