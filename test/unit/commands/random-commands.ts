import type { Change } from '@shared/change/change';
import type { Decider } from '@shared/commands/define';
import { type Command, type CommandType, isRejection, reduce } from '@shared/commands/reduce';
import { ITEM_TYPES, type Plan, ROLES, TEAM_KINDS } from '@shared/model/index';
import { RANKING_METHODS } from '@shared/ranking/rank-together';
import { checkPlan } from '@shared/rules/check-plan';
import type { Finding } from '@shared/rules/rule';
import fc from 'fast-check';
import {
  amount,
  type Builders,
  type Chooser,
  chooserOf,
  debtFields,
  debtItem,
  fields,
  GONE,
  item,
  items,
  iteration,
  milestone,
  NOW,
  person,
  placement,
  position,
  share,
  team,
  text,
  title,
} from './random-choices';
import { BUILD_SESSION } from './random-session-commands';
import { BUILD_UPKEEP } from './random-upkeep-commands';

/** One step of a random history: which command, and the numbers it chooses by from the plan it meets. */
export interface Step {
  readonly type: CommandType;
  readonly picks: readonly number[];
}

const waivable = (plan: Plan): Finding[] => checkPlan(plan).findings.filter((finding) => finding.waivable);

/** How each command of every family is made up; a new command does not compile until it is here. */
const BUILD: Builders = {
  ...BUILD_SESSION,
  ...BUILD_UPKEEP,
  'plan.edit': (choose) => ({
    fields: {
      ...(choose.number(2) && { company: title(choose) }),
      ...(choose.number(2) && { unit: choose.one(['days', 'points'] as const) ?? 'days' }),
      ...(choose.number(4) === 0 && { paper: choose.one(['a4', 'letter'] as const) ?? 'a4' }),
      ...(choose.number(4) === 0 && {
        quarter: choose.one(['2026-Q4', '2027-Q1', '2027-Q3'] as const) ?? '2027-Q1',
      }),
    },
  }),
  'iteration.edit': (choose) => ({
    id: iteration(choose),
    fields: choose.one([
      { name: title(choose) },
      { workingDays: choose.number(14) },
      { end: '2027-01-14' },
      { end: '2027-03-31' },
      { start: '2027-04-05', end: '2027-04-16' },
      { start: '2026-12-21', end: '2026-12-31' },
    ] as const) ?? { name: 'x' },
  }),
  'person.add': (choose) => ({
    id: `person_n${choose.step}`,
    fields: { name: title(choose), role: choose.one(ROLES) ?? 'cpo' },
  }),
  'person.edit': (choose) => ({
    id: person(choose),
    fields: { name: title(choose), participates: choose.number(2) > 0, email: 'a@b.example' },
  }),
  'person.remove': (choose) => ({ id: person(choose) }),
  'team.add': (choose) => ({
    id: `team_n${choose.step}`,
    fields: { name: title(choose), kind: choose.one(TEAM_KINDS) ?? 'ai' },
  }),
  'team.edit': (choose) => ({
    id: team(choose),
    fields: { members: choose.number(12), focus: share(choose), supportShare: share(choose) },
  }),
  'team.setIteration': (choose) => ({
    id: team(choose),
    iterationId: iteration(choose),
    fields: choose.number(2) ? { absentDays: amount(choose) } : { points: amount(choose) },
  }),
  'team.setIterations': (choose) => ({
    cells: [0, 1].map(() => ({
      id: team(choose),
      iterationId: iteration(choose),
      fields: { absentDays: amount(choose), points: choose.number(2) ? amount(choose) : null },
    })),
  }),
  'team.remove': (choose) => ({ id: team(choose) }),

  'item.add': (choose) => {
    const type = choose.one(ITEM_TYPES) ?? 'debt';
    return {
      id: `item_n${choose.step}`,
      position: position(choose),
      fields: { ...fields(choose), title: title(choose), type },
      ...(type === 'debt' && { debt: debtFields(choose) }),
      ...(choose.number(3) === 0 && { placement: placement(choose) }),
    };
  },
  'item.edit': (choose) => ({
    id: item(choose),
    fields: fields(choose),
    ...(choose.number(4) === 0 && { debt: debtFields(choose) }),
  }),
  'item.assign': (choose) => {
    const { title: _title, description: _description, ...given } = fields(choose);
    return { ids: items(choose), fields: given };
  },
  'item.confirmEstimate': (choose) => ({ ids: items(choose) }),
  'item.merge': (choose) => ({
    keepId: item(choose),
    goneId: item(choose),
    take: choose.number(2)
      ? ['title', 'type', 'estimate', 'labels', 'rank']
      : ['placement', 'teamId', 'ownerId'],
  }),
  'item.distinguish': (choose) => ({ id: item(choose), otherId: item(choose) }),
  'item.remove': (choose) => ({ ids: items(choose) }),
  'item.move': (choose) => ({ ids: items(choose), position: position(choose) }),
  'item.rankTogether': (choose) => ({
    ids: items(choose).reverse(),
    method: choose.one(RANKING_METHODS) ?? 'pairs',
  }),
  'item.place': (choose) => ({
    ids: items(choose),
    placement: placement(choose),
    ...(choose.number(2) && { teamId: team(choose) }),
  }),
  'item.arrange': (choose) => ({
    moves: items(choose).map((id) => ({
      id,
      placement: placement(choose),
      ...(choose.number(2) && { teamId: team(choose) }),
    })),
  }),
  'item.unplace': (choose) => ({ ids: items(choose) }),

  'debt.rank': (choose) => ({
    id: debtItem(choose),
    position: choose.number(2) ? { before: debtItem(choose) } : position(choose),
  }),
  'debt.rankTogether': (choose) => ({
    ids: [debtItem(choose), debtItem(choose), choose.number(9) ? debtItem(choose) : item(choose)],
    method: choose.one(RANKING_METHODS) ?? 'votes',
  }),
  'debt.confirmRank': (choose) => ({ id: debtItem(choose) }),
  'debt.unrank': (choose) => ({ id: debtItem(choose) }),
  'debt.sequence': (choose) => ({
    id: debtItem(choose),
    position: choose.number(2) ? { after: debtItem(choose) } : position(choose),
    ...(choose.number(2) && { overrideReason: text(choose) }),
  }),
  'debt.sequenceAsRanked': () => ({}),
  'debt.unsequence': (choose) => ({ id: debtItem(choose) }),
  'debt.explain': (choose) => ({ id: debtItem(choose), overrideReason: text(choose) }),
  'debt.setShare': (choose) => ({ share: share(choose) }),
  'escalation.open': (choose) => ({
    id: `escalation_n${choose.step}`,
    share: share(choose),
    reason: text(choose),
    at: NOW,
    by: choose.number(2) ? person(choose) : null,
  }),
  'escalation.decide': (choose) => ({
    id: choose.one(choose.plan.escalations.keys()) ?? `escalation_${GONE}`,
    decision: { granted: choose.number(2) > 0, by: 'The CEO', at: NOW, reason: text(choose) },
  }),
  'escalation.remove': (choose) => ({
    id: choose.one(choose.plan.escalations.keys()) ?? `escalation_${GONE}`,
  }),

  'milestone.add': (choose) => ({
    id: `milestone_n${choose.step}`,
    fields: { title: title(choose), date: '2027-02-14', ownerId: person(choose) },
    ...(choose.number(2) && { itemIds: items(choose) }),
  }),
  'milestone.edit': (choose) => ({
    id: milestone(choose),
    fields: choose.number(2) ? { date: '2027-03-01' } : { title: title(choose), ownerId: null },
  }),
  'milestone.remove': (choose) => ({ id: milestone(choose) }),
  'milestone.link': (choose) => ({ id: milestone(choose), itemIds: items(choose) }),
  'milestone.unlink': (choose) => ({ id: milestone(choose), itemId: item(choose) }),
  'milestone.needsNone': (choose) => ({
    id: milestone(choose),
    reason: choose.number(3) ? text(choose) : null,
  }),
  'dependency.add': (choose) => ({
    id: `dependency_n${choose.step}`,
    itemId: item(choose),
    needsId: item(choose),
  }),
  'dependency.remove': (choose) => ({
    id: choose.one(choose.plan.dependencies.keys()) ?? `dependency_${GONE}`,
  }),

  'import.apply': (choose) => {
    const fresh = [0, 1, 2].slice(0, choose.number(4)).map((index) => ({
      id: `item_i${choose.step}x${index}` as const,
      type: choose.one(ITEM_TYPES) ?? ('bug' as const),
      title: title(choose),
      description: text(choose),
      teamId: choose.number(2) ? team(choose) : null,
      ownerId: choose.number(2) ? (`person_i${choose.step}` as const) : null,
      estimate: choose.number(2) ? amount(choose) : null,
      labels: ['imported'],
      source: null,
    }));
    return {
      file: 'export.csv',
      tracker: 'jira',
      people: [
        {
          id: `person_i${choose.step}`,
          name: title(choose),
          role: 'contributor',
          email: '',
          participates: false,
          attended: [],
        },
      ],
      items: fresh,
      updates: choose.plan.items.size > 0 ? [{ id: item(choose), fields: fields(choose) }] : [],
      dependencies: fresh.slice(1).map(({ id }, index) => ({
        id: `dependency_i${choose.step}x${index}` as const,
        itemId: id,
        needsId: choose.number(3) ? item(choose) : (fresh[0]?.id ?? id),
      })),
    };
  },

  'waiver.add': (choose) => {
    const finding = choose.one(waivable(choose.plan));
    return {
      id: `waiver_n${choose.step}`,
      rule: finding?.rule ?? 'MAP-1',
      findingKey: finding?.key ?? 'MAP-1:none',
      message: finding?.message ?? 'none',
      reason: text(choose),
      productName: 'Helena',
      engineeringName: 'Tomas',
      at: NOW,
    };
  },
  'waiver.remove': (choose) => ({ id: choose.one(choose.plan.waivers.keys()) ?? `waiver_${GONE}` }),
  'plan.commit': () => ({ at: NOW, by: 'Ruth' }),
  'plan.reopen': () => ({}),
  'signature.record': (choose) => {
    const role = choose.one(['cpo', 'cto'] as const) ?? 'cpo';
    return {
      id: `signature_n${choose.step}`,
      role,
      name: `Signer ${role}`,
      email: '',
      fingerprint: choose.number(3) ? `ab${role}` : 'same',
      at: NOW,
    };
  },

  'scenario.adopt': (choose) => ({
    id: `plan_s${choose.step}`,
    name: title(choose),
    own: editIn(choose),
    choices: {},
  }),
  'scenario.update': (choose) => ({ base: choose.step, plan: editIn(choose) }),
  'sequence.apply': (choose) => ({
    placements: items(choose).map((id) => ({ id, placement: choose.number(3) ? placement(choose) : null })),
    seed: choose.number(9),
    schedules: choose.number(2_000),
  }),
};

