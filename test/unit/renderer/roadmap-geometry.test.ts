import {
  addDays,
  createPlan,
  type Item,
  type ItemId,
  type Milestone,
  type MilestoneId,
  type Plan,
} from '@shared/model/index';
import { viewOf } from '@shared/rules/plan-view';
import { samplePlan } from '@shared/sample/sample-plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Board,
  boardOf,
  type CardBox,
  HEAD_WIDTH,
  ZOOMS,
} from '../../../renderer/features/roadmap/board-geometry';
import { groupMoves } from '../../../renderer/features/roadmap/group-move';
import { lanesOf } from '../../../renderer/features/roadmap/lanes';
import { quarterScale } from '../../../renderer/features/roadmap/quarter-scale';

const spans = fc.array(
  fc
    .tuple(fc.nat(12), fc.integer({ min: 1, max: 6 }))
    .map(([start, length]) => ({ start, end: start + length })),
  { maxLength: 40 },
);

describe('lanes', () => {
  it('let no two spans of a lane overlap, and are no more than spans stand side by side at once', () => {
    fc.assert(
      fc.property(spans, (given) => {
        const { lanes, count } = lanesOf(given);
        const atOnce = (time: number) => given.filter(({ start, end }) => start <= time && time < end);
        for (let time = 0; time < 20; time += 1) {
          const taken = given.flatMap((span, index) => (atOnce(time).includes(span) ? [lanes[index]] : []));
          expect(new Set(taken).size).toBe(taken.length);
        }
        expect(count).toBe(Math.max(0, ...Array.from({ length: 20 }, (_, time) => atOnce(time).length)));
      }),
    );
  });
});

describe('the scale of a quarter', () => {
  const plan = createPlan({
    company: 'A',
    name: 'B',
    quarter: '2027-Q1',
    unit: 'days',
    now: '2027-01-01T00:00:00.000Z',
  });
  const { iterations } = viewOf(plan);
  const scale = quarterScale(iterations, plan.info.end, 1_200);

  it('puts the last day of an iteration on the edge where its work ends', () => {
    for (const { iteration, x, width } of scale.columns) expect(scale.xOf(iteration.end)).toBe(x + width);
  });

  it('gives back every working day from where it stands', () => {
    for (const { start, end } of iterations) {
      for (let date = start; date <= end; date = addDays(date, 1)) {
        expect(scale.dateAt(scale.xOf(date))).toBe(date);
      }
    }
  });

  it('lets a later date never stand further left, and keeps dates outside the quarter on the board', () => {
    let before = 0;
    for (let date = addDays(plan.info.start, -9); date < addDays(plan.info.end, 9); date = addDays(date, 1)) {
      const x = scale.xOf(date);
      expect(x).toBeGreaterThanOrEqual(before);
      expect(x).toBeLessThanOrEqual(scale.width);
      before = x;
    }
  });

  it('never makes columns too narrow to read, however little room there is', () => {
    expect(quarterScale(iterations, plan.info.end, 100).columns[0]?.width).toBeGreaterThanOrEqual(120);
  });
});

const overlaps = (a: CardBox, b: CardBox): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The sample with every item given a new place. */
function shuffled(places: readonly (readonly [number, number, number])[]): Plan {
  const plan = samplePlan();
  const teams = [...plan.teams.keys()];
  const iterations = viewOf(plan).iterations;
  const items = [...plan.items.values()].map((item, index): [ItemId, Item] => {
    const [team = 0, start = 0, length = 1] = places[index % places.length] ?? [];
    const from = iterations[start % iterations.length];
    const to = iterations[Math.min(iterations.length - 1, (start % iterations.length) + length)];
    const placement = from && to ? { from: from.id, to: to.id } : null;
    return [item.id, { ...item, teamId: teams[team % teams.length] ?? null, placement }];
  });
  return { ...plan, items: new Map(items) };
}

