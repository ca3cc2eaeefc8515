import type { CommandType } from '@shared/commands/reduce';
import {
  AGENDA_TOPICS,
  type AiDetails,
  type Feasibility,
  ITEM_TYPES,
  type Metric,
} from '@shared/model/index';
import { agendaTemplate } from '@shared/session/agenda-template';
import {
  amount,
  type Builders,
  type Chooser,
  day,
  GONE,
  items,
  milestones,
  NOW,
  objective,
  person,
  side,
  text,
  title,
} from './random-choices';

type Family = Extract<
  CommandType,
  `${'objective' | 'checkIn' | 'agenda' | 'session' | 'parking' | 'ai' | 'possibility' | 'conflict' | 'sync'}.${string}`
>;

const metric = (choose: Chooser): Metric => ({
  id: `metric_n${choose.number(6)}`,
  name: title(choose),
  unit: choose.one(['%', 'ms', ''] as const) ?? '',
  baseline: choose.number(2) ? amount(choose) : null,
  goal: amount(choose),
  direction: choose.number(2) ? 'up' : 'down',
});

const feasibility = (choose: Chooser): Feasibility => ({
  by: 'Petra',
  date: '2026-12-02',
  verdict: choose.one(['feasible', 'risky', 'not-feasible'] as const) ?? 'risky',
  note: text(choose),
});

const aiItem = ({ plan, one }: Chooser) =>
  one([...plan.items.values()].filter(({ ai }) => ai))?.id ?? (`item_${GONE}` as const);
const step = ({ plan, one }: Chooser) => one(plan.agenda.keys()) ?? (`step_${GONE}` as const);
const stepOrNone = (choose: Chooser) => (choose.number(4) ? step(choose) : null);
const parked = ({ plan, one }: Chooser) => one(plan.parking.keys()) ?? (`parking_${GONE}` as const);
const possibility = ({ plan, one }: Chooser) =>
  one(plan.possibilities.keys()) ?? (`possibility_${GONE}` as const);
const conflict = ({ plan, one }: Chooser) => one(plan.conflicts.keys()) ?? (`conflict_${GONE}` as const);
const sync = ({ plan, one }: Chooser) => one(plan.syncs.keys()) ?? (`sync_${GONE}` as const);
const openSync = ({ plan, one }: Chooser) =>
  one([...plan.syncs.values()].filter(({ state }) => state === 'open'))?.id ?? (`sync_${GONE}` as const);
const type = ({ one }: Chooser) => one(ITEM_TYPES) ?? ('bug' as const);
const moment = ({ number }: Chooser) => `2026-12-15T1${number(10)}:00:00.000Z`;

const objectiveFields = (choose: Chooser) => ({
  ...(choose.number(2) && { keyResults: [metric(choose), metric(choose)].slice(choose.number(3)) }),
  ...(choose.number(2) && { constraints: [metric(choose)] }),
  ...(choose.number(2) && { productOwnerId: choose.number(3) ? person(choose) : null }),
  ...(choose.number(3) === 0 && { itemIds: items(choose), milestoneIds: milestones(choose) }),
});

const stepFields = (choose: Chooser) => ({
  day: day(choose),
  title: title(choose),
  topic: choose.one(AGENDA_TOPICS) ?? ('other' as const),
  owner: choose.one(['product', 'engineering', 'both'] as const) ?? ('both' as const),
  minutes: choose.one([1, 45, 600]) ?? 45,
});

const aiFields = (choose: Chooser): Partial<AiDetails> =>
  choose.one<Partial<AiDetails>>([
    { modelMetric: metric(choose), userMetric: metric(choose) },
    { feasibility: feasibility(choose) },
    { feasibility: null, modelMetric: null },
    { experiment: 'running' },
    { experiment: 'failed', userMetric: null },
  ]) ?? { experiment: null };

