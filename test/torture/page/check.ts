import type { JournalEntry } from '@shared/change/journal';
import { EMPTY_HISTORY } from '@shared/change/journal';
import { canonicalJson, type PlanId, serialisePlan } from '@shared/model/index';
import { checkIntegrity } from '@shared/model/integrity';
import { database, type JournalRow } from '../../../renderer/store/database';
import { advance, loadPlan, type PlanState } from '../../../renderer/store/journal';
import { planFileOf } from '../../../renderer/store/plans';
import { loadScenario } from '../../../renderer/store/scenario-journal';
import type { Acknowledged, Checked } from './protocol';
import { hashOf, startPlan } from './start-plan';

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Looks at everything on disk after a kill; the plans are opened by the product's own code, the rest is read raw. */
export async function check(acknowledged: readonly Acknowledged[], only: PlanId | null): Promise<Checked> {
  const found = {
    lost: [] as string[],
    unopened: [] as string[],
    gaps: [] as string[],
    differing: [] as string[],
    halves: [] as string[],
  };
  const rows = await database.journal.toArray();
  const journals = Map.groupBy(rows, ({ plan }) => plan);
  const plans = await database.plans.toArray();
  const scenarios = await database.scenarios.toArray();
  const documents = new Set((await database.documents.toArray()).map(({ id }) => id));

  for (const [plan, journal] of journals) {
    if (journal.some(({ number }, index) => number !== index + 1)) found.gaps.push(`${plan} has a gap`);
    if (!plans.some(({ id }) => id === plan) && !scenarios.some(({ id }) => id === plan))
      found.halves.push(`${plan} has ${journal.length} entries and is not there`);
  }
  const snapshots = new Set(await database.snapshots.toCollection().primaryKeys());
  for (const id of snapshots)
    if (!plans.some((plan) => plan.id === id)) found.halves.push(`the snapshot of ${id} has no plan`);
  for (const { id } of plans) {
    if (only !== null && id !== only) continue;
    try {
      const opened = await loadPlan(id);
      if (!opened) throw new Error('it has no snapshot');
      const replayed = replay(id, journals.get(id) ?? []);
      if (serialisePlan(opened.plan) !== serialisePlan(replayed.plan))
        found.differing.push(`${id} is not what its journal says`);
      if (
        opened.number !== replayed.number ||
        canonicalJson(opened.history) !== canonicalJson(replayed.history)
      )
        found.differing.push(`${id} would undo something else than its journal says`);
      await planFileOf(id);
    } catch (error) {
      found.unopened.push(`${id}: ${reason(error)}`);
    }
  }
  for (const { id, plan } of scenarios) {
    if (only !== null && plan !== only) continue;
    try {
      if (!plans.some((row) => row.id === plan)) found.halves.push(`the what-if ${id} has no plan`);
      const opened = await loadScenario(id);
      if (!opened) throw new Error('it is not there');
      const [damage] = checkIntegrity(opened.state.plan);
      if (damage) throw new Error(damage);
      if (opened.state.number !== (journals.get(id)?.length ?? 0))
        found.differing.push(`the what-if ${id} is not at the end of its journal`);
    } catch (error) {
      found.unopened.push(`the what-if ${id}: ${reason(error)}`);
    }
  }
  found.halves.push(...unpaired(rows, documents));
  found.lost.push(...(await lostOf(acknowledged, journals, documents)));
  return { entries: rows.length, plans: plans.length, scenarios: scenarios.length, ...found };
}

function replay(id: PlanId, journal: readonly JournalEntry[]): PlanState {
  const start: PlanState = { plan: startPlan(id), number: 0, history: EMPTY_HISTORY };
  return journal.reduce<PlanState>(advance, start);
}

/** A document and the entry it was written with are both there, or neither is. */
function unpaired(rows: readonly JournalRow[], documents: ReadonlySet<string>): string[] {
  const named = new Set<string>();
  for (const { type, args } of rows) {
    const title = type === 'item.edit' ? (args as { fields?: { title?: string } }).fields?.title : undefined;
    if (title?.startsWith('document ')) named.add(title);
  }
  return [
    ...[...named]
      .filter((mark) => !documents.has(mark))
      .map((mark) => `${mark} has its entry and no document`),
    ...[...documents].filter((mark) => !named.has(mark)).map((mark) => `${mark} has no entry`),
  ];
}

async function lostOf(
  acknowledged: readonly Acknowledged[],
  journals: ReadonlyMap<PlanId, readonly JournalRow[]>,
  documents: ReadonlySet<string>,
): Promise<string[]> {
  const lost: string[] = [];
  const removing = new Set(
    acknowledged.flatMap((told) => (told.kind === 'scenario-removing' ? [told.id] : [])),
  );
  const deleting = new Set(acknowledged.flatMap((told) => (told.kind === 'plan-deleting' ? [told.id] : [])));
  for (const told of acknowledged) {
    switch (told.kind) {
      case 'entry': {
        if (removing.has(told.plan)) break;
        const entry = journals.get(told.plan)?.[told.number - 1];
        const where = `entry ${told.number} of ${told.plan} (its journal ends at ${journals.get(told.plan)?.length ?? 0})`;
        if (!entry) lost.push(`${where} is missing`);
        else if (hashOf(entry.change) !== told.hash)
          lost.push(
            `${where} has another content: ${JSON.stringify(entry).slice(0, 600)}, told ${told.what}`,
          );
        if (told.document !== null && !documents.has(told.document)) lost.push(told.document);
        break;
      }
      case 'scenario-made':
        if (!removing.has(told.id) && !(await database.scenarios.get(told.id)))
          lost.push(`what-if ${told.id}`);
        break;
      case 'scenario-removed':
        if (await database.scenarios.get(told.id)) lost.push(`the removal of what-if ${told.id}`);
        break;
      case 'plan-added':
        if (!deleting.has(told.id) && !(await database.plans.get(told.id))) lost.push(`plan ${told.id}`);
        break;
      case 'plan-deleted':
        if (await database.plans.get(told.id)) lost.push(`the removal of plan ${told.id}`);
        break;
      case 'setting': {
        const row = await database.settings.get(told.key);
        if (!(typeof row?.value === 'number' && row.value >= told.value)) lost.push(`setting ${told.key}`);
        break;
      }
      case 'scenario-removing':
      case 'plan-deleting':
      case 'trouble':
        break;
    }
  }
  return lost;
}
