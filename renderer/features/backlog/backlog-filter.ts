import {
  CONTRACT_SIZE,
  type Item,
  type ItemId,
  type ItemType,
  type PersonId,
  type TeamId,
} from '@shared/model/index';
import type { Report } from '@shared/rules/check-plan';
import { foldText, textOf } from '../../ui/search-items';

/** What is shown of the backlog; `none` asks for items that have no team or no owner. */
export interface BacklogFilter {
  readonly text: string;
  readonly type: ItemType | null;
  readonly team: TeamId | 'none' | null;
  readonly owner: PersonId | 'none' | null;
  readonly onlyContract: boolean;
  readonly onlyUnplaced: boolean;
  readonly onlyWithFindings: boolean;
}

export const NO_FILTER: BacklogFilter = {
  text: '',
  type: null,
  team: null,
  owner: null,
  onlyContract: false,
  onlyUnplaced: false,
  onlyWithFindings: false,
};

export const isFiltered = (filter: BacklogFilter): boolean =>
  filter.text.trim() !== '' ||
  filter.type !== null ||
  filter.team !== null ||
  filter.owner !== null ||
  filter.onlyContract ||
  filter.onlyUnplaced ||
  filter.onlyWithFindings;

const idOrNone = (wanted: string | null, id: string | null): boolean =>
  wanted === null || (wanted === 'none' ? id === null : id === wanted);

/** The items that pass, in backlog order. */
export function filterBacklog(
  backlog: readonly Item[],
  filter: BacklogFilter,
  withFindings: ReadonlySet<ItemId>,
): readonly Item[] {
  if (!isFiltered(filter)) return backlog;
  const words = foldText(filter.text).split(/\s+/u).filter(Boolean);
  const source = filter.onlyContract ? backlog.slice(0, CONTRACT_SIZE) : backlog;
  return source.filter(
    (item) =>
      (filter.type === null || item.type === filter.type) &&
      idOrNone(filter.team, item.teamId) &&
      idOrNone(filter.owner, item.ownerId) &&
      (!filter.onlyUnplaced || item.placement === null) &&
      (!filter.onlyWithFindings || withFindings.has(item.id)) &&
      (words.length === 0 || words.every((word) => textOf(item).includes(word))),
  );
}

const subjects = new WeakMap<Report, ReadonlySet<ItemId>>();

/** The items that something open is said about. */
export function itemsWithFindings(report: Report): ReadonlySet<ItemId> {
  const known = subjects.get(report);
  if (known) return known;
  const ids = new Set<ItemId>();
  for (const { subject, waiver } of report.findings) {
    if (subject.kind === 'item' && waiver === null) ids.add(subject.id);
  }
  subjects.set(report, ids);
  return ids;
}

const ranks = new WeakMap<readonly ItemId[], ReadonlyMap<ItemId, number>>();

/** Each item's index in the whole backlog, by `rankedIds`: made anew when the order is another one, not with every edit. */
export function rankIndices(backlog: readonly ItemId[]): ReadonlyMap<ItemId, number> {
  const known = ranks.get(backlog);
  if (known) return known;
  const indices = new Map(backlog.map((id, index) => [id, index]));
  ranks.set(backlog, indices);
  return indices;
}
