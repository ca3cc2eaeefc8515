import {
  type AiDetails,
  averageOf,
  type DebtDetails,
  type Feasibility,
  formatAmount,
  formatDate,
  formatGoal,
  formatMeasure,
  formatNumber,
  formatShare,
  isPlainDate,
  itemTypeName,
  type Metric,
  outcomeName,
  type PersonId,
  type Placement,
  type PlainDate,
  type Plan,
  type PlanInfo,
  type Records,
  roleName,
  type Side,
  type TableName,
  type TeamId,
  teamKindName,
  topicName,
  verdictName,
} from '../model/index';
import { type FieldFacts, list, parts, shortened, untold, value } from './fact';

const text = (label: string) => value<string>(label, shortened);
const textOrNone = (label: string) => value<string | null>(label, (given) => shortened(given ?? ''));
const date = (label: string) => value<PlainDate>(label, (given) => formatDate(given, true));
const yes = (label: string) => value<boolean>(label, (given) => (given ? 'yes' : 'no'));
const share = (label: string) => value<number>(label, formatShare);
const amount = (label: string) =>
  value<number | null>(label, (given, { info }) => (given === null ? '' : formatAmount(given, info.unit)));
const number = (label: string) => value<number>(label, formatNumber);
const person = (label: string) => value<PersonId | null>(label, (id, plan) => personName(plan, id));
const team = (label: string) => value<TeamId | null>(label, (id, plan) => teamName(plan, id));
const items = (label: string) =>
  list<readonly string[]>(label, (ids, plan) => ids.map((id) => titleOf(plan.items, id)));
const milestones = (label: string) =>
  list<readonly string[]>(label, (ids, plan) => ids.map((id) => titleOf(plan.milestones, id)));
const metrics = (label: string) =>
  list<readonly Metric[]>(label, (all) => all.map((metric) => `${metric.name} (${formatGoal(metric)})`));
const metric = (label: string) =>
  value<Metric | null>(label, (given) => (given ? `${given.name} (${formatGoal(given)})` : ''));
const sideName = (side: Side): string => (side === 'product' ? 'product' : 'engineering');
const instant = (label: string) => value<string>(label, dayOf);
const feasibility = value<Feasibility | null>('Feasibility', (given) =>
  given
    ? shortened(
        `${verdictName(given.verdict)}, ${given.by} on ${formatDate(given.date, true)}. ${given.note}`,
      )
    : '',
);

export const personName = ({ people }: Plan, id: PersonId | null): string =>
  id === null ? '' : (people.get(id)?.name ?? '');
export const teamName = ({ teams }: Plan, id: TeamId | null): string =>
  id === null ? '' : (teams.get(id)?.name ?? '');
export const titleOf = (table: ReadonlyMap<string, { readonly title: string }>, id: string): string =>
  table.get(id)?.title ?? '';

/** `14 Mar 2027` of an instant, in UTC. */
export function dayOf(at: string): string {
  const day = at.slice(0, 10);
  return isPlainDate(day) ? formatDate(day, true) : day;
}

/** "Iteration 2", "Iteration 2 to Iteration 4"; empty when it is not placed. */
export function placementText(placement: Placement | null, { iterations }: Plan): string {
  if (!placement) return '';
  const [from, to] = [iterations.get(placement.from)?.name ?? '', iterations.get(placement.to)?.name ?? ''];
  return from === to ? from : `${from} to ${to}`;
}

type TableFacts<T extends TableName> = { readonly [F in keyof Records[T]]-?: FieldFacts<Records[T][F]> };

