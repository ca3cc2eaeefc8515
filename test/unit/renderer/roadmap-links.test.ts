import type { Plan } from '@shared/model/index';
import { viewOf } from '@shared/rules/plan-view';
import { criticalPath } from '@shared/schedule/critical-path';
import { describe, expect, it } from 'vitest';
import { boardOf } from '../../../renderer/features/roadmap/board-geometry';
import { confidenceOf, looksOf } from '../../../renderer/features/roadmap/card-looks';
import { chainOf, type LinkScope, linksOf } from '../../../renderer/features/roadmap/links';
import { at, itemId, makePlan } from '../model/make-plan';

// a -> b -> d, c -> d, and e beside them; d is late for c, which ends with it.
const plan = makePlan({
  teams: [{ id: 'team_checkout' }, { id: 'team_other', name: 'Other team' }],
  items: {
    a: { placement: at(1) },
    b: { placement: at(2), teamId: 'team_other' },
    c: { placement: at(2, 3) },
    d: { placement: at(3), teamId: 'team_other' },
    e: { placement: at(1) },
  },
  needs: [
    ['b', 'a'],
    ['d', 'b'],
    ['d', 'c'],
  ],
  milestones: [{ id: 'milestone_m', date: '2027-02-12', itemIds: [itemId('d')] }],
});

const NONE: ReadonlySet<string> = new Set();
const linksFor = (scope: LinkScope, about: readonly string[], collapsed: readonly string[] = []) => {
  const view = viewOf(plan);
  const board = boardOf(plan, view, { width: 900, zoom: 'iteration', collapsed: new Set(collapsed) });
  const given = { scope, about: new Set(about), marked: NONE, critical: null };
  return linksOf(plan, view, board, given).links.map(
    ({ from, to, late, traced }) =>
      `${from.item.id}>${to.item.id}${late ? ' late' : ''}${traced ? ' traced' : ''}`,
  );
};

describe('the lines between cards', () => {
  it('trace what an item needs and holds up, through others and over teams', () => {
    expect(Object.fromEntries(chainOf(plan, viewOf(plan), ['item_b']))).toEqual({
      item_a: 'needs',
      item_b: 'self',
      item_d: 'holds',
    });
    expect([...chainOf(plan, viewOf(plan), ['milestone_m']).keys()].sort()).toEqual([
      'item_a',
      'item_b',
      'item_c',
      'item_d',
    ]);
    expect(linksFor('selection', ['item_b'])).toEqual(['item_a>item_b traced', 'item_b>item_d traced']);
    expect(linksFor('selection', ['item_e'])).toEqual([]);
  });

  it('are all of them where asked for; one that is too late says so (MAP-3)', () => {
    expect(linksFor('all', [])).toEqual(['item_a>item_b', 'item_b>item_d', 'item_c>item_d late']);
    expect(linksFor('badges', [])).toEqual([]);
  });

  it('end at the bars of a collapsed team', () => {
    expect(linksFor('all', [], ['team_other'])).toEqual(linksFor('all', []));
  });

  it('lie on the critical path where one delay becomes the next', () => {
    const view = viewOf(plan);
    const board = boardOf(plan, view, { width: 900, zoom: 'quarter', collapsed: NONE });
    const given = { scope: 'badges', about: NONE, marked: NONE, critical: criticalPath(plan) } as const;
    const critical = linksOf(plan, view, board, given).links.filter((link) => link.critical);
    // All four have no slack toward the date. c ends in the third iteration, so d would start in a fourth: b leaves it a gap.
    expect(critical.map(({ from, to }) => `${from.item.id}>${to.item.id}`)).toEqual([
      'item_a>item_b',
      'item_c>item_d',
    ]);
  });
});

describe('the looks of cards', () => {
  const full: Plan = makePlan({
    teams: [
      { id: 'team_a', name: 'Team 1' },
      { id: 'team_b', name: 'Team 2' },
      { id: 'team_c', name: 'Checkout' },
      { id: 'team_d', name: 'Checkers' },
      { id: 'team_e', name: 'Data platform' },
    ],
    items: { a: { teamId: 'team_a' }, b: { teamId: null } },
  });

  it('say the team in letters too, no two the same', () => {
    const { legend, of } = looksOf(full, 'team');
    expect(legend.map(({ tag }) => tag)).toEqual(['T1', 'T2', 'CHE', 'CHE2', 'DP', '–']);
    const [a, b] = [...full.items.values()];
    expect(a && of(a).name).toBe('Team 1');
    expect(b && of(b).name).toBe('No team');
  });

  it('tell neighbours of a legend apart without colour', () => {
    const { legend } = looksOf(full, 'team');
    for (const [index, look] of legend.slice(1).entries()) {
      expect(`${look.hatch}${look.tag}`).not.toBe(`${legend[index]?.hatch}${legend[index]?.tag}`);
    }
  });

  it('call an item firm, to confirm or open by what engineering has said of it', () => {
    const check = (verdict: 'feasible' | 'risky' | 'not-feasible') => ({
      ai: { feasibility: { by: 'Ida', date: '2027-01-04', verdict, note: '' } as const },
    });
    const { items } = makePlan({
      items: {
        firm: {},
        confirm: { estimateUnconfirmed: true },
        open: { estimate: null },
        unchecked: { ai: {} },
        feasible: check('feasible'),
        risky: check('risky'),
        never: check('not-feasible'),
      },
    });
    expect([...items.values()].map(confidenceOf)).toEqual([
      'firm',
      'confirm',
      'open',
      'open',
      'firm',
      'confirm',
      'open',
    ]);
  });
});
