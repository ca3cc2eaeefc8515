import { applyChange } from '@shared/change/apply';
import type { Change } from '@shared/change/change';
import type { JournalEntry } from '@shared/change/journal';
import { reverseChange } from '@shared/change/reverse';
import {
  COMMANDS,
  type Command,
  type CommandType,
  definitionOf,
  isRejection,
  reduce,
} from '@shared/commands/reduce';
import { MECHANISMS, mechanismOf } from '@shared/journal/mechanism';
import { actorText, JournalTeller } from '@shared/journal/tell-entry';
import type { AgendaStep, Plan } from '@shared/model/index';
import { samplePlan } from '@shared/sample/sample-plan';
import { describe, expect, it } from 'vitest';
import { itemId, makePlan, person } from '../model/make-plan';

const AT = '2026-12-15T10:00:00.000Z';
const DAY = '2026-12-15';

const step = {
  id: 'step_one',
  day: 1,
  order: 'a0',
  title: 'Market context',
  topic: 'market-context',
  owner: 'product',
  minutes: 60,
  notes: '',
  done: false,
  startedAt: null,
  spentSeconds: 0,
} as const;
const metric = {
  id: 'metric_one',
  name: 'Abandonment',
  unit: '%',
  baseline: 40,
  goal: 30,
  direction: 'down',
} as const;
const conflict = {
  id: 'conflict_one',
  title: 'Launch in four weeks',
  raisedBy: 'product',
  raisedAt: AT,
  tension: '',
  productProposal: '',
  engineeringProposal: '',
  syncId: null,
  outcome: null,
  candidate: null,
} as const;
const risk = {
  id: 'risk_one',
  title: 'A key person leaves',
  note: '',
  state: null,
  ownerId: null,
  itemIds: [],
  milestoneIds: [],
} as const;
const waiver = {
  id: 'waiver_one',
  rule: 'MAP-5',
  findingKey: 'MAP-5:x',
  message: 'Checkout is 6 days over in Iteration 1.',
  reason: 'Two people join.',
  productName: 'Helena Brandt',
  engineeringName: 'Tomas Lindqvist',
  at: AT,
} as const;
const velocity = {
  id: 'velocity_one',
  teamId: 'team_checkout',
  name: 'Sprint 12',
  end: DAY,
  completed: 41,
  debt: 8.5,
} as const;

/** A plan in which every record a sentence may name stands once. */
const plan: Plan = {
  ...makePlan({
    people: [person('helena', 'cpo', 'Helena Brandt'), person('one')],
    items: {
      card: { title: 'Pay by card' },
      till: { title: 'Old till', debt: {} },
      slots: { title: 'Slots' },
    },
    milestones: [{ id: 'milestone_one', title: 'Spring launch' }],
    needs: [['card', 'till']],
  }),
  objectives: new Map([
    [
      'objective_one',
      {
        id: 'objective_one',
        title: 'Fewer carts left behind',
        order: 'a0',
        productOwnerId: null,
        engineeringOwnerId: null,
        keyResults: [metric],
        constraints: [],
        itemIds: [],
        milestoneIds: [],
      },
    ],
  ]),
  checkIns: new Map([
    [
      'checkin_one',
      {
        id: 'checkin_one',
        objectiveId: 'objective_one',
        metricId: 'metric_one',
        date: DAY,
        value: 35,
        note: '',
      },
    ],
  ]),
  agenda: new Map<AgendaStep['id'], AgendaStep>([
    ['step_one', step],
    ['step_two', { ...step, id: 'step_two', title: 'Priorities', order: 'a1' }],
  ]),
  parking: new Map([
    ['parking_one', { id: 'parking_one', text: 'Who tips the driver?', by: '', at: AT, became: null }],
  ]),
  escalations: new Map([
    [
      'escalation_one',
      { id: 'escalation_one', share: 0.15, reason: 'Spring.', openedAt: AT, openedBy: null, decision: null },
    ],
  ]),
  velocities: new Map([['velocity_one', velocity]]),
  repayments: new Map([
    [
      'repayment_one',
      { id: 'repayment_one', title: 'Card vault', teamId: 'team_checkout', date: DAY, cost: 12 },
    ],
  ]),
  possibilities: new Map([
    [
      'possibility_one',
      { id: 'possibility_one', date: DAY, title: 'Voice orders', shownBy: '', note: '', itemId: null },
    ],
  ]),
  conflicts: new Map([['conflict_one', conflict]]),
  syncs: new Map([['sync_one', { id: 'sync_one', date: DAY, state: 'open', startedAt: null, seconds: 0 }]]),
  refinements: new Map([
    [
      'refinement_one',
      { id: 'refinement_one', at: AT, productLead: 'A', engineeringLead: 'B', notes: '', order: [] },
    ],
  ]),
  hiddenWork: new Map([
    [
      'hidden_one',
      { id: 'hidden_one', title: 'Export for sales', who: 'Ines', amount: null, foundAt: AT, outcome: null },
    ],
  ]),
  risks: new Map([['risk_one', risk]]),
  votes: new Map([['vote_one', { id: 'vote_one', round: 1, at: AT, fingers: {}, revealed: false }]]),
  waivers: new Map([['waiver_one', waiver]]),
};

