import { applyChange } from '@shared/change/apply';
import { isRejection, reduce } from '@shared/commands/reduce';
import type { Plan } from '@shared/model/index';
import { checkPlan } from '@shared/rules/check-plan';
import { viewOf } from '@shared/rules/plan-view';
import { dayOnePlan } from '@shared/sample/day-one-plan';
import { samplePlan } from '@shared/sample/sample-plan';
import { cellKey, orderedTeams } from '@shared/schedule/capacity';
import { criticalPath } from '@shared/schedule/critical-path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dropEffect, type Move } from '../../../renderer/features/roadmap/drop-effect';
import { milestoneMoved } from '../../../renderer/features/roadmap/milestone-risk';
import { at, itemId, makePlan } from '../model/make-plan';

/** The plan after the drop, by the command the drop sends. */
function dropped(plan: Plan, moves: readonly Move[]): Plan {
  const { iterations } = viewOf(plan);
  const args = {
    moves: moves.map(({ item: { id }, spot }) => {
      const from = iterations[spot.from]?.id;
      const to = iterations[spot.to]?.id;
      if (!from || !to || !spot.team) throw new Error('The spot lies outside the board');
      return { id, placement: { from, to }, teamId: spot.team.id };
    }),
  };
  const change = reduce(plan, { type: 'item.arrange', args });
  if (isRejection(change)) throw new Error(change.reason);
  return applyChange(plan, change);
}

/** What the rules then find about these items: what they need, what waits for them, their milestones, and their cells. */
function findingsAfter(after: Plan, moves: readonly Move[]) {
  const { iterations } = viewOf(after);
  const moved = new Set<string>(moves.map(({ item }) => item.id));
  const cells = new Set(
    moves.flatMap(({ spot }) =>
      iterations.slice(spot.from, spot.to + 1).map(({ id }) => cellKey(spot.team?.id ?? 'team_none', id)),
    ),
  );
  const { findings } = checkPlan(after);
  return {
    needs: findings.filter(
      ({ rule, subject, detail }) =>
        rule === 'MAP-3' && (moved.has(detail ?? '') || (subject.kind === 'item' && moved.has(subject.id))),
    ).length,
    milestones: findings.flatMap(({ rule, subject, detail }) =>
      rule === 'MAP-4' && subject.kind === 'milestone' && moved.has(detail ?? '') ? [subject.id] : [],
    ),
    overloads: findings.filter(
      ({ rule, severity, subject }) =>
        rule === 'MAP-5' &&
        severity === 'blocking' &&
        subject.kind === 'cell' &&
        cells.has(cellKey(subject.teamId, subject.iterationId)),
    ).length,
  };
}

const anyDrop = fc.tuple(
  fc.constantFrom(samplePlan(), dayOnePlan()),
  fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(5), fc.nat(3)), { minLength: 1, maxLength: 4 }),
);

