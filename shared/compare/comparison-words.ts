import {
  formatDate,
  formatShare,
  type ItemId,
  itemTypeName,
  type Plan,
  type Records,
  type TableName,
} from '../model/index';
import { comparePlans, type PlanComparison, type RankMove, type RecordDifference } from './compare-plans';
import { type Fact, type FieldFacts, tellChange, tellFacts } from './fact';
import { dayOf, FIELD_FACTS, INFO_FACTS, placementText, teamName, titleOf, voteText } from './field-facts';

export interface ToldRecord {
  readonly id: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** What it is called, and what it is where that is not said by its group. */
  readonly name: string;
  readonly note: string;
  /** Half sentences: what changed, or what there was to know about something that came or went. */
  readonly details: readonly string[];
}

export interface ToldGroup {
  readonly table: TableName;
  readonly title: string;
  readonly records: readonly ToldRecord[];
}

export interface ToldMove {
  readonly id: ItemId;
  readonly title: string;
  /** "from 14 to 3", "from Iteration 2 to Iteration 4". */
  readonly move: string;
}

export interface ToldMoves {
  readonly kind: 'rank' | 'time' | 'debt-rank' | 'debt-sequence';
  readonly title: string;
  readonly moves: readonly ToldMove[];
}

/** A comparison as people read it. */
export interface ToldComparison {
  /** What changed about the plan as a whole. */
  readonly plan: readonly string[];
  readonly groups: readonly ToldGroup[];
  /** Moves in rank, in time, in product's ranking of debt and in the CTO's sequence; only those with any. */
  readonly moves: readonly ToldMoves[];
  readonly isSame: boolean;
}

/** The groups in the order in which they are told. */
const GROUPS: readonly (readonly [TableName, string])[] = [
  ['objectives', 'Objectives'],
  ['milestones', 'Milestones'],
  ['items', 'Backlog'],
  ['dependencies', 'Dependencies'],
  ['teams', 'Teams'],
  ['people', 'People'],
  ['iterations', 'Iterations'],
  ['conflicts', 'Conflicts'],
  ['escalations', 'Escalations'],
  ['risks', 'Risks'],
  ['votes', 'Confidence votes'],
  ['hiddenWork', 'Hidden work'],
  ['waivers', 'Waivers'],
  ['shareReviews', 'Reviews of the debt share'],
  ['checkIns', 'Check-ins'],
  ['velocities', 'Velocity'],
  ['repayments', 'Paid debt'],
  ['possibilities', 'What’s possible'],
  ['syncs', 'Syncs'],
  ['refinements', 'Refinements'],
  ['agenda', 'Agenda'],
  ['parking', 'Parking lot'],
];

/** Tells what became of a plan, in words; nothing that was deleted is left out. */
export function tellComparison(before: Plan, after: Plan): ToldComparison {
  const comparison = comparePlans(before, after);
  const plan = comparison.info.flatMap(({ field, from, to }) => {
    const facts = INFO_FACTS[field as keyof typeof INFO_FACTS] as FieldFacts<unknown>;
    return tellChange(facts(from, before), facts(to, after));
  });
  const groups = GROUPS.map(([table, title]): ToldGroup => {
    const records = comparison.differences
      .filter((difference) => difference.table === table)
      .flatMap((difference) => toldRecord(difference, before, after));
    return { table, title, records };
  }).filter(({ records }) => records.length > 0);
  const moves = movesOf(comparison, before, after).filter((told) => told.moves.length > 0);
  return { plan, groups, moves, isSame: plan.length + groups.length + moves.length === 0 };
}

function toldRecord(difference: RecordDifference, before: Plan, after: Plan): ToldRecord[] {
  const { table, kind, record } = difference;
  const plan = kind === 'removed' ? before : after;
  const details =
    kind === 'changed'
      ? difference.fields.flatMap(({ field, from, to }) => {
          const facts = fieldFacts(table, field);
          return tellChange(facts(from, before), facts(to, after));
        })
      : tellFacts(allFacts(table, record, plan));
  if (kind === 'changed' && details.length === 0) return [];
  const name = nameOf({ table, record } as NamedRecord, plan);
  // The name of what came or went is told once.
  const rest = kind === 'changed' ? details : details.filter((detail) => !detail.endsWith(`: ${name}`));
  return [{ id: record.id, kind, name, note: noteOf(difference), details: rest }];
}