type ArgsOf<T extends CommandType> = Extract<Command, { type: T }>['args'];

/** One example of every command with what the log says of it; a new command does not compile until it is here. */
const EXAMPLES: { readonly [T in CommandType]: readonly [args: ArgsOf<T>, sentence: string] } = {
  'plan.edit': [{ fields: { quarter: '2027-Q2' } }, 'Changed the plan: quarter 2027-Q2.'],
  'iteration.edit': [
    { id: 'iteration_1', fields: { start: '2027-01-05', workingDays: 9 } },
    'Changed Iteration 1: working days 9, start 5 Jan.',
  ],
  'person.add': [{ id: 'person_new', fields: { name: 'Ines', role: 'cto' } }, 'Added Ines as CTO.'],
  'person.edit': [
    { id: 'person_helena', fields: { role: 'ceo', participates: false } },
    'Changed Helena Brandt: takes part no, role CEO.',
  ],
  'person.remove': [{ id: 'person_helena' }, 'Removed Helena Brandt from the plan.'],
  'team.add': [{ id: 'team_new', fields: { name: 'Search', kind: 'platform' } }, 'Added the team “Search”.'],
  'team.edit': [
    { id: 'team_checkout', fields: { members: 6, focus: 0.75 } },
    'Changed the team “Checkout”: members 6, focus 75 %.',
  ],
  'team.setIteration': [
    { id: 'team_checkout', iterationId: 'iteration_2', fields: { absentDays: 4 } },
    'Set what “Checkout” can do in Iteration 2: days absent 4.',
  ],
  'team.setIterations': [
    { cells: [{ id: 'team_checkout', iterationId: 'iteration_2', fields: { points: 4 } }] },
    'Set capacities of “Checkout” in 1 cells.',
  ],
  'team.remove': [{ id: 'team_checkout' }, 'Removed the team “Checkout”.'],
  'item.add': [
    { id: 'item_new', position: 'first', fields: { type: 'bug', title: 'Wrong total' } },
    'Added the bug “Wrong total” to the backlog, to the top.',
  ],
  'item.edit': [
    { id: 'item_card', fields: { estimate: 5, ownerId: 'person_helena', teamId: null } },
    'Changed “Pay by card”: no team, owner Helena Brandt, estimate 5.',
  ],
  'item.assign': [
    { ids: ['item_card', 'item_till'], fields: { teamId: 'team_checkout' } },
    'Changed “Pay by card” and “Old till”: team Checkout.',
  ],
  'item.confirmEstimate': [{ ids: ['item_card'] }, 'Confirmed the estimate of “Pay by card”.'],
  'item.remove': [{ ids: ['item_card'] }, 'Removed “Pay by card” from the plan.'],
  'item.merge': [
    { keepId: 'item_card', goneId: 'item_till', take: [] },
    'Merged “Old till” into “Pay by card”.',
  ],
  'item.distinguish': [
    { id: 'item_card', otherId: 'item_till' },
    'Said that “Pay by card” and “Old till” are not the same work.',
  ],
  'item.move': [
    { ids: ['item_card'], position: { before: 'item_till' } },
    'Moved “Pay by card” before “Old till” in the backlog.',
  ],
  'item.rankTogether': [
    { ids: ['item_till', 'item_card'], method: 'rice' },
    'Ranked 2 items of the backlog together by RICE scores: “Old till” and “Pay by card”.',
  ],
  'item.place': [
    { ids: ['item_card'], placement: { from: 'iteration_1', to: 'iteration_2' }, teamId: 'team_checkout' },
    'Placed “Pay by card” in Iteration 1 to Iteration 2, team Checkout.',
  ],
  'item.arrange': [
    {
      moves: [
        { id: 'item_card', placement: { from: 'iteration_1', to: 'iteration_2' } },
        { id: 'item_till', placement: { from: 'iteration_1', to: 'iteration_1' }, teamId: 'team_checkout' },
      ],
    },
    'Moved “Pay by card” and “Old till” on the roadmap.',
  ],
  'item.unplace': [{ ids: ['item_card'] }, 'Took “Pay by card” off the roadmap.'],
  'debt.rank': [{ id: 'item_till', position: 'first' }, 'Ranked “Old till” by business impact: to the top.'],
  'debt.rankTogether': [
    { ids: ['item_till'], method: 'pairs' },
    'Ranked one debt item by business impact together in pairs: “Old till”.',
  ],
  'debt.confirmRank': [{ id: 'item_till' }, 'Confirmed the business rank of “Old till”.'],
  'debt.unrank': [{ id: 'item_till' }, "Took “Old till” out of product's ranking."],
  'debt.sequence': [
    { id: 'item_till', position: { after: 'item_slots' }, overrideReason: 'Auditors come.' },
    "Put “Old till” after “Slots” in the CTO's sequence: Auditors come.",
  ],
  'debt.sequenceAsRanked': [{}, 'Took product’s rank over as the CTO’s sequence.'],
  'debt.unsequence': [{ id: 'item_till' }, "Took “Old till” out of the CTO's sequence."],
  'debt.explain': [
    { id: 'item_till', overrideReason: 'Auditors come' },
    'Gave the reason why the sequence departs from the rank at “Old till”: Auditors come.',
  ],
  'debt.setShare': [{ share: 0.225 }, 'Set the debt share to 22.5 %.'],
  'debt.reviewShare': [
    { id: 'review_one', date: DAY, share: 0.25, by: 'Helena Brandt', note: '' },
    'Reviewed the debt share on 15 Dec 2026 with Helena Brandt: 25 %.',
  ],
  'escalation.open': [
    { id: 'escalation_new', share: 0.15, reason: 'The season decides.', at: AT, by: null },
    'Escalated a debt share of 15 % to the CEO: The season decides.',
  ],
  'escalation.decide': [
    { id: 'escalation_one', decision: { granted: true, by: 'Marianne', at: AT, reason: 'Once.' } },
    'Granted the debt share of 15 %, decided by Marianne: Once.',
  ],
  'escalation.remove': [{ id: 'escalation_one' }, 'Withdrew the escalation of a debt share of 15 %.'],
  'milestone.add': [
    { id: 'milestone_new', fields: { title: 'Pilot', date: '2027-03-01' } },
    'Added the milestone “Pilot” for 1 Mar 2027.',
  ],
  'milestone.edit': [
    { id: 'milestone_one', fields: { date: '2027-03-02' } },
    'Changed the milestone “Spring launch”: date 2 Mar 2027.',
  ],
  'milestone.remove': [{ id: 'milestone_one' }, 'Removed the milestone “Spring launch”.'],
  'milestone.link': [
    { id: 'milestone_one', itemIds: ['item_card'] },
    'Linked the milestone “Spring launch” to “Pay by card”.',
  ],
  'milestone.unlink': [
    { id: 'milestone_one', itemId: 'item_card' },
    'Unlinked the milestone “Spring launch” from “Pay by card”.',
  ],
  'milestone.needsNone': [
    { id: 'milestone_one', reason: 'A price list' },
    'Said that the milestone “Spring launch” needs no engineering work: A price list.',
  ],
  'dependency.add': [
    { id: 'dependency_new', itemId: 'item_slots', needsId: 'item_card' },
    'Made “Slots” wait for “Pay by card”.',
  ],
  'dependency.remove': [{ id: 'dependency_1' }, 'Removed the dependency of “Pay by card” on “Old till”.'],
  'import.apply': [
    { file: 'export.csv', tracker: 'jira', people: [], items: [], updates: [], dependencies: [] },
    'Imported nothing new from “export.csv”.',
  ],
  'objective.add': [
    { id: 'objective_new', fields: { title: 'Faster answers' } },
    'Added the objective “Faster answers”.',
  ],
  'objective.edit': [
    { id: 'objective_one', fields: { productOwnerId: 'person_helena', keyResults: [metric] } },
    'Changed the objective “Fewer carts left behind”: product owner Helena Brandt, key results.',
  ],
  'objective.remove': [{ id: 'objective_one' }, 'Removed the objective “Fewer carts left behind”.'],
  'objective.link': [
    { id: 'objective_one', itemIds: ['item_card'], milestoneIds: ['milestone_one'] },
    'Linked the objective “Fewer carts left behind” to “Pay by card” and “Spring launch”.',
  ],
  'objective.unlink': [
    { id: 'objective_one', target: 'item_card' },
    'Unlinked the objective “Fewer carts left behind” from “Pay by card”.',
  ],
  'checkIn.add': [
    {
      id: 'checkin_new',
      objectiveId: 'objective_one',
      metricId: 'metric_one',
      date: DAY,
      value: 36,
      note: '',
    },
    'Checked in “Abandonment” of “Fewer carts left behind” on 15 Dec 2026: 36 %.',
  ],
  'checkIn.remove': [
    { id: 'checkin_one' },
    'Removed a check-in of “Fewer carts left behind” on 15 Dec 2026.',
  ],
  'agenda.fill': [{ steps: [step] }, 'Set the agenda of the two days: 1 steps.'],
  'agenda.add': [
    {
      id: 'step_new',
      fields: { day: 2, title: 'Demo', topic: 'other', owner: 'both', minutes: 20 },
      after: null,
    },
    'Added “Demo” to the agenda of day 2.',
  ],
  'agenda.edit': [
    { id: 'step_one', fields: { minutes: 45, owner: 'both' } },
    'Changed “Market context” of the agenda: minutes 45, owner both sides.',
  ],
  'agenda.remove': [{ id: 'step_one' }, 'Removed “Market context” from the agenda.'],
  'agenda.move': [
    { id: 'step_one', day: 1, after: 'step_two' },
    'Moved “Market context” after “Priorities” on day 1.',
  ],
  'agenda.start': [{ id: 'step_one', at: AT }, 'Started the timer of “Market context”.'],
  'agenda.stop': [{ id: 'step_one', at: AT, done: true }, 'Finished “Market context” of the agenda.'],
  'session.attend': [
    { personId: 'person_helena', day: 2, there: true },
    'Recorded that Helena Brandt is there on day 2.',
  ],
  'parking.add': [
    { id: 'parking_new', text: 'Do we sell tickets?', by: '', at: AT, became: null },
    'Parked “Do we sell tickets?”.',
  ],
  'parking.edit': [
    { id: 'parking_one', fields: { text: 'Tips' } },
    'Changed what was parked as “Who tips the driver?”: text “Tips”.',
  ],
  'parking.remove': [{ id: 'parking_one' }, 'Dropped “Who tips the driver?” from the parking lot.'],
  'parking.toConflict': [
    { id: 'parking_one', conflictId: 'conflict_new', raisedBy: 'engineering', at: AT },
    'Made a conflict, raised by engineering, of what was parked: “Who tips the driver?”.',
  ],
  'parking.toRisk': [
    { id: 'parking_one', riskId: 'risk_new' },
    'Made a risk of what was parked: “Who tips the driver?”.',
  ],
  'parking.toItem': [
    { id: 'parking_one', itemId: 'item_new', type: 'feature' },
    'Entered what was parked into the backlog as the feature “Who tips the driver?”.',
  ],
  'ai.edit': [
    { id: 'item_card', fields: { modelMetric: metric } },
    'Changed the AI work “Pay by card”: model metric.',
  ],
  'possibility.add': [
    { id: 'possibility_new', date: DAY, title: 'Photo search', shownBy: '', note: '', itemId: null },
    'Noted what is possible: “Photo search”.',
  ],
  'possibility.edit': [
    { id: 'possibility_one', fields: { shownBy: 'Ines' } },
    'Changed the session note “Voice orders”: shown by Ines.',
  ],
  'possibility.remove': [{ id: 'possibility_one' }, 'Removed the session note “Voice orders”.'],
  'possibility.toItem': [
    { id: 'possibility_one', itemId: 'item_new', type: 'ai' },
    'Entered a session note into the backlog as the AI item “Voice orders”.',
  ],
  'conflict.add': [
    { ...conflict, id: 'conflict_new', title: 'Whose team?' },
    'Raised the conflict “Whose team?” for product.',
  ],
  'conflict.edit': [
    { id: 'conflict_one', fields: { productProposal: 'Cut the scope' } },
    "Changed the conflict “Launch in four weeks”: product's proposal Cut the scope.",
  ],
  'conflict.remove': [{ id: 'conflict_one' }, 'Removed the conflict “Launch in four weeks”.'],
  'conflict.table': [
    { id: 'conflict_one', syncId: 'sync_one' },
    'Brought the conflict “Launch in four weeks” to the sync of 15 Dec.',
  ],
  'conflict.settle': [
    { id: 'conflict_one', outcome: { kind: 'agreed', text: 'Six weeks.', by: 'Both', date: DAY } },
    'Agreed on the conflict “Launch in four weeks”, decided by Both: Six weeks.',
  ],
  'sync.open': [{ id: 'sync_new', date: DAY }, 'Opened the sync of 15 Dec 2026.'],
  'sync.start': [{ id: 'sync_one', at: AT }, 'Started the sync of 15 Dec.'],
  'sync.end': [{ id: 'sync_one', at: AT }, 'Ended the sync of 15 Dec.'],
  'sync.cancel': [{ id: 'sync_one' }, 'Cancelled the sync of 15 Dec: there was no conflict to settle.'],
  'sync.remove': [{ id: 'sync_one' }, 'Removed the sync of 15 Dec.'],
  'refinement.add': [
    { id: 'refinement_new', at: AT, productLead: 'Amir', engineeringLead: 'Petra', notes: '' },
    'Refined the backlog on 15 Dec 2026: Amir for product, Petra for engineering.',
  ],
  'refinement.remove': [{ id: 'refinement_one' }, 'Removed the refinement of 2026-12-15.'],
  'hiddenWork.add': [
    { id: 'hidden_new', title: 'Old export', who: 'Amir', amount: 3, foundAt: AT, outcome: null },
    'Found work outside the backlog: “Old export”, by Amir.',
  ],
  'hiddenWork.edit': [
    { id: 'hidden_one', fields: { amount: 4 } },
    'Changed the hidden work “Export for sales”: amount 4.',
  ],
  'hiddenWork.remove': [{ id: 'hidden_one' }, 'Removed the hidden work “Export for sales”.'],
  'hiddenWork.enter': [
    { id: 'hidden_one', itemId: 'item_new', type: 'infrastructure' },
    'Entered hidden work into the backlog as the infrastructure item “Export for sales”.',
  ],
  'hiddenWork.stop': [
    { id: 'hidden_one', reason: 'Nobody needs it.' },
    'Stopped the hidden work “Export for sales”: Nobody needs it.',
  ],
  'velocity.add': [velocity, 'Added Sprint 12 of “Checkout”: 41 completed, 8.5 of it debt.'],
  'velocity.addAll': [{ rows: [velocity] }, 'Added 1 past iterations of “Checkout”.'],
  'velocity.edit': [
    { id: 'velocity_one', fields: { completed: 42 } },
    'Changed the past iteration “Sprint 12”: completed 42.',
  ],
  'velocity.remove': [{ id: 'velocity_one' }, 'Removed the past iteration “Sprint 12”.'],
  'repayment.add': [
    { id: 'repayment_new', title: 'Queue', teamId: 'team_checkout', date: DAY, cost: 4 },
    'Recorded that “Checkout” paid off “Queue” on 15 Dec 2026.',
  ],
  'repayment.remove': [{ id: 'repayment_one' }, 'Removed the paid debt “Card vault”.'],
  'risk.add': [{ ...risk, id: 'risk_new', title: 'Rain' }, 'Raised the risk “Rain”.'],
  'risk.edit': [
    { id: 'risk_one', fields: { state: 'owned', ownerId: 'person_helena' } },
    'Set the risk “A key person leaves” to owned: owner Helena Brandt.',
  ],
  'risk.remove': [{ id: 'risk_one' }, 'Removed the risk “A key person leaves”.'],
  'vote.open': [{ id: 'vote_one', at: AT }, 'Opened the confidence vote, round 1.'],
  'vote.cast': [{ id: 'vote_one', personId: 'person_helena', fingers: 4 }, 'Helena Brandt voted.'],
  'vote.reveal': [{ id: 'vote_one' }, 'Revealed the confidence vote, round 1.'],
  'vote.remove': [{ id: 'vote_one' }, 'Removed the confidence vote, round 1.'],
  'waiver.add': [
    { ...waiver, id: 'waiver_new' },
    'Waived MAP-5, “Checkout is 6 days over in Iteration 1.”: Helena Brandt for product and Tomas Lindqvist for engineering accept it: Two people join.',
  ],
  'waiver.remove': [
    { id: 'waiver_one' },
    'Withdrew the waiver of MAP-5, “Checkout is 6 days over in Iteration 1.”',
  ],
  'plan.commit': [{ at: AT, by: 'Ruth' }, 'Froze the plan for signing, by Ruth.'],
  'plan.reopen': [{}, 'Opened the frozen plan again.'],
  'signature.record': [
    { id: 'signature_one', role: 'cpo', name: 'Helena Brandt', email: '', fingerprint: 'ab', at: AT },
    'Helena Brandt signed the plan as CPO.',
  ],
  'scenario.adopt': [
    { id: 'plan_what', name: 'Payments first', own: {}, choices: {} },
    'Adopted the what-if “Payments first”.',
  ],
  'scenario.update': [
    { base: 12, plan: {} },
    'Brought the what-if up to date with the plan as it was after step 12.',
  ],
  'sequence.apply': [
    { placements: [{ id: 'item_cards', placement: null }], seed: 7, schedules: 2_000 },
    'Took over a suggested sequence: 0 items placed or moved (seed 7, 2000 sequences tried).',
  ],
};

