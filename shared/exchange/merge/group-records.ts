import type { ImportApply } from '../../commands/import';
import {
  type ItemId,
  MAX_MILESTONE_ITEMS,
  MAX_OBJECTIVE_ITEMS,
  MAX_OBJECTIVES,
  type Plan,
} from '../../model/index';
import type { ExportFile, ExportRecord } from '../export-file';
import type { ProblemList } from '../problem-list';
import { cut, fold } from '../source/clean-text';
import type { CreateId, PeopleChoice } from './people-choice';
import type { GroupRecord } from './sort-records';

const TITLE = 300;
/** Sub-task, story, epic, initiative: nobody nests deeper, and a loop of parents ends here. */
const DEPTH = 10;

export interface GroupContext {
  readonly plan: Plan;
  readonly file: ExportFile;
  /** Items that this import creates, by key. */
  readonly fresh: ReadonlyMap<string, ItemId>;
  readonly people: PeopleChoice;
  readonly problems: ProblemList;
  readonly createId: CreateId;
}

export interface Groups {
  readonly milestones: NonNullable<ImportApply['milestones']>;
  readonly objectives: NonNullable<ImportApply['objectives']>;
}

/** Which of the groups come in as what was asked; objectives beyond what a plan holds stay items. */
export function splitGroups(
  groups: readonly GroupRecord[],
  plan: Plan,
): { readonly groups: readonly GroupRecord[]; readonly tooMany: readonly ExportRecord[] } {
  const titles = new Set(Array.from(plan.objectives.values(), ({ title }) => fold(title)));
  const tooMany: ExportRecord[] = [];
  const kept = groups.filter(({ record, becomes }) => {
    const title = fold(cut(record.title, TITLE));
    if (becomes === 'milestone' || titles.has(title)) return true;
    if (titles.size < MAX_OBJECTIVES) titles.add(title);
    else tooMany.push(record);
    return titles.has(title);
  });
  return { groups: kept, tooMany };
}

/**
 * Epics as milestones or objectives, with the items of this import that are a part of them, over any number of levels. One that
 * has the title of a milestone or objective in the plan is that one, and only gets the new items: what the room linked and
 * unlinked stays as it is.
 */
export function groupRecords(groups: readonly GroupRecord[], context: GroupContext): Groups {
  const { plan, problems, people, createId } = context;
  const members = membersOf(groups, context);
  const milestoneOf = byTitle(plan.milestones.values());
  const objectiveOf = byTitle(plan.objectives.values());
  const milestones = new Map<string, Groups['milestones'][number]>();
  const objectives = new Map<string, Groups['objectives'][number]>();
  for (const { record, becomes } of groups) {
    const title = cut(record.title, TITLE);
    const ownerId = people.idOf(record.owner);
    const items = members.get(record.key) ?? [];
    const limit = becomes === 'milestone' ? MAX_MILESTONE_ITEMS : MAX_OBJECTIVE_ITEMS;
    if (items.length > limit) {
      problems.add(
        record.row,
        null,
        null,
        `${record.key} has ${items.length} items; the first ${limit} are linked.`,
      );
    }
    if (becomes === 'milestone') {
      const before = milestones.get(fold(title));
      if (record.due === null && !milestoneOf.has(fold(title))) {
        problems.add(
          record.row,
          null,
          null,
          `${record.key} has no date that can be read; its milestone gets the last day of the quarter.`,
        );
      }
      milestones.set(fold(title), {
        id: before?.id ?? milestoneOf.get(fold(title))?.id ?? createId('milestone'),
        title,
        date: before?.date ?? record.due ?? plan.info.end,
        ownerId: before?.ownerId ?? ownerId,
        itemIds: [...(before?.itemIds ?? []), ...items].slice(0, limit),
      });
    } else {
      const before = objectives.get(fold(title));
      objectives.set(fold(title), {
        id: before?.id ?? objectiveOf.get(fold(title))?.id ?? createId('objective'),
        title,
        productOwnerId: before?.productOwnerId ?? ownerId,
        itemIds: [...(before?.itemIds ?? []), ...items].slice(0, limit),
      });
    }
  }
  const isNews = ({ id, itemIds }: { readonly id: string; readonly itemIds: readonly ItemId[] }) =>
    itemIds.length > 0 || !(plan.milestones as ReadonlyMap<string, unknown>).has(id);
  const isNewsToo = ({ id, itemIds }: { readonly id: string; readonly itemIds: readonly ItemId[] }) =>
    itemIds.length > 0 || !(plan.objectives as ReadonlyMap<string, unknown>).has(id);
  return {
    milestones: [...milestones.values()].filter(isNews),
    objectives: [...objectives.values()].filter(isNewsToo),
  };
}

function byTitle<R extends { readonly title: string }>(records: Iterable<R>): Map<string, R> {
  return new Map(Array.from(records, (record) => [fold(record.title), record]));
}

/** New items by the key of the nearest group over them. */
function membersOf(groups: readonly GroupRecord[], { file, fresh }: GroupContext): Map<string, ItemId[]> {
  const members = new Map<string, ItemId[]>(groups.map(({ record }) => [record.key, []]));
  const parentOf = new Map(file.records.map(({ key, parent }) => [key, parent]));
  for (const [key, id] of fresh) {
    let above = parentOf.get(key) ?? '';
    for (let depth = 0; depth < DEPTH && above !== '' && !members.has(above); depth += 1) {
      above = parentOf.get(above) ?? '';
    }
    members.get(above)?.push(id);
  }
  return members;
}