describe('what a drop would do', () => {
  it('is what the rules find and the cells hold once it is done (MAP-3, MAP-4, MAP-5)', () => {
    let withProblems = 0;
    let slipping = 0;
    fc.assert(
      fc.property(anyDrop, ([plan, picks]) => {
        const items = [...plan.items.values()];
        const teams = orderedTeams(plan);
        const chosen = new Map<string, Move>();
        for (const [anyItem, anyTeam, from, more] of picks) {
          const item = items[anyItem % items.length];
          const row = anyTeam % teams.length;
          const team = teams[row];
          if (item && team)
            chosen.set(item.id, { item, spot: { team, row, from, to: Math.min(5, from + more) } });
        }
        const moves = [...chosen.values()];
        const told = dropEffect(plan, viewOf(plan), moves);
        const after = dropped(plan, moves);
        const view = viewOf(after);
        const found = findingsAfter(after, moves);
        expect(told.needs.length).toBe(found.needs);
        expect(told.overloads.length).toBe(found.overloads);
        const late = new Set(told.milestones.filter((risk) => risk.after > 0).map(({ id }) => id));
        for (const id of found.milestones) expect(late).toContain(id);
        const [before, then] = [criticalPath(plan), criticalPath(after)];
        for (const risk of told.milestones) {
          expect(risk.before).toBe(before.milestones.get(risk.id)?.slip);
          expect(risk.after).toBe(then.milestones.get(risk.id)?.slip);
        }
        // Nothing slips in silence.
        for (const [id, { slip }] of then.milestones) {
          if (slip > (before.milestones.get(id)?.slip ?? 0)) expect(late).toContain(id);
        }
        for (const { teamId, column, load, debtLoad, capacity } of told.cells) {
          const cell = view.cells.get(cellKey(teamId, view.iterations[column]?.id ?? 'iteration_none'));
          expect(cell?.load).toBeCloseTo(load, 9);
          expect(cell?.debtLoad).toBeCloseTo(debtLoad, 9);
          expect(cell?.capacity).toBe(capacity);
        }
        if (told.problems.length > 0) withProblems += 1;
        if (late.size > 0) slipping += 1;
      }),
      { numRuns: 120, seed: 20_270_101 },
    );
    expect(withProblems).toBeGreaterThan(20);
    expect(slipping).toBeGreaterThan(5);
  });

  const promised = makePlan({
    items: { a: { placement: at(1) }, b: { placement: at(2), teamId: 'team_checkout' } },
    needs: [['b', 'a']],
    milestones: [{ id: 'milestone_m', title: 'M3', date: '2027-01-29', itemIds: [itemId('b')] }],
  });
  const take = (key: string, from: number, to = from) => {
    const item = promised.items.get(itemId(key));
    const [team] = orderedTeams(promised);
    if (!item || !team) throw new Error('The plan has changed');
    return dropEffect(promised, viewOf(promised), [{ item, spot: { team, row: 0, from, to } }]);
  };

  it('says which milestone it slips and by how much, also by way of what waits', () => {
    expect(take('b', 2).problems).toContain(
      'This slips “M3” by one iteration: its work would end on 12 Feb, promised for 29 Jan.',
    );
    expect(take('a', 1).problems).toContain(
      'This slips “M3” by one iteration: “Item b”, which waits for it, would end on 12 Feb, promised for 29 Jan.',
    );
    expect(take('a', 1, 2).problems[0]).toBe(
      'This slips “M3” by 2 iterations: “Item b”, which waits for it, would end after the last iteration, promised for 29 Jan.',
    );
    expect(take('b', 1).problems).toEqual([]);
  });

  it('says of a milestone that is moved by how many iterations its work is late then', () => {
    const id = 'milestone_m';
    const view = viewOf(promised);
    expect(milestoneMoved(promised, view, id, '2027-01-30')).toBe('');
    expect(milestoneMoved(promised, view, id, '2027-01-28')).toBe(
      'This makes it one iteration late: its work ends on 29 Jan.',
    );
    expect(milestoneMoved(promised, view, id, '2027-01-08')).toBe(
      'This makes it 2 iterations late: its work ends on 29 Jan.',
    );
    const milestone = promised.milestones.get(id);
    if (!milestone) throw new Error('The plan has changed');
    const late = { ...promised, milestones: new Map([[id, { ...milestone, date: '2027-01-08' }] as const]) };
    expect(milestoneMoved(late, viewOf(late), id, '2027-01-20')).toBe(
      'It would be one iteration late: its work ends on 29 Jan.',
    );
    expect(milestoneMoved(late, viewOf(late), id, '2027-01-29')).toBe('This brings it back on time.');
  });

  it('says by how much a team would be over, and where', () => {
    const plan = samplePlan();
    const view = viewOf(plan);
    const [team] = orderedTeams(plan);
    const [iteration] = view.iterations;
    const cell = team && iteration && view.cells.get(cellKey(team.id, iteration.id));
    const item = [...plan.items.values()].find(({ placement, type }) => !placement && type === 'feature');
    if (!team || !cell || !item) throw new Error('The sample has changed');
    const large = { ...item, estimate: cell.capacity - cell.load + 3 };
    const changed: Plan = { ...plan, items: new Map(plan.items).set(item.id, large) };
    const { problems } = dropEffect(changed, viewOf(changed), [
      { item: large, spot: { team, row: 0, from: 0, to: 0 } },
    ]);
    expect(problems).toContain(`${team.name} would be 3 days over in Iteration 1.`);
  });
});