const room = { name: 'The room', role: null } as const;
const entryOf = (number: number, type: string, args: unknown, change: Change = {}): JournalEntry => ({
  number,
  at: AT,
  actor: room,
  type,
  args,
  change,
});
const tellOne = (type: string, args: unknown): string =>
  new JournalTeller(plan).tell([entryOf(1, type, args)], plan)[0]?.sentence ?? '';

describe('every command is told in one sentence', () => {
  it('has an example for each command there is', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual(Object.keys(COMMANDS).sort());
  });

  for (const [type, [args, sentence]] of Object.entries(EXAMPLES)) {
    it(`${type}: ${sentence}`, () => {
      // As the store keeps it.
      const keep = definitionOf(type)?.keep;
      expect(tellOne(type, keep ? keep(args) : args)).toBe(sentence);
      expect(MECHANISMS).toContain(mechanismOf(type));
    });
  }

  it('never tells how many fingers somebody showed: the round is hidden', () => {
    const told = [1, 2, 3, 4, 5].map((fingers) =>
      tellOne('vote.cast', { id: 'vote_one', personId: 'person_helena', fingers }),
    );
    expect(new Set(told).size).toBe(1);
  });

  it('tells in general words what it cannot read, and what a later version wrote', () => {
    expect(tellOne('item.move', { ids: 7 })).toBe('Move items in the backlog.');
    expect(tellOne('item.explode', {})).toBe('Did something this version does not know (item.explode).');
    expect(tellOne('import.apply', { file: 'x.csv', items: 2, updates: 1, dependencies: 0, people: 1 })).toBe(
      'Imported 2 new items, 1 changed item and 1 person from “x.csv”.',
    );
  });
});

