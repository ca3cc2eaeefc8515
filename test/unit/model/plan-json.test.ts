import {
  brokenReferences,
  type Conflict,
  canonicalJson,
  canonicalJsonBytes,
  checkIntegrity,
  NO_AI_DETAILS,
  NO_DEBT_DETAILS,
  type Plan,
  PlanFormatError,
  planFromJson,
  planToJson,
  type Signature,
  type Sync,
  serialisePlan,
  type Velocity,
  type Vote,
} from '@shared/model/index';
import { samplePlan } from '@shared/sample/sample-plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, itemId, makePlan, metric, objective, step, table } from './make-plan';

type Json = Record<string, unknown>;

const sampleJson = () => JSON.parse(serialisePlan(samplePlan())) as Json & Record<string, Json[]>;

/** The message with which a plan is refused after one edit of its JSON. */
function refusal(edit: (json: ReturnType<typeof sampleJson>) => void): string {
  const json = sampleJson();
  edit(json);
  return refusalOf(json);
}

function refusalOf(json: unknown): string {
  try {
    planFromJson(json);
  } catch (error) {
    if (error instanceof PlanFormatError) return error.message;
    throw error;
  }
  throw new Error('The plan was accepted');
}

describe('canonical JSON', () => {
  it('is JSON: reading it gives the value back', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is the same text as bytes, however many pieces it takes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const long = {
          value,
          many: Array.from({ length: 20 }, (_, index) => '\u{1F980}é'.repeat(2_000 + index)),
        };
        expect(new TextDecoder().decode(canonicalJsonBytes(long))).toBe(canonicalJson(long));
      }),
      { numRuns: 20 },
    );
  });

  it('does not depend on the order in which fields were set', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
      }),
    );
    expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: true, none: undefined })).toBe(
      '{"a":true,"b":[1,{"c":"é","d":null}]}',
    );
  });

  it('refuses what JSON cannot hold instead of writing something else', () => {
    const holes = [1, 2, 3];
    delete holes[1];
    for (const value of [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      undefined,
      [undefined],
      holes,
      () => 1,
      Symbol('s'),
      10n,
      new Map([['a', 1]]),
      new Set([1]),
      new Date(0),
      { deep: { inside: Number.NEGATIVE_INFINITY } },
    ]) {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    }
  });
});

describe('a plan as JSON', () => {
  it('comes back as it was, byte for byte', () => {
    const plan = samplePlan();
    const again = planFromJson(JSON.parse(serialisePlan(plan)));
    expect(serialisePlan(again)).toBe(serialisePlan(plan));
    expect(again.items.get(itemId('giftCards'))).toEqual(plan.items.get(itemId('giftCards')));
    expect(again.info).toEqual(plan.info);
  });

  it('does not depend on the order in which its records were added', () => {
    const plan = samplePlan();
    const turned: Plan = { ...plan, items: new Map([...plan.items].reverse()) };
    expect(serialisePlan(turned)).toBe(serialisePlan(plan));
    expect(planToJson(turned).items.map(({ id }) => id)).toEqual([...plan.items.keys()].sort());
  });

  it('of a newer version is refused with a sentence that says what to do', () => {
    expect(refusal((json) => Object.assign(json, { version: 2 }))).toBe(
      'This plan was written by a newer Countersign (format 2, this one reads 1). Open it there, or update.',
    );
  });

  it('that is none is refused', () => {
    for (const json of [null, 5, 'plan', [], {}, { version: '1' }, { items: [] }]) {
      expect(refusalOf(json)).toBe('This is not a Countersign plan.');
    }
    expect(refusalOf({ version: 0 })).toMatch(/^The plan is damaged at version/);
  });

  const DAMAGE: Readonly<Record<string, readonly [(json: ReturnType<typeof sampleJson>) => void, RegExp]>> = {
    'a missing table': [(json) => Reflect.deleteProperty(json, 'items'), /damaged at items: /],
    'an unknown table': [(json) => Object.assign(json, { extra: [] }), /Unrecognized key: "extra"/],
    'an unknown field': [
      (json) => Object.assign(json.items?.[3] ?? {}, { colour: 'red' }),
      /items\.3: .*colour/,
    ],
    'a wrong id': [
      (json) => Object.assign(json.items?.[0] ?? {}, { id: 'x' }),
      /items\.0\.id: Expected an id like item_a1B2/,
    ],
    'a wrong estimate': [
      (json) => Object.assign(json.items?.[7] ?? {}, { estimate: -2 }),
      /items\.7\.estimate: An estimate cannot be negative/,
    ],
    'a wrong rank': [
      (json) => Object.assign(json.items?.[7] ?? {}, { rank: 'a00' }),
      /items\.7\.rank: Expected an order key like a0/,
    ],
    'a wrong date': [
      (json) => Object.assign(json.milestones?.[1] ?? {}, { date: '2027-02-29' }),
      /milestones\.1\.date: Expected a date/,
    ],
    'a wrong share': [
      (json) => Object.assign(json.info ?? {}, { debtShare: 20 }),
      /info\.debtShare: The debt share is at most 100 %/,
    ],
    'an iteration of a team that is none': [
      (json) =>
        Object.assign(json.teams?.[0] ?? {}, { iterations: { toString: { absentDays: 0, points: null } } }),
      /damaged at teams\.0\.iterations/,
    ],
    'an unknown team': [
      (json) => Object.assign(json.items?.[0] ?? {}, { teamId: 'team_gone' }),
      /item_\w+ names team_gone, which is not in the plan/,
    ],
    'an unknown item behind a milestone': [
      (json) => Object.assign(json.milestones?.[0] ?? {}, { itemIds: ['item_gone'] }),
      /milestone_\w+ names item_gone/,
    ],
    'an unknown item behind a dependency': [
      (json) => Object.assign(json.dependencies?.[0] ?? {}, { needsId: 'item_gone' }),
      /dependency_1 names item_gone/,
    ],
    'a record that stands twice': [(json) => json.items?.push(json.items[0] ?? {}), /item_\w+ stands twice/],
  };

  it.each(Object.entries(DAMAGE))('with %s is refused and the place named', (_name, [edit, message]) => {
    expect(refusal(edit)).toMatch(/^The plan is damaged/);
    expect(refusal(edit)).toMatch(message);
  });
});

