import { type MovedIdentity, type ReadMove, readMoveFile, writeMoveFile } from '@shared/exchange/move-file';
import { isSameJournal } from '@shared/exchange/plan-file';
import type { PlanId } from '@shared/model/index';
import { copyOfPlan } from '@shared/scenario/copy-plan';
import { contactsSchema, newContacts } from '@shared/signing/contacts';
import { CONTACTS_KEY } from './contacts';
import { database, PADDING_KEY, type SettingRow } from './database';
import { loadPlan, readJournal, storeNewPlan } from './journal';
import { listPlans } from './plan-list';
import { planFileOf } from './plans';
import { addMissingScenarios } from './scenario-files';

/** Everything on this machine as the bytes of one file, read back before it is given out. */
export async function packMachine(
  app: string,
  identities: readonly MovedIdentity[],
  onProgress: (done: number, of: number) => void,
): Promise<Uint8Array> {
  const rows = await listPlans();
  const plans = [];
  for (const [index, { id, name, updatedAt }] of rows.entries()) {
    onProgress(index, rows.length);
    plans.push({ id, name, at: updatedAt, bytes: (await planFileOf(id)).bytes });
  }
  const ids = new Set(rows.map(({ id }) => id));
  const documents = (await database.documents.toArray()).filter(({ plan }) => ids.has(plan));
  const kept = (await database.settings.toArray()) as { key: string; value: never }[];
  const settings = kept.filter(({ key }) => key !== PADDING_KEY);
  const bytes = writeMoveFile({ app, at: new Date().toISOString(), plans, documents, settings, identities });
  readMoveFile(bytes);
  onProgress(rows.length, rows.length);
  return bytes;
}

/** What bringing a plan in would do. A plan that is here is never overwritten. */
export interface MovePreview {
  readonly id: PlanId;
  readonly name: string;
  readonly items: number;
  readonly outcome: 'new' | 'same' | 'newer-here' | 'newer-there';
}

export interface MoveLook {
  readonly at: string;
  readonly documents: number;
  readonly plans: readonly MovePreview[];
  /** Locked; each is brought in by itself, under its passphrase. */
  readonly identities: readonly MovedIdentity[];
}

/** Reads and checks a file without changing anything. Throws a sentence. */
export async function lookIntoMove(bytes: Uint8Array): Promise<MoveLook> {
  const move = readMoveFile(bytes);
  const plans: MovePreview[] = [];
  for (const plan of move.plans)
    plans.push({
      id: plan.id,
      name: plan.name,
      items: plan.stored.plan.items.size,
      outcome: await outcomeOf(plan),
    });
  return { at: move.at, documents: move.documents.length, plans, identities: move.identities };
}

async function outcomeOf({ id, at, stored }: ReadMove['plans'][number]): Promise<MovePreview['outcome']> {
  const here = await loadPlan(id);
  if (!here) return 'new';
  const journal = await readJournal(id);
  if (isSameJournal({ number: here.number, journal }, stored)) return 'same';
  const last = journal.at(-1)?.at;
  const row = await database.plans.get(id);
  return (last ?? row?.updatedAt ?? '') >= (stored.journal.at(-1)?.at ?? at) ? 'newer-here' : 'newer-there';
}

/**
 * Brings in what is not here: plans, what-ifs, documents, settings, known fingerprints; all of it or nothing. Gives the number of
 * plans added. A plan that is here in another state comes in as a copy of its own where `copies` names it, and is left out otherwise.
 */
export async function bringIn(
  bytes: Uint8Array,
  copies: readonly PlanId[],
  onProgress: (done: number, of: number) => void,
): Promise<number> {
  const move = readMoveFile(bytes);
  const now = new Date().toISOString();
  const added = await database.transaction('rw', database.tables, async () => {
    const welcome = new Set<string>();
    let count = 0;
    for (const [index, plan] of move.plans.entries()) {
      onProgress(index, move.plans.length);
      const outcome = await outcomeOf(plan);
      if (outcome === 'new') {
        await storeNewPlan(plan.stored, plan.at);
        count += 1;
      } else if (outcome === 'same') await addMissingScenarios(plan.id, plan.stored.scenarios ?? []);
      else {
        if (copies.includes(plan.id)) {
          await storeNewPlan(copyOfPlan(plan.stored, 'from the other machine', now), now);
          count += 1;
        }
        continue;
      }
      welcome.add(plan.id);
    }
    await bringBeside(move, welcome);
    return count;
  });
  onProgress(move.plans.length, move.plans.length);
  return added;
}

/** What does not stand in the plans themselves. Runs inside the transaction. */
async function bringBeside(move: ReadMove, welcome: ReadonlySet<string>): Promise<void> {
  const { documents, settings } = database;
  for (const document of move.documents)
    if (welcome.has(document.plan) && !(await documents.get(document.id))) await documents.put(document);
  for (const setting of move.settings)
    if (setting.key === CONTACTS_KEY) await mergeContacts(setting);
    else if (!(await settings.get(setting.key))) await settings.put(setting);
}

async function mergeContacts({ value }: SettingRow): Promise<void> {
  const theirs = contactsSchema.safeParse(value);
  const ours = contactsSchema.safeParse((await database.settings.get(CONTACTS_KEY))?.value ?? []);
  if (!theirs.success || !ours.success) return;
  const merged = [...ours.data, ...newContacts(ours.data, theirs.data).added];
  await database.settings.put({ key: CONTACTS_KEY, value: merged });
}