/** What one edit would do. */
function editIn(choose: Chooser): Change {
  const { plan, step } = choose;
  const type = choose.one(['item.edit', 'item.add', 'item.remove', 'item.move', 'team.remove'] as const);
  const change = reduce(plan, commandOf(plan, { type: type ?? 'item.edit', picks: picksOf(choose) }, step));
  return isRejection(change) ? {} : change;
}

const picksOf = ({ number }: Chooser) => Array.from({ length: 12 }, () => number(1_000_000));

export const COMMAND_TYPES = Object.keys(BUILD) as readonly CommandType[];

/** The command a step stands for in the plan it meets; most are valid there, some are refused. */
export function commandOf(plan: Plan, { type, picks }: Step, step: number): Command {
  return { type, args: BUILD[type](chooserOf(plan, step, picks)) } as Command;
}

/** Who gives the command of a step: a side, or the room as a whole. */
export const deciderOf = ({ picks }: Step): Decider => ({
  side: (['product', 'engineering', null] as const)[(picks.at(-1) ?? 0) % 3] ?? null,
});

export const stepArbitrary = (types: readonly CommandType[] = COMMAND_TYPES): fc.Arbitrary<Step> =>
  fc.record({
    type: fc.constantFrom(...types),
    picks: fc.array(fc.nat(1_000_000), { minLength: 12, maxLength: 12 }),
  });

/** Freezing rarely passes on a random plan and then stops nearly everything: keep it apart. */
export const EDITING_TYPES = COMMAND_TYPES.filter(
  (type) => type !== 'plan.commit' && type !== 'signature.record' && type !== 'plan.reopen',
);