describe('integrity', () => {
  const whole = makePlan({
    items: {
      a: { placement: at(1, 2) },
      b: { debt: { businessRank: 'a1', sequence: 'a1' } },
      c: { debt: {} },
    },
    needs: [['b', 'a']],
    milestones: [{ id: 'milestone_m', itemIds: [itemId('a')] }],
  });
  const withItem = (key: string, fields: object): Plan => {
    const items = new Map(whole.items);
    const item = items.get(itemId(key));
    if (item) items.set(itemId(key), { ...item, ...fields });
    return { ...whole, items };
  };
  const debt = whole.items.get(itemId('b'))?.debt;
  const milestone = whole.milestones.get('milestone_m');
  const team = whole.teams.get('team_checkout');
  const iteration = whole.iterations.get('iteration_2');
  if (!debt || !milestone || !team || !iteration) throw new Error('The plan holds all of these');
  const signature: Signature = {
    id: 'signature_a',
    role: 'cpo',
    name: 'A',
    email: '',
    fingerprint: 'ab',
    at: '2027-01-01T00:00:00Z',
  };
  const commitment = { digest: 'a'.repeat(64), at: '2027-01-01T00:00:00Z', by: 'R' };

  const NOON = '2026-12-15T12:00:00.000Z';
  const vote = (key: string, revealed: boolean): Vote => ({
    id: `vote_${key}`,
    round: 1,
    at: NOON,
    fingers: { person_one: 4 },
    revealed,
  });
  const sync = (key: string): Sync => ({
    id: `sync_${key}`,
    date: '2026-12-14',
    state: 'open',
    startedAt: null,
    seconds: 0,
  });
  const conflict = (key: string, fields: Partial<Conflict>): Conflict => ({
    id: `conflict_${key}`,
    title: key,
    raisedBy: 'product',
    raisedAt: NOON,
    tension: '',
    productProposal: '',
    engineeringProposal: 'That',
    syncId: null,
    outcome: null,
    candidate: null,
    ...fields,
  });
  const velocity = (key: string): Velocity => ({
    id: `velocity_${key}`,
    teamId: 'team_checkout',
    name: key,
    end: '2026-12-11',
    completed: 30,
    debt: 6,
  });

  const BROKEN: Readonly<Record<string, readonly [Plan, string]>> = {
    'debt without details': [withItem('b', { debt: null }), 'item_b is debt without the details of debt'],
    'details of debt on a feature': [
      withItem('a', { debt: NO_DEBT_DETAILS }),
      'item_a has the details of debt but is none',
    ],
    'a rank twice': [withItem('b', { rank: whole.items.get(itemId('a'))?.rank }), 'the rank a0 stands twice'],
    'a business rank twice': [
      withItem('c', { debt: { ...debt, sequence: null } }),
      'the business rank a1 stands twice',
    ],
    "the CTO's place twice": [
      withItem('c', { debt: { ...debt, businessRank: null } }),
      "the CTO's place a1 stands twice",
    ],
    'work that ends before it starts': [
      withItem('a', { placement: at(3, 1) }),
      'the work on item_a ends before it starts',
    ],
    'a milestone linked twice': [
      {
        ...whole,
        milestones: new Map([[milestone.id, { ...milestone, itemIds: [itemId('a'), itemId('a')] }]]),
      },
      'in milestone_m the link to item_a stands twice',
    ],
    'a milestone that needs none and has some': [
      { ...whole, milestones: new Map([[milestone.id, { ...milestone, needsNoneReason: 'None' }]]) },
      'milestone_m needs no work and is linked to some',
    ],
    'a dependency twice': [
      {
        ...whole,
        dependencies: new Map([
          ...whole.dependencies,
          ['dependency_2', { id: 'dependency_2', itemId: itemId('b'), needsId: itemId('a') }],
        ]),
      },
      'the dependency item_b needs item_a stands twice',
    ],
    'two teams in one row': [
      { ...whole, teams: new Map([...whole.teams, ['team_b', { ...team, id: 'team_b' }]]) },
      'the team order a0 stands twice',
    ],
    'an iteration that ends before it starts': [
      {
        ...whole,
        iterations: new Map([...whole.iterations, [iteration.id, { ...iteration, end: '2027-01-17' }]]),
      },
      'iteration_2 ends before it starts',
    ],
    'iterations that overlap': [
      {
        ...whole,
        iterations: new Map([...whole.iterations, [iteration.id, { ...iteration, start: '2027-01-15' }]]),
      },
      'iteration_2 overlaps with iteration_1',
    ],
    'a quarter that ends before it starts': [
      { ...whole, info: { ...whole.info, end: '2026-12-31' } },
      'its quarter ends before it starts',
    ],
    'AI work without details': [
      withItem('c', { type: 'ai', debt: null }),
      'item_c is AI work without the details of AI work',
    ],
    'details of AI work on a feature': [
      withItem('a', { ai: NO_AI_DETAILS }),
      'item_a has the details of AI work but is none',
    ],
    'two objectives at one place': [
      { ...whole, objectives: table(objective('1'), objective('2', { order: 'a1' })) },
      'the place of an objective a1 stands twice',
    ],
    'a metric twice in an objective': [
      { ...whole, objectives: table(objective('1', { keyResults: [metric('m'), metric('m')] })) },
      'in objective_1 the metric metric_m stands twice',
    ],
    'a check-in of a metric that is gone': [
      {
        ...whole,
        objectives: table(objective('1')),
        checkIns: table({
          id: 'checkin_a' as const,
          objectiveId: 'objective_1' as const,
          metricId: 'metric_gone' as const,
          date: '2027-01-15' as const,
          value: 1,
          note: '',
        }),
      },
      'checkin_a measures metric_gone, which is not in objective_1',
    ],
    'two steps at one place of a day': [
      { ...whole, agenda: table(step('risks', { order: 'a0' }), step('other', { order: 'a0' })) },
      'the agenda place a0 of day 1 stands twice',
    ],
    'two timers at once': [
      {
        ...whole,
        agenda: table(step('risks', { startedAt: NOON }), step('other', { startedAt: NOON })),
      },
      'the timers of 2 steps run at once',
    ],
    'two votes of one round': [
      { ...whole, votes: table(vote('a', true), vote('b', true)) },
      'the round of votes 1 stands twice',
    ],
    'two open votes': [
      { ...whole, votes: table(vote('a', false), { ...vote('b', false), round: 2 }) },
      '2 votes are open at once',
    ],
    'one tension in two conflicts': [
      {
        ...whole,
        conflicts: table(
          conflict('a', { candidate: 'deferred:item_b' }),
          conflict('b', { candidate: 'deferred:item_b' }),
        ),
      },
      'the tension deferred:item_b stands twice',
    ],
    'two open syncs': [{ ...whole, syncs: table(sync('a'), sync('b')) }, '2 syncs are open at once'],
    'a conflict on the table without a proposal': [
      { ...whole, syncs: table(sync('a')), conflicts: table(conflict('a', { syncId: 'sync_a' })) },
      'conflict_a is brought to a sync without a proposal',
    ],
    'a past iteration of a team twice': [
      { ...whole, velocities: table(velocity('a'), velocity('b')) },
      'the past iteration of team_checkout until 2026-12-11 stands twice',
    ],
    'more debt work than was completed': [
      { ...whole, velocities: table({ ...velocity('a'), debt: 31 }) },
      'velocity_a holds more debt work than was completed',
    ],
    'a signature without a commitment': [
      { ...whole, signatures: new Map([['signature_a', signature]]) },
      'it is signed but was never frozen',
    ],
    'two signatures of one role': [
      {
        ...whole,
        info: { ...whole.info, commitment },
        signatures: new Map([
          ['signature_a', signature],
          ['signature_b', { ...signature, id: 'signature_b' }],
        ]),
      },
      'the signature as cpo stands twice',
    ],
  };

  it('of a whole plan is not questioned', () => {
    expect([checkIntegrity(whole), brokenReferences(whole)]).toEqual([[], []]);
  });

  it.each(Object.entries(BROKEN))('%s is told and refused', (_name, [plan, message]) => {
    expect(checkIntegrity(plan)).toEqual([message]);
    expect(refusalOf(JSON.parse(serialisePlan(plan)))).toBe(
      `The plan is damaged: ${message}. Nothing was changed.`,
    );
  });
});