/** Plays commands into a journal, each entry as the store writes it. */
function journalOf(start: Plan, commands: readonly Command[]): { journal: JournalEntry[]; plan: Plan } {
  let now = start;
  const journal = commands.map((command, index) => {
    const change = reduce(now, command);
    if (isRejection(change)) throw new Error(change.reason);
    now = applyChange(now, change);
    return entryOf(index + 1, command.type, command.args, change);
  });
  return { journal, plan: now };
}

describe('names are told as they were at that time', () => {
  const id = itemId('card');
  const { journal, plan: after } = journalOf(plan, [
    { type: 'item.move', args: { ids: [id], position: 'last' } },
    { type: 'item.edit', args: { id, fields: { title: 'Pay by phone' } } },
    { type: 'item.remove', args: { ids: [id] } },
  ]);

  it('also when it was renamed and removed since', () => {
    const told = new JournalTeller(after).tell(journal, after).map(({ sentence }) => sentence);
    expect(told).toEqual([
      'Moved “Pay by card” to the end of the backlog.',
      'Changed “Pay by card”: title “Pay by phone”.',
      'Removed “Pay by phone” from the plan.',
    ]);
  });

  it('also when the journal arrives in parts', () => {
    const teller = new JournalTeller(after);
    const told = journal.flatMap((entry) => teller.tell([entry], after)).map(({ sentence }) => sentence);
    expect(told.slice(1)).toEqual([
      'Changed “Pay by card”: title “Pay by phone”.',
      'Removed “Pay by phone” from the plan.',
    ]);
  });

  it('tells undo and redo with the step they are about', () => {
    const [move] = journal;
    if (!move) throw new Error('no entry');
    const back = entryOf(2, 'undo', { of: 1 }, reverseChange(move.change));
    const again = entryOf(3, 'redo', { of: 1 }, move.change);
    const told = new JournalTeller(plan).tell([move, back, again], plan);
    expect(told.map(({ sentence }) => sentence)).toEqual([
      'Moved “Pay by card” to the end of the backlog.',
      'Undid step 1: Moved “Pay by card” to the end of the backlog.',
      'Redid step 1: Moved “Pay by card” to the end of the backlog.',
    ]);
    expect(told.map(({ mechanism }) => mechanism)).toEqual(['Backlog', 'Backlog', 'Backlog']);
  });
});

describe('who decided', () => {
  it('is told with the role they acted in', () => {
    const entry = {
      ...entryOf(1, 'debt.setShare', { share: 0.2 }),
      actor: { name: 'Ada', role: 'cto' },
    } as const;
    const [told] = new JournalTeller(plan).tell([entry], plan);
    expect(told && actorText(told)).toBe('Ada as CTO');
    expect(actorText({ actor: 'The room', role: null })).toBe('The room');
  });

  it('tells a vote that was the last one', () => {
    const sample = samplePlan();
    const voters = [...sample.people.values()].filter(({ participates }) => participates);
    const { journal, plan: after } = journalOf({ ...sample, votes: new Map() }, [
      { type: 'vote.open', args: { id: 'vote_n', at: AT } },
      ...voters.map(
        ({ id }): Command => ({
          type: 'vote.cast',
          args: { id: 'vote_n', personId: id, fingers: 4 },
        }),
      ),
    ]);
    const told = new JournalTeller(after).tell(journal, after);
    expect(told.at(-1)?.sentence).toBe(`${voters.at(-1)?.name} voted; all have, and the vote was revealed.`);
    expect(told.at(-2)?.sentence).toBe(`${voters.at(-2)?.name} voted.`);
  });
});
