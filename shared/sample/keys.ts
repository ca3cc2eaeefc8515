import type { ItemId, MilestoneId, PersonId } from '../model/index';

export const itemId = (key: string): ItemId => `item_${key}`;
export const milestoneId = (key: string): MilestoneId => `milestone_${key}`;
export const personId = (key: string): PersonId => `person_${key}`;

/** Records as the table that holds them. */
export const byId = <R extends { readonly id: string }>(records: readonly R[]): Map<R['id'], R> =>
  new Map(records.map((record) => [record.id, record]));