/** What each field of each record says. A new field has to be told here, or be `untold`. */
export const FIELD_FACTS: { readonly [T in TableName]: TableFacts<T> } = {
  items: {
    id: untold,
    type: value('Type', itemTypeName),
    title: text('Title'),
    description: text('Description'),
    rank: untold,
    teamId: team('Team'),
    ownerId: person('Owner'),
    estimate: amount('Estimate'),
    estimateUnconfirmed: value('Estimate confirmed by engineering', (waits) => (waits ? 'not yet' : '')),
    labels: list('Labels', (labels) => labels),
    placement: value('On the roadmap', placementText),
    debt: parts<DebtDetails>({
      interest: value('Interest', (given, { info }) =>
        given === null ? '' : `${formatAmount(given, info.unit)} each iteration`,
      ),
      userEffect: text('Effect on users'),
      proposerId: person('Proposed by'),
      businessRank: value('Ranked by product', (key) => (key === null ? 'no' : 'yes')),
      sequence: value("In the CTO's sequence", (key) => (key === null ? 'no' : 'yes')),
      rankUnconfirmed: value('Business rank confirmed by product', (waits) => (waits ? 'not yet' : '')),
      deferrals: value('Pushed out of', (count) => (count === 0 ? '' : `${count} plans in a row`)),
      overrideReason: text("Reason of the CTO's override"),
    }),
    ai: parts<AiDetails>({
      modelMetric: metric('Model metric'),
      userMetric: metric('User-impact metric'),
      feasibility,
      experiment: value('Experiment', (state) => state ?? ''),
    }),
    source: value('Tracker', (source) => source?.key ?? ''),
    distinctFrom: untold,
  },
  milestones: {
    id: untold,
    title: text('Title'),
    date: date('Date'),
    ownerId: person('Owner'),
    external: yes('Promised outside the company'),
    feasibility,
    itemIds: items('Work it needs'),
    needsNoneReason: textOrNone('Needs no engineering work'),
  },
  dependencies: { id: untold, itemId: untold, needsId: untold },
  objectives: {
    id: untold,
    title: text('Objective'),
    order: untold,
    productOwnerId: person('Owner in product'),
    engineeringOwnerId: person('Owner in engineering'),
    keyResults: metrics('Key results'),
    constraints: metrics('Health constraints'),
    itemIds: items('Work behind it'),
    milestoneIds: milestones('Milestones behind it'),
  },
  checkIns: {
    id: untold,
    objectiveId: untold,
    metricId: untold,
    date: date('Date'),
    value: value('Measured', (measured) => formatMeasure(measured, '')),
    note: text('Note'),
  },
  people: {
    id: untold,
    name: text('Name'),
    role: value('Role', roleName),
    email: text('E-mail'),
    participates: yes('Takes part'),
    attended: list('Was there on', (days) => days.map((day) => `day ${day}`)),
  },
  iterations: {
    id: untold,
    name: text('Name'),
    start: date('Starts'),
    end: date('Ends'),
    workingDays: number('Working days'),
  },
  teams: {
    id: untold,
    name: text('Name'),
    kind: value('Kind', teamKindName),
    order: untold,
    members: number('Members'),
    focus: share('Focus'),
    supportShare: share('Set aside for support'),
    iterations: (given, { iterations, info }) =>
      Object.entries(given).flatMap(([id, { absentDays, points }]) => {
        const name = iterations.get(id as `iteration_${string}`)?.name ?? '';
        return [
          ...value<number>(`Away in ${name}`, (days) => (days === 0 ? '' : formatAmount(days, 'days')))(
            absentDays,
            { info } as Plan,
          ),
          ...value<number | null>(`Capacity in ${name}`, (own) =>
            own === null ? '' : formatAmount(own, 'points'),
          )(points, { info } as Plan),
        ];
      }),
  },
  agenda: {
    id: untold,
    day: value('Day', String),
    order: untold,
    title: text('Step'),
    topic: value('Topic', topicName),
    owner: value('Owner', (owner) => owner),
    minutes: value('Planned', (minutes) => `${formatNumber(minutes)} minutes`),
    notes: text('Notes'),
    done: yes('Done'),
    startedAt: untold,
    spentSeconds: untold,
  },
  parking: {
    id: untold,
    text: text('Text'),
    by: text('By'),
    at: untold,
    became: value('Became', (id, plan) =>
      id === null ? '' : titleOf(plan.items, id) || titleOf(plan.conflicts, id) || titleOf(plan.risks, id),
    ),
  },
  escalations: {
    id: untold,
    share: share('Share asked for'),
    reason: text('Case'),
    openedAt: untold,
    openedBy: person('Opened by'),
    decision: value('Decision', (decision) =>
      decision
        ? shortened(
            `${decision.granted ? 'Granted' : 'Refused'} by ${decision.by} on ${dayOf(decision.at)}. ${decision.reason}`,
          )
        : '',
    ),
  },
  shareReviews: {
    id: untold,
    date: date('Date'),
    share: share('Share'),
    by: text('By'),
    note: text('Note'),
  },
  velocities: {
    id: untold,
    teamId: team('Team'),
    name: text('Iteration'),
    end: date('Ended'),
    completed: amount('Completed'),
    debt: amount('Of it debt'),
  },
  repayments: {
    id: untold,
    title: text('Debt'),
    teamId: team('Team'),
    date: date('Date'),
    cost: amount('Cost'),
  },
  possibilities: {
    id: untold,
    date: date('Date'),
    title: text('Title'),
    shownBy: text('Shown by'),
    note: text('Note'),
    itemId: value('Became', (id, plan) => (id === null ? '' : titleOf(plan.items, id))),
  },
  conflicts: {
    id: untold,
    title: text('Conflict'),
    raisedBy: value('Raised by', sideName),
    raisedAt: untold,
    tension: text('Tension'),
    productProposal: text('Product proposes'),
    engineeringProposal: text('Engineering proposes'),
    syncId: untold,
    outcome: value('Outcome', (outcome) =>
      outcome
        ? shortened(
            `${outcomeName(outcome.kind)} by ${outcome.by} on ${formatDate(outcome.date, true)}. ${outcome.text}`,
          )
        : '',
    ),
    candidate: untold,
  },
  syncs: {
    id: untold,
    date: date('Date'),
    state: value('State', (state) => state),
    startedAt: untold,
    seconds: value('Took', (seconds) =>
      seconds === 0 ? '' : `${Math.max(1, Math.round(seconds / 60))} minutes`,
    ),
  },
  refinements: {
    id: untold,
    at: instant('Held on'),
    productLead: text('For product'),
    engineeringLead: text('For engineering'),
    notes: text('Notes'),
    order: untold,
  },
  hiddenWork: {
    id: untold,
    title: text('Work'),
    who: text('Who'),
    amount: amount('How much'),
    foundAt: instant('Found on'),
    outcome: value('Outcome', (outcome, plan) =>
      outcome === null
        ? ''
        : outcome.kind === 'stopped'
          ? shortened(`stopped: ${outcome.reason}`)
          : `entered the backlog as ${titleOf(plan.items, outcome.itemId)}`,
    ),
  },
  risks: {
    id: untold,
    title: text('Risk'),
    note: text('Note'),
    state: value('State', (state) => state ?? ''),
    ownerId: person('Owner'),
    itemIds: items('Work'),
    milestoneIds: milestones('Milestones'),
  },
  votes: {
    id: untold,
    round: value('Round', String),
    at: instant('Held on'),
    fingers: value('Votes', (fingers) => String(Object.keys(fingers).length)),
    revealed: yes('Revealed'),
  },
  waivers: {
    id: untold,
    rule: text('Rule'),
    findingKey: untold,
    message: text('Finding'),
    reason: text('Reason'),
    productName: text('For product'),
    engineeringName: text('For engineering'),
    at: instant('Accepted on'),
  },
  signatures: {
    id: untold,
    role: untold,
    name: untold,
    email: untold,
    fingerprint: untold,
    at: untold,
  },
  signedRevisions: { id: untold, content: untold },
};

/** What the plan itself says. */
export const INFO_FACTS: { readonly [F in keyof PlanInfo]-?: FieldFacts<PlanInfo[F]> } = {
  id: untold,
  company: text('Company'),
  name: text('Name of the plan'),
  quarter: value('Quarter', (quarter) => quarter),
  start: date('The quarter starts'),
  end: date('The quarter ends'),
  unit: value('Unit', (unit) => unit),
  revision: untold,
  debtShare: share('Debt share'),
  experimentShare: share('Share for AI experiments'),
  paper: value('Paper', (paper) => (paper === 'letter' ? 'US Letter' : 'A4')),
  createdAt: untold,
  amends: untold,
  previous: untold,
  commitment: untold,
};

/** A vote round as one text. */
export const voteText = (vote: Records['votes']): string => {
  const average = averageOf(vote);
  return average === null ? 'nobody voted' : `${formatNumber(average)} on average`;
};
