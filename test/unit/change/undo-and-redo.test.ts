import { applyChange, assertFits, ChangeMismatchError } from '@shared/change/apply';
import type { Change } from '@shared/change/change';
import { damageBy } from '@shared/change/damage-by';
import { mergeChanges } from '@shared/change/merge';
import { reverseChange } from '@shared/change/reverse';
import { type Command, type CommandType, isRejection, reduce } from '@shared/commands/reduce';
import { type Plan, planFromJson, serialisePlan } from '@shared/model/index';
import { rankedItems } from '@shared/ranking/rankings';
import { checkPlan, type Report, RULES } from '@shared/rules/check-plan';
import { viewOf } from '@shared/rules/plan-view';
import { identify } from '@shared/rules/rule';
import { dayOnePlan } from '@shared/sample/day-one-plan';
import { samplePlan } from '@shared/sample/sample-plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  COMMAND_TYPES,
  commandOf,
  deciderOf,
  EDITING_TYPES,
  type Step,
  stepArbitrary,
} from '../commands/random-commands';
import { makePlan } from '../model/make-plan';

interface History {
  readonly first: Plan;
  readonly last: Plan;
  readonly changes: readonly Change[];
  readonly accepted: readonly Command[];
}

/** Plays steps; a refused one must leave the plan as it is. Changes go through JSON, as in the journal. */
function play(first: Plan, steps: readonly Step[]): History {
  let plan = first;
  const changes: Change[] = [];
  const accepted: Command[] = [];
  for (const [index, step] of steps.entries()) {
    const command = commandOf(plan, step, index);
    const outcome = reduce(plan, command, deciderOf(step));
    if (isRejection(outcome)) {
      expect(outcome.reason).toMatch(/\S.*[.!]$/su);
      continue;
    }
    const change: Change = JSON.parse(JSON.stringify(outcome));
    // What the rules and rankings knew of the plan before is carried over: ask for it, so that there is something to carry.
    checkPlan(plan);
    plan = applyChange(plan, change);
    changes.push(change);
    accepted.push(command);
  }
  return { first, last: plan, changes, accepted };
}

const STARTS = { empty: makePlan(), sample: samplePlan(), dayOne: dayOnePlan() };
const start = fc.constantFrom(...Object.values(STARTS));
/** Of the mechanisms around the plan alone: what one step opens, a later one of the same family closes. */
const MEETING_TYPES = EDITING_TYPES.filter((type) =>
  /^(vote|sync|conflict|hiddenWork|parking|agenda|objective|checkIn|possibility|velocity)\./.test(type),
);
const steps = (types: readonly CommandType[]) =>
  fc.array(stepArbitrary(types), { minLength: 1, maxLength: 60, size: 'max' });
const editing = fc.oneof(
  { arbitrary: steps(EDITING_TYPES), weight: 2 },
  { arbitrary: steps(MEETING_TYPES), weight: 1 },
);
const anything = fc.array(stepArbitrary(), { minLength: 1, maxLength: 40, size: 'max' });
/** On the finished sample, which can be frozen, what leads there and away. */
const signing = fc.array(
  stepArbitrary(COMMAND_TYPES.filter((type) => /^(plan|signature|waiver|milestone)\./.test(type))),
  { minLength: 1, maxLength: 30, size: 'max' },
);
const RUNS = { numRuns: 60 };

/** As undo and redo do it. */
function revert(plan: Plan, change: Change): Plan {
  expect(damageBy(plan, change)).toBeNull();
  return applyChange(plan, change);
}

const readAgain = (plan: Plan): Plan => planFromJson(JSON.parse(serialisePlan(plan)));

