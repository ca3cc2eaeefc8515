import type { ImportApply, NewTeam } from '../commands/import';
import { createId as createRandomId, type ItemId, MAX_OBJECTIVES, type Plan } from '../model/index';
import { rankedItems } from '../ranking/rankings';
import type { ExportFile } from './export-file';
import { ImportError } from './import-error';
import { reportColumns } from './merge/column-report';
import { estimateSource } from './merge/estimates';
import { groupRecords, splitGroups } from './merge/group-records';
import { type ImportOptions, importOptions } from './merge/import-options';
import type { ImportPreview } from './merge/import-preview';
import { linkRole, mergeLinks } from './merge/merge-links';
import { type CreateId, PeopleChoice } from './merge/people-choice';
import { placeNewItems } from './merge/place-items';
import { indexPlan } from './merge/plan-index';
import { sortRecords } from './merge/sort-records';
import { TeamChoice } from './merge/team-choice';
import { createItems, updateItems, type WriteContext } from './merge/write-items';
import { ProblemList } from './problem-list';

/** What one command takes. */
const MAX_DEPENDENCIES = 400_000;

export interface ImportRequest {
  readonly plan: Plan;
  readonly file: ExportFile;
  readonly options?: Partial<ImportOptions>;
  readonly createId?: CreateId;
}

/**
 * Decides what an export does to a plan, and says so: the preview holds the command that is committed when it is accepted, so
 * that what is shown is what happens. Deterministic but for the ids. Throws ImportError.
 */
export function prepareImport(request: ImportRequest): ImportPreview {
  const { file, createId = createRandomId } = request;
  const options = importOptions(request.options);
  const plan = withNewTeams(request.plan, options.newTeams);
  const index = indexPlan(plan, file.tracker, file.source);
  const sorted = sortRecords(file, index, options, createId);
  const { known, leftOut, skipped, order, types, statuses } = sorted;
  const { groups, tooMany } = splitGroups(sorted.groups, request.plan);
  const surplus = tooMany.map((record) => ({ record, type: 'feature' as const, id: createId('item') }));
  const places = placeNewItems(
    rankedItems(request.plan.items),
    [...sorted.fresh, ...surplus].map((each) => ({ ...each, score: each.record.score })),
    options.interleave,
  );
  const fresh = places.order;
  const itemOf = new Map<string, ItemId>();
  for (const [key, { id }] of index.items) itemOf.set(key, id);
  for (const [key, { id }] of index.merged) if (!itemOf.has(key)) itemOf.set(key, id);
  for (const { record, id } of fresh) itemOf.set(record.key, id);
  const links = mergeLinks({
    plan,
    file,
    options,
    itemOf,
    remembered: (key) => index.items.get(key)?.source?.imported.needs ?? [],
    createId,
  });
  if (links.dependencies.length > MAX_DEPENDENCIES) {
    throw new ImportError(
      `The file has more than ${MAX_DEPENDENCIES.toLocaleString('en')} links. Export fewer issues at a time.`,
    );
  }

  const context: WriteContext = {
    file,
    index,
    people: new PeopleChoice(index, createId),
    teams: new TeamChoice(file, plan, index, options),
    unit: plan.info.unit,
    estimate: estimateSource(file, plan.info.unit, options),
    options,
    problems: new ProblemList(),
    remembered: links.remembered,
  };
  const { items, created } = createItems(fresh, context);
  const { updates, updated, conflicts, closedInTracker } = updateItems(known, context);
  const { people, teams, estimate, problems } = context;
  for (const { row, key } of tooMany) {
    problems.add(
      row,
      null,
      null,
      `A plan has at most ${MAX_OBJECTIVES} objectives; ${key} comes in as an item.`,
    );
  }
  const { milestones, objectives } = groupRecords(groups, {
    plan: request.plan,
    file,
    fresh: new Map(fresh.map(({ record, id }) => [record.key, id])),
    people,
    problems,
    createId,
  });

  const staffed = new Set([...items, ...updates.map(({ fields }) => fields)].map(({ teamId }) => teamId));
  const newTeams = options.newTeams.filter(({ id }) => staffed.has(id) && !request.plan.teams.has(id));
  const args: ImportApply = {
    file: file.name,
    tracker: file.tracker,
    people: people.created,
    ...(newTeams.length > 0 && { teams: newTeams }),
    items,
    ...(options.interleave !== 'append' && items.length > 0 && { after: [...places.after] }),
    ...(milestones.length > 0 && { milestones }),
    ...(objectives.length > 0 && { objectives }),
    updates,
    dependencies: [...links.dependencies],
  };
  const duplicate = file.unusable.filter(({ reason }) => reason === 'duplicate').length;
  const touched = new Set(updates.map(({ id }) => id));
  return {
    command: { type: 'import.apply', args },
    empty: [args.people, items, updates, args.dependencies, milestones, objectives].flat().length === 0,
    format: file.format,
    counts: {
      rows: file.records.length + file.unusable.length,
      created: items.length,
      updated: updates.length,
      unchanged:
        known.filter(({ record }) => !touched.has(itemOf.get(record.key) ?? 'item_')).length + sorted.merged,
      skipped: { ...skipped, duplicate, noKey: file.unusable.length - duplicate },
      milestones: groups.filter(({ becomes }) => becomes === 'milestone').length,
      objectives: groups.filter(({ becomes }) => becomes === 'objective').length,
      people: args.people.length,
      dependencies: args.dependencies.length,
      conflicts: conflicts.length,
      blankRows: file.blankRows,
      otherRows: file.otherRows,
    },
    columns: reportColumns(file, {
      estimate,
      teamColumn: teams.column,
      order,
      byScore: options.interleave === 'score',
      groups: groups.length > 0,
      isLinkTypeUsed: (type) => linkRole(type, options) !== 'ignore',
      isLeftOut: ({ key }) => leftOut.has(key),
      isCellDropped: ({ row }, { use, position }) => use === 'link' && !links.isUsed(row, position),
    }),
    problems: [...file.problems, ...problems.problems],
    moreProblems: file.moreProblems + problems.more,
    created,
    updated,
    conflicts,
    closedInTracker,
    links: links.report,
    order,
    interleave: options.interleave,
    estimate: {
      used: estimate,
      points: file.records.filter(({ points }) => points !== null).length,
      time: file.records.filter(({ seconds }) => seconds !== null).length,
    },
    teamColumn: { used: teams.column, choices: file.teamColumns },
    teams: teams.report(),
    types,
    statuses,
  };
}

/** The plan as if the teams that come with the import were in it already, so that names and ids are found as ever. */
function withNewTeams(plan: Plan, newTeams: readonly NewTeam[]): Plan {
  const missing = newTeams.filter(({ id }) => !plan.teams.has(id));
  if (missing.length === 0) return plan;
  const teams = new Map(plan.teams);
  for (const team of missing)
    teams.set(team.id, { ...team, order: '', members: 0, focus: 0, supportShare: 0, iterations: {} });
  return { ...plan, teams };
}
