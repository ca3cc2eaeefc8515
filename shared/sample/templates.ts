import { createId, createPlan, type NewPlan, type Plan, type Team, type TeamKind } from '../model/index';
import { keysBetween } from '../ranking/order-key';
import { agendaTemplate } from '../session/agenda-template';

export interface PlanTemplate {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly create: (input: NewPlan) => Plan;
}

const FOUR_TEAMS: readonly (readonly [name: string, kind: TeamKind])[] = [
  ['Product team 1', 'product-engineering'],
  ['Product team 2', 'product-engineering'],
  ['Product team 3', 'product-engineering'],
  ['Platform', 'platform'],
];

const MEMBERS = 6;
const FOCUS = 0.7;
const POINTS = 30;

/** Six iterations and the agenda of the two days. */
function emptyQuarter(input: NewPlan): Plan {
  return { ...createPlan(input), agenda: new Map(agendaTemplate().map((step) => [step.id, step])) };
}

/** A new plan with teams of six, in points with as many points in every iteration. */
function planWithTeams(input: NewPlan): Plan {
  const plan = emptyQuarter(input);
  const points = input.unit === 'points' ? POINTS : null;
  const iterations: Team['iterations'] =
    points === null
      ? {}
      : Object.fromEntries([...plan.iterations.keys()].map((id) => [id, { absentDays: 0, points }]));
  const orders = keysBetween(null, null, FOUR_TEAMS.length);
  const teams = FOUR_TEAMS.map(([name, kind], index): [Team['id'], Team] => {
    const id = createId('team');
    return [
      id,
      {
        id,
        name,
        kind,
        order: orders[index] ?? '',
        members: MEMBERS,
        focus: FOCUS,
        supportShare: 0,
        iterations,
      },
    ];
  });
  return { ...plan, teams: new Map(teams) };
}

/** What "create from a template" offers; every plan has the six iterations of its quarter. */
export const PLAN_TEMPLATES: readonly PlanTemplate[] = [
  {
    id: 'empty',
    name: 'Empty quarter',
    description: 'Six iterations of two weeks and the agenda of both days.',
    create: emptyQuarter,
  },
  {
    id: 'teams',
    name: 'Three product teams and a platform team',
    description: `Teams of ${MEMBERS} with a focus of ${FOCUS * 100} %, to be adapted.`,
    create: planWithTeams,
  },
  {
    id: 'points',
    name: 'Points per iteration',
    description: `The same four teams, estimated in points: ${POINTS} points for each iteration, to be adapted.`,
    create: (input) => planWithTeams({ ...input, unit: 'points' }),
  },
];