describe('a random history of commands', () => {
  it('taken back step by step gives the first plan byte for byte; done again, the last', () => {
    fc.assert(
      fc.property(start, editing, (plan, steps) => {
        const { first, last, changes } = play(plan, steps);
        const back = changes.reduceRight((now, change) => revert(now, reverseChange(change)), last);
        expect(serialisePlan(back)).toBe(serialisePlan(first));
        const again = changes.reduce(revert, back);
        expect(serialisePlan(again)).toBe(serialisePlan(last));
      }),
      RUNS,
    );
  });

  it('really plays every command: what these properties say is worth nothing otherwise', () => {
    const seen = new Set<string>();
    const begins = [STARTS.dayOne, STARTS.sample, STARTS.empty];
    for (const types of [EDITING_TYPES, MEETING_TYPES]) {
      for (const [index, some] of fc.sample(steps(types), { seed: 1, numRuns: 150 }).entries()) {
        for (const { type } of play(begins[index % 3] ?? STARTS.empty, some).accepted) seen.add(type);
      }
    }
    for (const some of fc.sample(signing, { seed: 1, numRuns: 150 })) {
      for (const { type } of play(STARTS.sample, some).accepted) seen.add(type);
    }
    expect(COMMAND_TYPES.filter((type) => !seen.has(type))).toEqual([]);
  });

  it('can freeze, reopen and sign a plan, and all of it can be reversed', () => {
    fc.assert(
      fc.property(signing, (steps) => {
        const { first, last, changes } = play(STARTS.sample, steps);
        const back = changes.reduceRight((now, change) => applyChange(now, reverseChange(change)), last);
        expect(serialisePlan(back)).toBe(serialisePlan(first));
      }),
      RUNS,
    );
  });

  it('never leads to a plan that its own file refuses', () => {
    fc.assert(
      fc.property(start, anything, (plan, steps) => {
        const { last } = play(plan, steps);
        expect(serialisePlan(readAgain(last))).toBe(serialisePlan(last));
      }),
      RUNS,
    );
  });

  it('leaves rankings and findings as they are when everything is derived anew', () => {
    fc.assert(
      fc.property(start, editing, (plan, steps) => {
        const { last } = play(plan, steps);
        const fresh = readAgain(last);
        expect(rankedItems(last.items).map(({ id }) => id)).toEqual(
          [...fresh.items.values()].sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ id }) => id),
        );
        expect(told(last).sort()).toEqual(told(fresh).sort());
      }),
      RUNS,
    );
  });

  it('is checked after each step as if it were checked for the first time, also where two histories part', () => {
    fc.assert(
      fc.property(start, fc.oneof(editing, signing), fc.nat(), (plan, steps, back) => {
        const plans = [plan];
        for (const [index, step] of steps.entries()) {
          // Now and then from an earlier plan, as a what-if goes on from it: nothing that is kept may be of the other one.
          const from = plans.at(index % 5 === 4 ? back % plans.length : -1) ?? plan;
          checkPlan(from);
          const outcome = reduce(from, commandOf(from, step, index), deciderOf(step));
          if (isRejection(outcome)) continue;
          const next = applyChange(from, outcome);
          expectFirstCheck(checkPlan(next), next);
          plans.push(next);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('keeps every finding that says the same after a step: what shows it is not drawn again', () => {
    fc.assert(
      fc.property(start, editing, (first, steps) => {
        let plan = structuredClone(first);
        for (const [index, step] of steps.entries()) {
          const before = checkPlan(plan);
          const outcome = reduce(plan, commandOf(plan, step, index), deciderOf(step));
          if (isRejection(outcome)) continue;
          plan = applyChange(plan, outcome);
          const after = checkPlan(plan);
          const known = new Map(before.findings.map((finding) => [JSON.stringify(finding), finding]));
          for (const finding of after.findings)
            expect(known.get(JSON.stringify(finding)) ?? finding).toBe(finding);
          if (JSON.stringify(after) === JSON.stringify(before)) expect(after).toBe(before);
        }
      }),
      { numRuns: 20 },
    );
  });
});

const told = (plan: Plan) =>
  checkPlan(plan).findings.map(({ key, message, waiver }) => [key, message, waiver?.id]);

/** A report is, to the letter and in the same order, what the rules say of a plan of which no record was ever seen. */
function expectFirstCheck({ byRule, ...report }: Report, plan: Plan): void {
  const unseen = structuredClone(plan);
  const findings = RULES.flatMap((rule) =>
    [...rule.check(viewOf(unseen))].map((breach) => {
      const finding = identify(rule, breach);
      const waiver = [...unseen.waivers.values()].findLast(({ findingKey }) => findingKey === finding.key);
      return waiver && finding.waivable && waiver.message === finding.message
        ? { ...finding, waiver }
        : finding;
    }),
  );
  expect(report).toEqual({
    findings,
    blocking: findings.filter(({ severity, waiver }) => severity === 'blocking' && !waiver),
    warnings: findings.filter(({ severity }) => severity === 'warning'),
    waived: findings.filter(({ waiver }) => waiver !== null),
  });
  expect(byRule.flat()).toEqual(findings);
}

describe('changes', () => {
  it('apply(reverse(c)) after apply(c) is the identity, whatever the change', () => {
    fc.assert(
      fc.property(start, editing, (plan, steps) => {
        const { changes } = play(plan, steps);
        let now = plan;
        for (const change of changes) {
          const next = applyChange(now, change);
          expect(serialisePlan(applyChange(next, reverseChange(change)))).toBe(serialisePlan(now));
          expect(reverseChange(reverseChange(change))).toEqual(change);
          now = next;
        }
      }),
      { numRuns: 15 },
    );
  });

  it('merged have the effect of both, and reversed take both back', () => {
    fc.assert(
      fc.property(start, editing, (plan, steps) => {
        const { last, changes } = play(plan, steps);
        const merged = changes.reduce(mergeChanges, {});
        expect(serialisePlan(applyChange(plan, merged))).toBe(serialisePlan(last));
        expect(serialisePlan(applyChange(last, reverseChange(merged)))).toBe(serialisePlan(plan));
      }),
      RUNS,
    );
  });

  it('that add and remove the same record merge to nothing', () => {
    const added = reduce(STARTS.empty, {
      type: 'milestone.add',
      args: { id: 'milestone_new', fields: { title: 'Launch', date: '2027-02-01' } },
    });
    if (isRejection(added)) throw new Error(added.reason);
    expect(mergeChanges(added, reverseChange(added))).toEqual({});
  });

  it('share the tables they do not touch', () => {
    const plan = STARTS.sample;
    const outcome = reduce(plan, { type: 'milestone.remove', args: { id: 'milestone_easter' } });
    if (isRejection(outcome)) throw new Error(outcome.reason);
    const next = applyChange(plan, outcome);
    expect(next.items).toBe(plan.items);
    expect(next.milestones.size).toBe(7);
    expect(plan.milestones.size).toBe(8);
  });

  it('that do not fit the plan are refused with the record that is wrong', () => {
    const [milestone] = STARTS.sample.milestones.values();
    if (!milestone) throw new Error('The sample has milestones');
    const { id } = milestone;
    const add: Change = { milestones: { added: { [id]: milestone } } };
    const update: Change = { milestones: { updated: { [id]: [milestone, milestone] } } };
    // The check before a write refuses what applying it would refuse.
    for (const attempt of [applyChange, assertFits]) {
      expect(() => attempt(STARTS.sample, add)).toThrow(ChangeMismatchError);
      expect(() => attempt(STARTS.empty, reverseChange(add))).toThrow(`${id} cannot be removed`);
      expect(() => attempt(STARTS.empty, update)).toThrow(`${id} cannot be changed`);
      expect(() => attempt(STARTS.empty, add)).not.toThrow();
      expect(() => attempt(STARTS.sample, update)).not.toThrow();
    }
  });
});