const fieldFacts = (table: TableName, field: string): FieldFacts<unknown> =>
  (FIELD_FACTS[table] as unknown as Record<string, FieldFacts<unknown>>)[field] ?? (() => []);

function allFacts(table: TableName, record: Records[TableName], plan: Plan): Fact[] {
  const values = record as unknown as Record<string, unknown>;
  return Object.keys(FIELD_FACTS[table]).flatMap((field) => fieldFacts(table, field)(values[field], plan));
}

const noteOf = ({ table, record }: RecordDifference): string =>
  table === 'items' ? itemTypeName(record.type) : '';

type NamedRecord = {
  readonly [T in TableName]: { readonly table: T; readonly record: Records[T] };
}[TableName];

/** What a record is called in a sentence. */
function nameOf({ table, record }: NamedRecord, plan: Plan): string {
  switch (table) {
    case 'items':
    case 'milestones':
    case 'objectives':
    case 'agenda':
    case 'repayments':
    case 'possibilities':
    case 'conflicts':
    case 'hiddenWork':
    case 'risks':
      return record.title;
    case 'people':
    case 'iterations':
    case 'teams':
      return record.name;
    case 'dependencies':
      return `${titleOf(plan.items, record.itemId)} needs ${titleOf(plan.items, record.needsId)} first`;
    case 'checkIns': {
      const objective = plan.objectives.get(record.objectiveId);
      const metric = [...(objective?.keyResults ?? []), ...(objective?.constraints ?? [])].find(
        ({ id }) => id === record.metricId,
      );
      return `${metric?.name ?? 'A metric'} on ${formatDate(record.date)}`;
    }
    case 'parking':
      return record.text;
    case 'escalations':
      return `A debt share of ${formatShare(record.share)}`;
    case 'shareReviews':
      return `Review of ${formatDate(record.date, true)}`;
    case 'velocities':
      return `${teamName(plan, record.teamId)}, ${record.name}`;
    case 'syncs':
      return `Sync of ${formatDate(record.date, true)}`;
    case 'refinements':
      return `Refinement of ${dayOf(record.at)}`;
    case 'votes':
      return `Round ${record.round}, ${voteText(record)}`;
    case 'waivers':
      return record.message;
    case 'signatures':
      return record.name;
    case 'signedRevisions':
      return 'The signed revision';
  }
}

function movesOf(comparison: PlanComparison, before: Plan, after: Plan): ToldMoves[] {
  const ranked = ({ item, from, to }: RankMove): ToldMove => ({
    id: item.id,
    title: item.title,
    move: `from ${from} to ${to}`,
  });
  return [
    { kind: 'rank', title: 'Moved in rank', moves: comparison.rank.map(ranked) },
    {
      kind: 'time',
      title: 'Moved in time',
      moves: comparison.time.map(({ item, from, to }) => ({
        id: item.id,
        title: item.title,
        move: timeText(placementText(from, before), placementText(to, after)),
      })),
    },
    { kind: 'debt-rank', title: "Moved in product's rank of debt", moves: comparison.debtRank.map(ranked) },
    {
      kind: 'debt-sequence',
      title: "Moved in the CTO's sequence",
      moves: comparison.debtSequence.map(ranked),
    },
  ];
}

function timeText(from: string, to: string): string {
  if (from === '') return `placed in ${to}`;
  if (to === '') return `taken off the roadmap (was in ${from})`;
  return `from ${from} to ${to}`;
}

/** How much a comparison holds, as one line: "3 added, 1 removed, 5 changed, 2 moved". */
export function comparisonSummary({ plan, groups, moves }: ToldComparison): string {
  const records = groups.flatMap((group) => group.records);
  const count = (kind: ToldRecord['kind']) => records.filter((record) => record.kind === kind).length;
  const moved = new Set(moves.flatMap((told) => told.moves.map(({ id }) => id))).size;
  const counted = [
    [count('added'), 'added'],
    [count('removed'), 'removed'],
    [count('changed') + (plan.length > 0 ? 1 : 0), 'changed'],
    [moved, 'moved'],
  ] as const;
  const told = counted.filter(([amount]) => amount > 0).map(([amount, what]) => `${amount} ${what}`);
  return told.length === 0 ? 'Nothing differs' : told.join(', ');
}
