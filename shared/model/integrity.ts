import { ownProposal } from './conflict';
import type { Plan } from './plan';
import { brokenReferences } from './references';

/**
 * What no command can make and no rule tells: a plan with any of it would mislead or fail later. Half sentences; empty
 * when the plan is whole. Loops of dependencies are not among it: MAP-2 shows them.
 */
export function checkIntegrity(plan: Plan): string[] {
  return [
    ...brokenReferences(plan),
    ...planDamage(plan),
    ...iterationDamage(plan),
    ...itemDamage(plan),
    ...linkDamage(plan),
    ...objectiveDamage(plan),
    ...sessionDamage(plan),
    ...conflictDamage(plan),
    ...velocityDamage(plan),
    ...signatureDamage(plan),
  ];
}

/** Tells each value that stands twice. */
function* twice<T>(
  records: Iterable<T>,
  keyOf: (record: T) => string | null,
  what: string,
): Generator<string> {
  const seen = new Set<string>();
  for (const record of records) {
    const key = keyOf(record);
    if (key === null) continue;
    if (seen.has(key)) yield `${what} ${key} stands twice`;
    seen.add(key);
  }
}

function* planDamage({ info, teams }: Plan): Generator<string> {
  if (info.end < info.start) yield 'its quarter ends before it starts';
  yield* twice(teams.values(), ({ order }) => order, 'the team order');
}

function* iterationDamage(plan: Plan): Generator<string> {
  const iterations = [...plan.iterations.values()].sort((a, b) => (a.start < b.start ? -1 : 1));
  for (const [index, { id, start, end }] of iterations.entries()) {
    if (end < start) yield `${id} ends before it starts`;
    const before = iterations[index - 1];
    if (before && before.end >= start) yield `${id} overlaps with ${before.id}`;
  }
}

function* itemDamage(plan: Plan): Generator<string> {
  yield* twice(plan.items.values(), ({ rank }) => rank, 'the rank');
  yield* twice(plan.items.values(), ({ debt }) => debt?.businessRank ?? null, 'the business rank');
  yield* twice(plan.items.values(), ({ debt }) => debt?.sequence ?? null, "the CTO's place");
  for (const { id, type, debt, ai, placement } of plan.items.values()) {
    if (type === 'debt' && !debt) yield `${id} is debt without the details of debt`;
    if (type !== 'debt' && debt) yield `${id} has the details of debt but is none`;
    if (type === 'ai' && !ai) yield `${id} is AI work without the details of AI work`;
    if (type !== 'ai' && ai) yield `${id} has the details of AI work but is none`;
    if (!placement) continue;
    const [from, to] = [plan.iterations.get(placement.from), plan.iterations.get(placement.to)];
    if (from && to && to.start < from.start) yield `the work on ${id} ends before it starts`;
  }
}

function* linkDamage(plan: Plan): Generator<string> {
  const pairOf = (pair: { readonly itemId: string; readonly needsId: string }) =>
    `${pair.itemId} needs ${pair.needsId}`;
  yield* twice(plan.dependencies.values(), pairOf, 'the dependency');
  for (const { id, itemIds, needsNoneReason } of plan.milestones.values()) {
    yield* twice(itemIds, (itemId) => itemId, `in ${id} the link to`);
    if (needsNoneReason !== null && itemIds.length > 0) yield `${id} needs no work and is linked to some`;
  }
}

function* objectiveDamage({ objectives, checkIns }: Plan): Generator<string> {
  yield* twice(objectives.values(), ({ order }) => order, 'the place of an objective');
  for (const { id, keyResults, constraints } of objectives.values()) {
    yield* twice([...keyResults, ...constraints], (metric) => metric.id, `in ${id} the metric`);
  }
  for (const { id, objectiveId, metricId } of checkIns.values()) {
    const { keyResults = [], constraints = [] } = objectives.get(objectiveId) ?? {};
    const isKnown = [...keyResults, ...constraints].some((metric) => metric.id === metricId);
    if (!isKnown) yield `${id} measures ${metricId}, which is not in ${objectiveId}`;
  }
}

function* sessionDamage({ agenda, votes }: Plan): Generator<string> {
  yield* twice(agenda.values(), ({ day, order }) => `${order} of day ${day}`, 'the agenda place');
  const running = [...agenda.values()].filter(({ startedAt }) => startedAt !== null);
  if (running.length > 1) yield `the timers of ${running.length} steps run at once`;
  yield* twice(votes.values(), ({ round }) => String(round), 'the round of votes');
  const open = [...votes.values()].filter(({ revealed }) => !revealed);
  if (open.length > 1) yield `${open.length} votes are open at once`;
}

function* conflictDamage({ conflicts, syncs }: Plan): Generator<string> {
  yield* twice(conflicts.values(), ({ candidate }) => candidate, 'the tension');
  const open = [...syncs.values()].filter(({ state }) => state === 'open');
  if (open.length > 1) yield `${open.length} syncs are open at once`;
  for (const conflict of conflicts.values()) {
    if (conflict.syncId !== null && ownProposal(conflict).trim() === '') {
      yield `${conflict.id} is brought to a sync without a proposal`;
    }
  }
}

function* velocityDamage({ velocities }: Plan): Generator<string> {
  yield* twice(velocities.values(), ({ teamId, end }) => `${teamId} until ${end}`, 'the past iteration of');
  for (const { id, completed, debt } of velocities.values()) {
    if (debt > completed) yield `${id} holds more debt work than was completed`;
  }
}

function* signatureDamage({ info, signatures }: Plan): Generator<string> {
  if (signatures.size > 0 && !info.commitment) yield 'it is signed but was never frozen';
  yield* twice(signatures.values(), ({ role }) => role, 'the signature as');
}
