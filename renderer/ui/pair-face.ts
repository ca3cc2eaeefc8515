import { formatAmount, type Item, type ItemType, itemTypeName, type Plan } from '@shared/model/index';
import type { Pair } from '../store/projection';

/** What a card of a pair shows: enough to decide, little enough to read from five metres. */
export interface PairFace {
  readonly type: ItemType;
  readonly title: string;
  /** What it costs or is about, in a few lines; empty: nothing is known. */
  readonly text: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}

/** A pair as the room sees it. */
export interface PairView {
  readonly question: string;
  readonly left: PairFace;
  readonly right: PairFace;
  /** "At most 12 answers left". */
  readonly progress: string;
  /** 0 to 1. */
  readonly done: number;
}

const TEXT_LENGTH = 220;

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const letters = [...line];
  return letters.length > TEXT_LENGTH ? `${letters.slice(0, TEXT_LENGTH).join('').trimEnd()}…` : line;
}

/** The face of an item of this plan. */
function pairFace(plan: Plan, item: Item): PairFace {
  const { unit } = plan.info;
  const milestones = [...plan.milestones.values()].filter(({ itemIds }) => itemIds.includes(item.id));
  const team = item.teamId === null ? undefined : plan.teams.get(item.teamId);
  const facts = [
    // Debt is compared with debt: its kind says nothing.
    ...(item.debt ? [] : [{ name: 'Kind', value: itemTypeName(item.type) }]),
    {
      name: 'Estimate',
      value: item.estimate === null ? 'none yet' : formatAmount(item.estimate, unit),
    },
    ...(item.debt?.interest != null
      ? [{ name: 'Costs each iteration', value: formatAmount(item.debt.interest, unit) }]
      : []),
    ...(team ? [{ name: 'Team', value: team.name }] : []),
    ...(milestones.length > 0
      ? [{ name: 'Promised in', value: milestones.map(({ title }) => title).join(', ') }]
      : []),
  ];
  return {
    type: item.type,
    title: item.title,
    text: shortened(item.debt?.userEffect || item.description),
    facts,
  };
}

/** The pair as it is shown; null: one of the items is no longer in the plan. */
export function pairView(plan: Plan, { question, left, right, answered, mostLeft }: Pair): PairView | null {
  const [first, second] = [plan.items.get(left), plan.items.get(right)];
  if (!first || !second) return null;
  return {
    question,
    left: pairFace(plan, first),
    right: pairFace(plan, second),
    progress: mostLeft === 1 ? 'The last answer' : `At most ${mostLeft} answers left`,
    done: answered / Math.max(1, answered + mostLeft),
  };
}