/** How the commands of objectives, the two days, AI work and conflicts are made up. */
export const BUILD_SESSION: Pick<Builders, Family> = {
  'objective.add': (choose) => ({
    id: `objective_n${choose.step}`,
    fields: { title: title(choose), ...objectiveFields(choose) },
  }),
  'objective.edit': (choose) => ({
    id: objective(choose),
    fields: objectiveFields(choose),
    ...(choose.number(4) === 0 && {
      newPerson: {
        id: `person_o${choose.step}` as const,
        name: 'New',
        role: 'engineering-lead' as const,
        email: '',
        participates: true,
        attended: [],
      },
    }),
  }),
  'objective.remove': (choose) => ({ id: objective(choose) }),
  'objective.link': (choose) => ({
    id: objective(choose),
    itemIds: items(choose),
    ...(choose.number(2) && { milestoneIds: milestones(choose) }),
  }),
  'objective.unlink': (choose) => ({
    id: objective(choose),
    target: choose.one([...items(choose), ...milestones(choose)]) ?? `item_${GONE}`,
  }),
  'checkIn.add': (choose) => {
    const id = objective(choose);
    const known = choose.plan.objectives.get(id);
    const measured = choose.one([...(known?.keyResults ?? []), ...(known?.constraints ?? [])]);
    return {
      id: `checkin_n${choose.step}`,
      objectiveId: id,
      metricId: measured && choose.number(8) ? measured.id : `metric_${GONE}`,
      date: choose.one(['2027-01-15', '2027-02-15'] as const) ?? '2027-01-15',
      value: amount(choose),
      note: text(choose),
    };
  },
  'checkIn.remove': (choose) => ({ id: choose.one(choose.plan.checkIns.keys()) ?? `checkin_${GONE}` }),

  'agenda.fill': (choose) => ({
    steps: agendaTemplate().map((known, index) => ({
      ...known,
      id: `step_f${choose.step}x${index}` as const,
    })),
  }),
  'agenda.add': (choose) => ({
    id: `step_n${choose.step}`,
    fields: stepFields(choose),
    after: stepOrNone(choose),
  }),
  'agenda.edit': (choose) => {
    const { day: _day, ...given } = stepFields(choose);
    return { id: step(choose), fields: { ...given, notes: text(choose), done: choose.number(2) > 0 } };
  },
  'agenda.remove': (choose) => ({ id: step(choose) }),
  'agenda.move': (choose) => ({ id: step(choose), day: day(choose), after: stepOrNone(choose) }),
  'agenda.start': (choose) => ({ id: step(choose), at: moment(choose) }),
  'agenda.stop': (choose) => ({
    id: step(choose),
    at: moment(choose),
    ...(choose.number(2) && { done: choose.number(2) > 0 }),
  }),
  'session.attend': (choose) => ({ personId: person(choose), day: day(choose), there: choose.number(3) > 0 }),

  'parking.add': (choose) => ({
    id: `parking_n${choose.step}`,
    text: text(choose),
    by: choose.number(2) ? 'Ruth' : '',
    at: NOW,
    became: null,
  }),
  'parking.edit': (choose) => ({ id: parked(choose), fields: { text: text(choose) } }),
  'parking.remove': (choose) => ({ id: parked(choose) }),
  'parking.toConflict': (choose) => ({
    id: parked(choose),
    conflictId: `conflict_p${choose.step}`,
    raisedBy: side(choose),
    at: NOW,
  }),
  'parking.toRisk': (choose) => ({ id: parked(choose), riskId: `risk_p${choose.step}` }),
  'parking.toItem': (choose) => ({ id: parked(choose), itemId: `item_p${choose.step}`, type: type(choose) }),

  'ai.edit': (choose) => ({ id: aiItem(choose), fields: aiFields(choose) }),
  'possibility.add': (choose) => ({
    id: `possibility_n${choose.step}`,
    date: '2026-12-01',
    title: title(choose),
    shownBy: 'Ines',
    note: text(choose),
    itemId: null,
  }),
  'possibility.edit': (choose) => ({
    id: possibility(choose),
    fields: { note: text(choose), date: '2026-12-02' },
  }),
  'possibility.remove': (choose) => ({ id: possibility(choose) }),
  'possibility.toItem': (choose) => ({
    id: possibility(choose),
    itemId: `item_q${choose.step}`,
    type: type(choose),
  }),

  'conflict.add': (choose) => ({
    id: `conflict_n${choose.step}`,
    title: title(choose),
    raisedBy: side(choose),
    raisedAt: NOW,
    tension: text(choose),
    productProposal: choose.number(2) ? text(choose) : '',
    engineeringProposal: choose.number(2) ? text(choose) : '',
    syncId: choose.number(3) ? null : openSync(choose),
    outcome: null,
    candidate: choose.number(2) ? `bottleneck:team_${choose.number(3)}` : null,
  }),
  'conflict.edit': (choose) => ({
    id: conflict(choose),
    fields: choose.number(2)
      ? { raisedBy: side(choose) }
      : { title: title(choose), productProposal: choose.number(2) ? text(choose) : '' },
  }),
  'conflict.remove': (choose) => ({ id: conflict(choose) }),
  'conflict.table': (choose) => ({
    id: conflict(choose),
    syncId: choose.number(3) ? openSync(choose) : null,
  }),
  'conflict.settle': (choose) => ({
    id: conflict(choose),
    outcome: choose.number(3)
      ? {
          kind: choose.number(2) ? 'agreed' : 'escalated',
          text: text(choose),
          by: 'Helena and Tomas',
          date: '2026-12-15',
        }
      : null,
  }),
  'sync.open': (choose) => ({ id: `sync_n${choose.step}`, date: '2026-12-14' }),
  'sync.start': (choose) => ({ id: openSync(choose), at: moment(choose) }),
  'sync.end': (choose) => ({ id: openSync(choose), at: moment(choose) }),
  'sync.cancel': (choose) => ({ id: openSync(choose) }),
  'sync.remove': (choose) => ({ id: sync(choose) }),
};
