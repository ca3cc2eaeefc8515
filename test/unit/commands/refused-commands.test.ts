import { applyChange } from '@shared/change/apply';
import type { ImportApply } from '@shared/commands/import';
import { type Command, type CommandType, isRejection, reduce } from '@shared/commands/reduce';
import { type Plan, planFromJson, serialisePlan } from '@shared/model/index';
import { samplePlan } from '@shared/sample/sample-plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, makePlan, person } from '../model/make-plan';
import { COMMAND_TYPES, commandOf, stepArbitrary } from './random-commands';

const NOW = '2026-12-15T10:00:00.000Z';

/** Commands as an outsider could send them: the types do not stop a wrong one at run time. */
const send = (plan: Plan, type: string, args: unknown) => reduce(plan, { type, args } as Command);

function reasonOf(plan: Plan, type: string, args: unknown): string {
  const before = serialisePlan(plan);
  const outcome = send(plan, type, args);
  expect(serialisePlan(plan)).toBe(before);
  if (!isRejection(outcome)) throw new Error(`${type} was accepted: ${JSON.stringify(outcome)}`);
  return outcome.reason;
}

function accept(plan: Plan, command: Command): Plan {
  const outcome = reduce(plan, command);
  if (isRejection(outcome)) throw new Error(outcome.reason);
  return applyChange(plan, outcome);
}

/** a (feature), b and c (debt, ranked and sequenced), d placed in iterations 1 to 2; b needs a; a milestone on a. */
const plan = makePlan({
  items: {
    a: {},
    b: { debt: { businessRank: 'a1', sequence: 'a1' } },
    c: { debt: { businessRank: 'a2', sequence: 'a2' } },
    d: { placement: at(1, 2) },
  },
  needs: [['b', 'a']],
  milestones: [{ id: 'milestone_m', itemIds: ['item_a'] }],
});

const signature = {
  id: 'signature_one',
  role: 'cpo',
  name: 'Helena Brandt',
  email: '',
  fingerprint: 'ab',
  at: NOW,
} as const;

const imported: ImportApply = {
  file: 'f.csv',
  tracker: 'jira',
  people: [],
  items: [],
  updates: [],
  dependencies: [],
};
const importedItem: ImportApply['items'][number] = {
  id: 'item_new',
  type: 'bug',
  title: 'New',
  description: '',
  teamId: null,
  ownerId: null,
  estimate: null,
  labels: [],
  source: null,
};

