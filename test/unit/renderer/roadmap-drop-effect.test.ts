import { applyChange } from '@shared/change/apply';
import { isRejection, reduce } from '@shared/commands/reduce';
import type { Item, Plan } from '@shared/model/index';
import { checkPlan } from '@shared/rules/check-plan';
import { viewOf } from '@shared/rules/plan-view';
import { dayOnePlan } from '@shared/sample/day-one-plan';
import { samplePlan } from '@shared/sample/sample-plan';
import { cellKey, orderedTeams } from '@shared/schedule/capacity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dropEffect, type Spot } from '../../../renderer/features/roadmap/drop-effect';

/** The plan after the drop, by the command the drop sends. */
function dropped(plan: Plan, item: Item, spot: Spot): Plan {
  const { iterations } = viewOf(plan);
  const from = iterations[spot.from]?.id;
  const to = iterations[spot.to]?.id;
  if (!from || !to) throw new Error('The spot lies outside the quarter');
  const args = { ids: [item.id], placement: { from, to }, teamId: spot.team.id };
  const change = reduce(plan, { type: 'item.place', args });
  if (isRejection(change)) throw new Error(change.reason);
  return applyChange(plan, change);
}

/** What the rules then find about this item: its needs, what waits for it, its milestones, and the cells it is in. */
function findingsAfter(after: Plan, item: Item, spot: Spot): number {
  const { iterations } = viewOf(after);
  const cells = new Set(iterations.slice(spot.from, spot.to + 1).map(({ id }) => cellKey(spot.team.id, id)));
  return checkPlan(after).findings.filter(({ rule, severity, subject, detail }) => {
    if (rule === 'MAP-3') return detail === item.id || (subject.kind === 'item' && subject.id === item.id);
    if (rule === 'MAP-4') return detail === item.id;
    if (rule === 'MAP-5' && subject.kind === 'cell') {
      return severity === 'blocking' && cells.has(cellKey(subject.teamId, subject.iterationId));
    }
    return false;
  }).length;
}

const anyDrop = fc.tuple(
  fc.constantFrom(samplePlan(), dayOnePlan()),
  fc.nat(),
  fc.nat(),
  fc.nat(5),
  fc.nat(3),
);

describe('what a drop would do', () => {
  it('is what the rules find and the cells hold once it is done (MAP-3, MAP-4, MAP-5)', () => {
    let withProblems = 0;
    fc.assert(
      fc.property(anyDrop, ([plan, anyItem, anyTeam, from, length]) => {
        const items = [...plan.items.values()];
        const teams = orderedTeams(plan);
        const item = items[anyItem % items.length];
        const team = teams[anyTeam % teams.length];
        if (!item || !team) return;
        const spot: Spot = { team, row: anyTeam % teams.length, from, to: Math.min(5, from + length) };
        const told = dropEffect(plan, viewOf(plan), item, spot);
        const after = dropped(plan, item, spot);
        const view = viewOf(after);
        expect(told.problems.length).toBe(findingsAfter(after, item, spot));
        for (const { teamId, column, load, debtLoad, capacity } of told.cells) {
          const cell = view.cells.get(cellKey(teamId, view.iterations[column]?.id ?? 'iteration_none'));
          expect(cell?.load).toBeCloseTo(load, 9);
          expect(cell?.debtLoad).toBeCloseTo(debtLoad, 9);
          expect(cell?.capacity).toBe(capacity);
        }
        if (told.problems.length > 0) withProblems += 1;
      }),
      { numRuns: 400, seed: 20_270_101 },
    );
    expect(withProblems).toBeGreaterThan(40);
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
    const { problems } = dropEffect(changed, viewOf(changed), large, { team, row: 0, from: 0, to: 0 });
    expect(problems).toContain(`${team.name} would be 3 days over in Iteration 1.`);
  });
});