describe('the board', () => {
  it('draws every placed item once, in its columns and in its row, over no other card', () => {
    const places = fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.nat(5)), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(places, fc.constantFrom(...ZOOMS), (given, zoom) => {
        const plan = shuffled(given);
        const view = viewOf(plan);
        const board = boardOf(plan, view, { width: 1_300, zoom, collapsed: new Set() });
        expect(new Set(board.cards.map(({ item }) => item.id))).toEqual(
          new Set(view.placed.map(({ id }) => id)),
        );
        for (const [index, card] of board.cards.entries()) {
          const row = board.rows[card.row];
          const column = board.scale.columns[card.from];
          expect(row?.team?.id).toBe(card.item.teamId);
          expect(card.y).toBeGreaterThanOrEqual(row?.y ?? Number.NaN);
          expect(card.y + card.height).toBeLessThanOrEqual((row?.y ?? 0) + (row?.height ?? 0));
          expect(column?.iteration.id).toBe(card.item.placement?.from);
          expect(card.x).toBeGreaterThanOrEqual(column?.x ?? Number.NaN);
          const hit = board.cards.slice(index + 1).find((other) => overlaps(card, other));
          expect(hit?.item.title).toBeUndefined();
        }
      }),
      { numRuns: 30 },
    );
  });

  it('collapses a team to a bar for each card in its columns, and makes room', () => {
    const plan = samplePlan();
    const view = viewOf(plan);
    const open = boardOf(plan, view, { width: 1_300, zoom: 'iteration', collapsed: new Set() });
    const [team] = plan.teams.keys();
    if (!team) throw new Error('The sample has changed');
    const board = boardOf(plan, view, { width: 1_300, zoom: 'iteration', collapsed: new Set([team]) });
    const own = view.placed.filter(({ teamId }) => teamId === team);
    expect(own.length).toBeGreaterThan(0);
    expect(new Set(board.bars.map(({ item }) => item.id))).toEqual(new Set(own.map(({ id }) => id)));
    expect(board.cards.length).toBe(open.cards.length - own.length);
    expect(board.height).toBeLessThan(open.height);
    for (const bar of board.bars) expect(bar.x).toBe(open.cardOf.get(bar.item.id)?.x);
    expect(board.placeOf.size).toBe(open.placeOf.size);
  });

  const group = (board: Board, picks: readonly number[]): CardBox[] => [
    ...new Set(picks.flatMap((pick) => board.cards[pick % board.cards.length] ?? [])),
  ];

  it('moves a group the same way for all, inside the board, without changing a length', () => {
    const plan = samplePlan();
    const board = boardOf(plan, viewOf(plan), { width: 1_300, zoom: 'iteration', collapsed: new Set() });
    const target = fc.tuple(fc.integer({ min: -3, max: 9 }), fc.integer({ min: -3, max: 9 }));
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), target, (picks, [row, column]) => {
        const cards = group(board, picks);
        const [lead] = cards;
        if (!lead) return;
        const moves = groupMoves(board, cards, lead, { row, column });
        const shifts = moves.map(({ spot }, index) => {
          const card = cards[index];
          expect(spot.to - spot.from).toBe((card?.to ?? 0) - (card?.from ?? 0));
          expect(spot.from).toBeGreaterThanOrEqual(0);
          expect(spot.to).toBeLessThan(board.scale.columns.length);
          expect(spot.team).toBe(board.rows[spot.row]?.team);
          return `${spot.row - (card?.row ?? 0)}|${spot.from - (card?.from ?? 0)}`;
        });
        expect(new Set(shifts).size).toBe(1);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps the milestones that stay in sight from taking the room of the teams, however many there are', () => {
    const plan = samplePlan();
    const [first] = plan.milestones.values();
    if (!first) throw new Error('the sample has milestones');
    for (const dates of [1, 12, 60]) {
      const many = Array.from({ length: 60 }, (_, index): [MilestoneId, Milestone] => {
        const id: MilestoneId = `milestone_m${index}`;
        return [id, { ...first, id, date: addDays(plan.info.start, (index % dates) + 5) }];
      });
      const crowded = { ...plan, milestones: new Map(many) };
      const board = boardOf(crowded, viewOf(crowded), {
        width: 1_000,
        zoom: 'iteration',
        collapsed: new Set(),
      });
      expect(board.milestoneRow).toBeLessThan(200);
      const places = new Set(board.milestones.map(({ x, y }) => `${Math.round(x)}|${y}`));
      expect(places.size).toBe(60);
    }
  });

  it('staggers the labels of milestones that would touch, also when all have one date', () => {
    const sample = samplePlan();
    const date = viewOf(sample).iterations[2]?.end ?? sample.info.end;
    const milestones = new Map([...sample.milestones].map(([id, milestone]) => [id, { ...milestone, date }]));
    for (const plan of [sample, { ...sample, milestones }]) {
      const board = boardOf(plan, viewOf(plan), {
        width: HEAD_WIDTH + 1_100,
        zoom: 'iteration',
        collapsed: new Set(),
      });
      const boxes = board.milestones.map(({ x, y, labelWidth, side }) =>
        side === 'right'
          ? { y, from: x - 8, to: x + 8 + labelWidth }
          : { y, from: x - 8 - labelWidth, to: x + 8 },
      );
      for (const [index, a] of boxes.entries()) {
        for (const b of boxes.slice(index + 1)) {
          expect(a.y !== b.y || a.to <= b.from || b.to <= a.from).toBe(true);
        }
      }
    }
  });
});