const WRONG: readonly (readonly [type: CommandType, args: unknown, reason: string | RegExp])[] = [
  // Items
  [
    'item.add',
    { id: 'item_a', position: 'last', fields: { title: 'A', type: 'bug' } },
    'That item is already in the plan.',
  ],
  [
    'item.add',
    { id: 'item_new', position: 'last', fields: { title: '  ', type: 'bug' } },
    /Write at least one character/,
  ],
  ['item.add', { id: 'item_new', position: 'last', fields: { title: 'A', type: 'epic' } }, /type/],
  [
    'item.add',
    { id: 'item_new', position: { after: 'item_gone' }, fields: { title: 'A', type: 'bug' } },
    'The place it should go to is no longer in the list.',
  ],
  [
    'item.add',
    { id: 'item_new', position: 'last', fields: { title: 'A', type: 'bug' }, placement: at(2, 1) },
    'Work cannot end before it starts.',
  ],
  [
    'item.add',
    { id: 'item_new', position: 'last', fields: { title: 'A', type: 'bug' }, placement: at(1, 9) },
    'That iteration is no longer in the plan.',
  ],
  [
    'item.add',
    { id: 'item_new', position: 'last', fields: { title: 'A', type: 'bug' }, debt: { interest: 1 } },
    /Only a debt item/,
  ],
  [
    'item.add',
    { id: 'item_new', position: 'last', fields: { title: 'A', type: 'debt' }, debt: { interest: -1 } },
    /interest/,
  ],
  [
    'item.add',
    { id: '__proto__', position: 'last', fields: { title: 'A', type: 'bug' } },
    /Expected an id like item_a1B2/,
  ],
  ['item.add', { id: 'item_new', position: 'last', fields: { title: 'A', type: 'bug', rank: 'a5' } }, /rank/],
  ['item.edit', { id: 'item_gone', fields: { title: 'A' } }, 'That item is no longer in the plan.'],
  ['item.edit', { id: 'item_constructor', fields: {} }, 'That item is no longer in the plan.'],
  ['item.edit', { id: 'item_a', fields: { estimate: -1 } }, /An estimate cannot be negative/],
  ['item.edit', { id: 'item_a', fields: { estimate: 10_001 } }, /An estimate is at most 10000/],
  ['item.edit', { id: 'item_a', fields: { estimate: Number.NaN } }, /estimate/],
  ['item.edit', { id: 'item_a', fields: { estimate: Number.POSITIVE_INFINITY } }, /estimate/],
  ['item.edit', { id: 'item_a', fields: { estimate: '5' } }, /estimate/],
  ['item.edit', { id: 'item_a', fields: { teamId: 'team_gone' } }, 'That team is no longer in the plan.'],
  ['item.edit', { id: 'item_a', fields: { teamId: 'team_toString' } }, 'That team is no longer in the plan.'],
  [
    'item.edit',
    { id: 'item_a', fields: { ownerId: 'person_gone' } },
    'That person is no longer in the plan.',
  ],
  [
    'item.edit',
    { id: 'item_b', fields: {}, debt: { proposerId: 'person_gone' } },
    'That person is no longer in the plan.',
  ],
  ['item.edit', { id: 'item_a', fields: {}, debt: { interest: 1 } }, /Only a debt item/],
  ['item.assign', { ids: [], fields: { estimate: 1 } }, /Choose at least one item/],
  [
    'item.assign',
    { ids: ['item_a', 'item_gone'], fields: { estimate: 1 } },
    'That item is no longer in the plan.',
  ],
  ['item.remove', { ids: ['item_a', 'item_gone'] }, 'That item is no longer in the plan.'],
  [
    'item.move',
    { ids: ['item_a'], position: { before: 'item_a' } },
    'An item cannot be moved next to itself.',
  ],
  ['item.move', { ids: ['item_a'], position: { before: 'item_gone' } }, /no longer in the plan/],
  ['item.move', { ids: ['item_gone'], position: 'first' }, 'That item is no longer in the plan.'],
  ['item.move', { ids: ['item_a'], position: 3 }, /position/],
  [
    'item.rankTogether',
    { ids: ['item_a', 'item_gone'], method: 'pairs' },
    'That item is no longer in the plan.',
  ],
  ['item.rankTogether', { ids: [], method: 'pairs' }, /Choose at least one item/],
  ['item.rankTogether', { ids: ['item_a'], method: 'dice' }, /method/],
  ['item.place', { ids: ['item_a'], placement: at(3, 1) }, 'Work cannot end before it starts.'],
  ['item.place', { ids: ['item_a'], placement: at(9) }, 'That iteration is no longer in the plan.'],
  [
    'item.place',
    { ids: ['item_a'], placement: at(1), teamId: 'team_gone' },
    'That team is no longer in the plan.',
  ],
  [
    'item.arrange',
    {
      moves: [
        { id: 'item_a', placement: at(1) },
        { id: 'item_a', placement: at(2) },
      ],
    },
    'An item can only go to one place.',
  ],
  [
    'item.arrange',
    {
      moves: [
        { id: 'item_a', placement: at(1) },
        { id: 'item_b', placement: at(3, 1) },
      ],
    },
    'Work cannot end before it starts.',
  ],
  [
    'item.arrange',
    { moves: [{ id: 'item_a', placement: at(1), teamId: 'team_gone' }] },
    'That team is no longer in the plan.',
  ],
  ['item.arrange', { moves: [] }, /Choose at least one item/],
  ['item.unplace', { ids: ['item_gone'] }, 'That item is no longer in the plan.'],
  // Debt
  ['debt.rank', { id: 'item_a', position: 'first' }, 'Only debt items are ranked here.'],
  [
    'debt.rank',
    { id: 'item_b', position: { after: 'item_a' } },
    'The place it should go to is no longer in the list.',
  ],
  ['debt.rank', { id: 'item_b', position: { after: 'item_b' } }, 'An item cannot be moved next to itself.'],
  ['debt.rankTogether', { ids: ['item_b', 'item_a'], method: 'votes' }, 'Only debt items are ranked here.'],
  ['debt.sequence', { id: 'item_gone', position: 'first' }, 'That item is no longer in the plan.'],
  ['debt.unrank', { id: 'item_a' }, 'Only debt items are ranked here.'],
  ['debt.unsequence', { id: 'item_a' }, 'Only debt items are ranked here.'],
  ['debt.explain', { id: 'item_b', overrideReason: 5 }, /overrideReason/],
  ['debt.setShare', { share: -0.1 }, /The debt share cannot be negative/],
  ['debt.setShare', { share: 1.1 }, /The debt share is at most 100 %/],
  ['debt.setShare', { share: Number.NaN }, /share/],
  [
    'escalation.open',
    { id: 'escalation_e', share: 0.2, reason: 'Why', at: NOW, by: null },
    'A share of 20 % or more needs no escalation.',
  ],
  [
    'escalation.open',
    { id: 'escalation_e', share: 0.1, reason: '', at: NOW, by: null },
    /Write the case for it/,
  ],
  [
    'escalation.open',
    { id: 'escalation_e', share: 0.1, reason: 'Why', at: 'yesterday', by: null },
    /Expected a time/,
  ],
  [
    'escalation.open',
    { id: 'escalation_e', share: 0.1, reason: 'Why', at: NOW, by: 'person_gone' },
    /person/,
  ],
  [
    'escalation.decide',
    { id: 'escalation_e', decision: { granted: true, by: 'CEO', at: NOW, reason: 'Yes' } },
    'That escalation is no longer in the plan.',
  ],
  ['escalation.remove', { id: 'escalation_e' }, 'That escalation is no longer in the plan.'],
  // Roadmap
  [
    'milestone.add',
    { id: 'milestone_m', fields: { title: 'M', date: '2027-02-01' } },
    'That milestone is already in the plan.',
  ],
  [
    'milestone.add',
    { id: 'milestone_n', fields: { title: 'M', date: '2027-02-30' } },
    /Expected a date like 2027-01-31/,
  ],
  [
    'milestone.add',
    { id: 'milestone_n', fields: { title: 'M', date: '2027-02-01' }, itemIds: ['item_gone'] },
    /item/,
  ],
  [
    'milestone.edit',
    { id: 'milestone_gone', fields: { title: 'M' } },
    'That milestone is no longer in the plan.',
  ],
  [
    'milestone.edit',
    { id: 'milestone_m', fields: { ownerId: 'person_gone' } },
    'That person is no longer in the plan.',
  ],
  ['milestone.remove', { id: 'milestone_gone' }, 'That milestone is no longer in the plan.'],
  ['milestone.link', { id: 'milestone_m', itemIds: [] }, /Choose at least one item/],
  ['milestone.link', { id: 'milestone_m', itemIds: ['item_gone'] }, 'That item is no longer in the plan.'],
  [
    'milestone.unlink',
    { id: 'milestone_gone', itemId: 'item_a' },
    'That milestone is no longer in the plan.',
  ],
  ['milestone.needsNone', { id: 'milestone_m', reason: 'A campaign' }, /linked to work. Unlink it first/],
  ['milestone.needsNone', { id: 'milestone_m', reason: '  ' }, /Write why it needs no engineering work/],
  [
    'dependency.add',
    { id: 'dependency_x', itemId: 'item_a', needsId: 'item_a' },
    'An item cannot need itself.',
  ],
  [
    'dependency.add',
    { id: 'dependency_x', itemId: 'item_b', needsId: 'item_a' },
    '“Item b” already needs “Item a”.',
  ],
  [
    'dependency.add',
    { id: 'dependency_x', itemId: 'item_a', needsId: 'item_b' },
    'That would be a loop: “Item a” waits for “Item b” waits for “Item a”.',
  ],
  [
    'dependency.add',
    { id: 'dependency_1', itemId: 'item_d', needsId: 'item_c' },
    'That dependency is already in the plan.',
  ],
  [
    'dependency.add',
    { id: 'dependency_x', itemId: 'item_gone', needsId: 'item_c' },
    'That item is no longer in the plan.',
  ],
  ['dependency.remove', { id: 'dependency_gone' }, 'That dependency is no longer in the plan.'],
  // People, teams, iterations, plan
  [
    'person.add',
    { id: 'person_one', fields: { name: 'A', role: 'cpo' } },
    'That person is already in the plan.',
  ],
  ['person.add', { id: 'person_two', fields: { name: 'A', role: 'king' } }, /role/],
  ['person.edit', { id: 'person_gone', fields: { name: 'A' } }, 'That person is no longer in the plan.'],
  ['person.remove', { id: 'person_gone' }, /person/],
  [
    'team.add',
    { id: 'team_checkout', fields: { name: 'A', kind: 'ai' } },
    'That team is already in the plan.',
  ],
  ['team.edit', { id: 'team_checkout', fields: { members: -1 } }, /members/],
  ['team.edit', { id: 'team_checkout', fields: { members: Number.POSITIVE_INFINITY } }, /members/],
  ['team.edit', { id: 'team_checkout', fields: { focus: 1.5 } }, /focus/],
  ['team.edit', { id: 'team_gone', fields: { members: 1 } }, 'That team is no longer in the plan.'],
  [
    'team.setIteration',
    { id: 'team_checkout', iterationId: 'iteration_9', fields: { absentDays: 1 } },
    'That iteration is no longer in the plan.',
  ],
  [
    'team.setIteration',
    { id: 'team_checkout', iterationId: 'iteration_1', fields: { absentDays: -1 } },
    /absentDays/,
  ],
  [
    'team.setIterations',
    { cells: [{ id: 'team_gone', iterationId: 'iteration_1', fields: {} }] },
    'That team is no longer in the plan.',
  ],
  ['team.remove', { id: 'team_gone' }, 'That team is no longer in the plan.'],
  [
    'iteration.edit',
    { id: 'iteration_1', fields: { end: '2027-01-01' } },
    'An iteration cannot end before it starts.',
  ],
  [
    'iteration.edit',
    { id: 'iteration_1', fields: { end: '2027-01-18' } },
    'These dates overlap with Iteration 2.',
  ],
  [
    'iteration.edit',
    { id: 'iteration_1', fields: { start: '2027-03-01', end: '2027-03-12' } },
    'The work on “Item d” would end before it starts. Place it elsewhere first.',
  ],
  ['iteration.edit', { id: 'iteration_1', fields: { workingDays: 367 } }, /workingDays/],
  [
    'plan.edit',
    { fields: { unit: 'points' } },
    'The plan already has estimates in the other unit. A plan holds one unit only.',
  ],
  ['plan.edit', { fields: { quarter: '2027-Q5' } }, /Expected a quarter like 2027-Q1/],
  ['plan.edit', { fields: { id: 'plan_other' } }, /id/],
  ['plan.edit', { fields: { paper: 'a3' } }, /a4|letter/],
  // Import
  ['import.apply', { ...imported, items: [importedItem, importedItem] }, 'This import was already applied.'],
  [
    'import.apply',
    { ...imported, items: [{ ...importedItem, id: 'item_a' }] },
    'This import was already applied.',
  ],
  ['import.apply', { ...imported, people: [person('one')] }, 'This import was already applied.'],
  [
    'import.apply',
    { ...imported, items: [{ ...importedItem, ownerId: 'person_gone' }] },
    'That person is no longer in the plan.',
  ],
  [
    'import.apply',
    { ...imported, updates: [{ id: 'item_gone', fields: { title: 'A' } }] },
    'That item is no longer in the plan.',
  ],
  ['import.apply', { ...imported, updates: [{ id: 'item_a', fields: { rank: 'a9' } }] }, /rank/],
  [
    'import.apply',
    { ...imported, dependencies: [{ id: 'dependency_x', itemId: 'item_a', needsId: 'item_b' }] },
    'The links in this file form a loop. Import it without the link that closes it.',
  ],
  [
    'import.apply',
    { ...imported, dependencies: [{ id: 'dependency_x', itemId: 'item_a', needsId: 'item_a' }] },
    /loop/,
  ],
  // Sign-off
  ['waiver.remove', { id: 'waiver_gone' }, 'That waiver is no longer in the plan.'],
  ['plan.reopen', {}, 'The plan is not frozen.'],
  ['signature.record', signature, 'Freeze the plan before it is signed.'],
];

