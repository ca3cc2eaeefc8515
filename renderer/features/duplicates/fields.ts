import { suggestTaken, TAKEN_FIELDS, type TakenField } from '@shared/commands/merge-items';
import { placementText } from '@shared/compare/field-facts';
import { formatAmount, type Item, itemTypeName, type Plan } from '@shared/model/index';
import { rankedItems, rankIndex } from '@shared/ranking/rankings';

export type SideName = 'one' | 'other';

/** Whose value of each field survives. Labels may be put together; they are never taken from the one that goes alone. */
export type Choices = Readonly<Record<TakenField, SideName>>;

export const FIELD_NAMES = {
  title: 'Title',
  type: 'Type',
  description: 'Description',
  estimate: 'Estimate',
  ownerId: 'Owner',
  teamId: 'Team',
  placement: 'On the roadmap',
  labels: 'Labels',
  rank: 'Place in the backlog',
} as const satisfies Record<TakenField, string>;

export const FIELDS: readonly TakenField[] = TAKEN_FIELDS;

/** What nobody chose yet: the higher item's value, and the other's where that one has none. */
export function firstChoices(one: Item, other: Item): Choices {
  const taken = new Set(suggestTaken(one, other));
  const side = (field: TakenField): SideName => (taken.has(field) ? 'other' : 'one');
  return {
    title: side('title'),
    type: side('type'),
    description: side('description'),
    estimate: side('estimate'),
    ownerId: side('ownerId'),
    teamId: side('teamId'),
    placement: side('placement'),
    labels: side('labels'),
    rank: side('rank'),
  };
}

/** What the kept item takes from the one that goes. */
export const takenBy = (keep: SideName, choices: Choices, together: boolean): TakenField[] =>
  FIELDS.filter((field) => (field === 'labels' ? together : choices[field] !== keep));

/** A field's value as people read it; empty: none. */
export function valueText(field: TakenField, item: Item, plan: Plan): string {
  switch (field) {
    case 'title':
      return item.title;
    case 'type':
      return itemTypeName(item.type);
    case 'description':
      return item.description;
    case 'estimate':
      return item.estimate === null ? '' : formatAmount(item.estimate, plan.info.unit);
    case 'ownerId':
      return item.ownerId ? (plan.people.get(item.ownerId)?.name ?? '') : '';
    case 'teamId':
      return item.teamId ? (plan.teams.get(item.teamId)?.name ?? '') : '';
    case 'placement':
      return placementText(item.placement, plan);
    case 'labels':
      return item.labels.join(', ');
    case 'rank':
      return `Number ${rankIndex(rankedItems(plan.items), item.rank) + 1}`;
  }
}