describe('a command that cannot be carried out is refused with a reason and changes nothing', () => {
  it.each(WRONG)('%s %j', (type, args, reason) => {
    expect(reasonOf(plan, type, args)).toMatch(typeof reason === 'string' ? literally(reason) : reason);
  });

  it('whatever its name is', () => {
    for (const type of ['item.explode', '__proto__', 'constructor', 'toString', '']) {
      expect(reasonOf(plan, type, {})).toBe(`This version does not know the command "${type}".`);
    }
  });

  it('whatever its arguments are', () => {
    for (const type of COMMAND_TYPES.filter((known) => known !== 'debt.sequenceAsRanked')) {
      for (const args of [
        null,
        undefined,
        5,
        'text',
        [],
        { __proto__: null, wrong: 1 },
        JSON.parse('{"__proto__":{}}'),
      ]) {
        expect(reasonOf(plan, type, args)).toMatch(/\S/);
      }
    }
  });
});

const literally = (text: string): RegExp =>
  new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`, 'u');

const HOSTILE = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -1,
  1e308,
  -0,
  '',
  'item_gone',
  'item_constructor',
  'item___proto__',
  '__proto__',
  '9999-99-99',
  'x'.repeat(60_000),
  '\ud800',
  null,
  undefined,
  [],
  {},
  [null],
  JSON.parse('{"__proto__": {"polluted": true}}'),
];

/** The arguments with one place, at any depth, replaced by something hostile. */
function spoiled(value: unknown, path: readonly number[], hostile: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null) return hostile;
  const keys = Object.keys(value);
  if (keys.length === 0) return hostile;
  const key = keys[step % keys.length] ?? '';
  const inner = (value as Record<string, unknown>)[key];
  const changed = spoiled(inner, rest, hostile);
  return Array.isArray(value)
    ? value.map((entry, index) => (String(index) === key ? changed : entry))
    : { ...value, [key]: changed };
}

describe('commands with one hostile value', () => {
  it('are refused with a reason, or lead to a plan that its file accepts', () => {
    const sample = samplePlan();
    const before = serialisePlan(sample);
    let [refused, accepted] = [0, 0];
    fc.assert(
      fc.property(
        stepArbitrary(),
        fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...HOSTILE),
        (step, path, hostile) => {
          const command = commandOf(sample, step, 0);
          const outcome = send(sample, command.type, spoiled(command.args, path, hostile));
          expect(serialisePlan(sample)).toBe(before);
          if (isRejection(outcome)) {
            refused += 1;
            expect(outcome.reason).toMatch(/\S.*[.!]$/su);
          } else {
            accepted += 1;
            planFromJson(JSON.parse(serialisePlan(applyChange(sample, outcome))));
          }
        },
      ),
      { numRuns: 600 },
    );
    expect(refused).toBeGreaterThan(100);
    expect(accepted).toBeGreaterThan(0);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('commands that have nothing to do give an empty change', () => {
  it.each<Command>([
    { type: 'item.edit', args: { id: 'item_a', fields: { title: 'Item a' } } },
    { type: 'item.move', args: { ids: ['item_a'], position: 'first' } },
    { type: 'item.move', args: { ids: ['item_b', 'item_c'], position: { after: 'item_a' } } },
    { type: 'item.move', args: { ids: ['item_b'], position: { before: 'item_c' } } },
    { type: 'item.move', args: { ids: ['item_c', 'item_d'], position: 'last' } },
    { type: 'item.unplace', args: { ids: ['item_a'] } },
    { type: 'item.rankTogether', args: { ids: ['item_a', 'item_d'], method: 'wsjf' } },
    { type: 'debt.rank', args: { id: 'item_c', position: 'last' } },
    { type: 'debt.sequence', args: { id: 'item_b', position: { before: 'item_c' } } },
    { type: 'debt.sequenceAsRanked', args: {} },
    { type: 'debt.setShare', args: { share: 0.2 } },
    { type: 'milestone.link', args: { id: 'milestone_m', itemIds: ['item_a', 'item_a'] } },
    { type: 'plan.edit', args: { fields: { unit: 'days', quarter: '2027-Q1' } } },
  ])('$type $args', (command) => {
    expect(reduce(plan, command)).toEqual({});
  });
});

describe('what commands take along', () => {
  it('a removed item takes its dependencies and milestone links', () => {
    const after = accept(plan, { type: 'item.remove', args: { ids: ['item_a'] } });
    expect(after.dependencies.size).toBe(0);
    expect(after.milestones.get('milestone_m')?.itemIds).toEqual([]);
  });

  it('a removed team takes its items off the roadmap; a removed person owns nothing', () => {
    const noTeam = accept(plan, { type: 'team.remove', args: { id: 'team_checkout' } });
    expect(noTeam.items.get('item_d')).toMatchObject({ teamId: null, placement: null });
    const nobody = accept(plan, { type: 'person.remove', args: { id: 'person_one' } });
    expect([...nobody.items.values()].map(({ ownerId }) => ownerId)).toEqual([null, null, null, null]);
  });

  it('a removed person leaves no name behind: neither as proposer nor as who escalated', () => {
    const named = makePlan({
      items: { a: { debt: { proposerId: 'person_one' } } },
      milestones: [{ id: 'milestone_m', ownerId: 'person_one' }],
    });
    const escalated = accept(named, {
      type: 'escalation.open',
      args: { id: 'escalation_e', share: 0.1, reason: 'Why', at: NOW, by: 'person_one' },
    });
    const after = accept(escalated, { type: 'person.remove', args: { id: 'person_one' } });
    expect(after.items.get('item_a')?.debt?.proposerId).toBeNull();
    expect(after.milestones.get('milestone_m')?.ownerId).toBeNull();
    expect(after.escalations.get('escalation_e')?.openedBy).toBeNull();
  });

  it('a granted escalation sets the share that was asked for; a refused one leaves it', () => {
    const open = accept(plan, {
      type: 'escalation.open',
      args: { id: 'escalation_e', share: 0.15, reason: 'Why', at: NOW, by: null },
    });
    expect(open.info.debtShare).toBe(0.2);
    const decide = (granted: boolean): Command => ({
      type: 'escalation.decide',
      args: { id: 'escalation_e', decision: { granted, by: 'Marianne Keller', at: NOW, reason: 'Once.' } },
    });
    expect(accept(open, decide(true)).info.debtShare).toBe(0.15);
    expect(accept(open, decide(false)).info.debtShare).toBe(0.2);
  });

  it('a milestone that is linked to work after all no longer needs none', () => {
    const none = accept(plan, {
      type: 'milestone.add',
      args: { id: 'milestone_n', fields: { title: 'Campaign', date: '2027-02-01' } },
    });
    const reason = 'The pages are live.';
    const marked = accept(none, { type: 'milestone.needsNone', args: { id: 'milestone_n', reason } });
    expect(marked.milestones.get('milestone_n')?.needsNoneReason).toBe(reason);
    const linked = accept(marked, {
      type: 'milestone.link',
      args: { id: 'milestone_n', itemIds: ['item_a'] },
    });
    expect(linked.milestones.get('milestone_n')).toMatchObject({
      itemIds: ['item_a'],
      needsNoneReason: null,
    });
  });

  it('an item that is no debt any more has no debt details; one that becomes debt has empty ones', () => {
    const feature = accept(plan, { type: 'item.edit', args: { id: 'item_b', fields: { type: 'feature' } } });
    expect(feature.items.get('item_b')?.debt).toBeNull();
    const debt = accept(plan, { type: 'item.assign', args: { ids: ['item_a'], fields: { type: 'debt' } } });
    expect(debt.items.get('item_a')?.debt).toMatchObject({
      businessRank: null,
      sequence: null,
      interest: null,
    });
  });

  it('an iteration that grows gains the working days, and keeps the days off that were taken out', () => {
    const holiday = accept(plan, {
      type: 'iteration.edit',
      args: { id: 'iteration_3', fields: { workingDays: 9 } },
    });
    // From two weeks to three: Monday 15 to Friday 19 February are five more.
    const longer = accept(holiday, {
      type: 'iteration.edit',
      args: { id: 'iteration_3', fields: { end: '2027-02-19' } },
    });
    expect(longer.iterations.get('iteration_3')?.workingDays).toBe(14);
  });

  it('another quarter moves the iterations to its first Monday', () => {
    const next = accept(plan, { type: 'plan.edit', args: { fields: { quarter: '2027-Q2' } } });
    expect(next.info).toMatchObject({ start: '2027-04-01', end: '2027-06-30' });
    expect([...next.iterations.values()].map(({ start, end }) => [start, end])).toEqual([
      ['2027-04-05', '2027-04-16'],
      ['2027-04-19', '2027-04-30'],
      ['2027-05-03', '2027-05-14'],
    ]);
  });

  it('the unit stays while anything is measured in it, an interest included', () => {
    const interest = makePlan({ items: { a: { estimate: null, debt: { interest: 2 } } } });
    expect(reasonOf(interest, 'plan.edit', { fields: { unit: 'points' } })).toMatch(/one unit only/);
    const nothing = makePlan({ items: { a: { estimate: null } } });
    expect(accept(nothing, { type: 'plan.edit', args: { fields: { unit: 'points' } } }).info.unit).toBe(
      'points',
    );
  });

  it('an import passes over links that are already there, and ranks its items below the list', () => {
    const after = accept(plan, {
      type: 'import.apply',
      args: {
        ...imported,
        items: [importedItem, { ...importedItem, id: 'item_newer', type: 'debt' }],
        dependencies: [
          { id: 'dependency_x', itemId: 'item_b', needsId: 'item_a' },
          { id: 'dependency_y', itemId: 'item_new', needsId: 'item_newer' },
          { id: 'dependency_z', itemId: 'item_new', needsId: 'item_newer' },
        ],
      },
    });
    expect([...after.dependencies.keys()]).toEqual(['dependency_1', 'dependency_y']);
    const ranks = ['a', 'b', 'c', 'd', 'new', 'newer'].map(
      (key) => after.items.get(`item_${key}`)?.rank ?? '',
    );
    expect(ranks).toEqual([...new Set(ranks)].sort());
    expect(after.items.get('item_newer')?.debt).toMatchObject({ businessRank: null });
  });

  it('a milestone is linked to no more items than its file can hold', () => {
    const items = Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`i${index}`, {}]));
    const many = makePlan({ items, milestones: [{ id: 'milestone_m' }] });
    const ids = [...many.items.keys()];
    const full = accept(many, {
      type: 'milestone.link',
      args: { id: 'milestone_m', itemIds: ids.slice(0, 1_000) },
    });
    expect(reasonOf(full, 'milestone.link', { id: 'milestone_m', itemIds: ids.slice(1_000) })).toBe(
      'A milestone is linked to at most 1000 items.',
    );
  });

  it('shares are kept to a tenth of a percent, as they are shown', () => {
    expect(accept(plan, { type: 'debt.setShare', args: { share: 0.19957 } }).info.debtShare).toBe(0.2);
    expect(accept(plan, { type: 'debt.setShare', args: { share: 0.1994 } }).info.debtShare).toBe(0.199);
  });
});
