import { COLORS } from '../layout/theme';
import type { Page, Path } from '../paper/page';
import type { BoardDrawing } from './board-drawing';
import { BOARD, type BoardCard, type BoardPage } from './board-layout';

type Point = readonly [x: number, y: number];

/** Where lines may run beside each other in a gap between columns: from its middle outwards, in points. */
const TRACKS = [0, 2, -2, 4, -4] as const;
const CORNER = 2;

/**
 * A line from the end of the work that is needed to the start of what needs it. It runs in the gaps between columns and
 * lanes, under the cards; one that would have to run backwards is drawn in red.
 */
export function drawDependencies({ facts, page }: BoardDrawing, { rows }: BoardPage): void {
  const cards = new Map(rows.flatMap((row) => row.cards.map((card) => [card.item.id, card] as const)));
  const tracks = new Tracks();
  for (const [id, card] of cards) {
    for (const needed of facts.needs.get(id) ?? []) {
      const source = cards.get(needed);
      if (!source) continue;
      const late = source.x + source.width > card.x;
      const stroke = late ? COLORS.alarm : COLORS.muted;
      const points = late ? backwards(source, card) : forwards(source, card, tracks);
      page.path(rounded(points), { stroke, lineWidth: 0.65, ...(late && { dash: [2, 1.4] as const }) });
      page.circle(source.x + source.width, middleOf(source), 1.2, { fill: stroke });
      drawArrow(page, card, stroke);
    }
  }
}

/** Keeps lines of different origin apart where they run up or down in the same gap. */
class Tracks {
  readonly #used = new Map<
    string,
    { readonly from: number; readonly to: number; readonly source: BoardCard }[]
  >();

  take(x: number, y1: number, y2: number, source: BoardCard): number {
    const [from, to] = [Math.min(y1, y2) - 2, Math.max(y1, y2) + 2];
    const gap = Math.round(x);
    const free = TRACKS.find((shift) =>
      (this.#used.get(`${gap}|${shift}`) ?? []).every(
        (run) => run.source === source || run.to < from || run.from > to,
      ),
    );
    const shift = free ?? 0;
    const key = `${gap}|${shift}`;
    this.#used.set(key, [...(this.#used.get(key) ?? []), { from, to, source }]);
    return x + shift;
  }
}

const middleOf = ({ y, height }: BoardCard): number => y + height / 2;

function drawArrow(page: Page, card: BoardCard, fill: string): void {
  const { x } = card;
  const y = middleOf(card);
  page.path([['M', x, y], ['L', x - 3.6, y - 1.9], ['L', x - 3.6, y + 1.9], ['Z']], { fill });
}

/** Out to the right, down or up in the first gap, along the gap above the lane, and in from the left. */
function forwards(source: BoardCard, card: BoardCard, tracks: Tracks): Point[] {
  const startX = source.x + source.width;
  const startY = middleOf(source);
  const endY = middleOf(card);
  const exit = startX + BOARD.gutter;
  const entry = card.x - BOARD.gutter;
  const last: Point = [card.x - 3, endY];
  if (Math.abs(exit - entry) < 1) {
    if (Math.abs(startY - endY) < 1) return [[startX, startY], last];
    const x = tracks.take(exit, startY, endY, source);
    return [[startX, startY], [x, startY], [x, endY], last];
  }
  const above = card.y - BOARD.cardGap / 2;
  const first = tracks.take(exit, startY, above, source);
  const second = tracks.take(entry, above, endY, source);
  return [[startX, startY], [first, startY], [first, above], [second, above], [second, endY], last];
}

function backwards(source: BoardCard, card: BoardCard): Point[] {
  const startX = source.x + source.width;
  const startY = middleOf(source);
  const endY = middleOf(card);
  const exit = startX + BOARD.gutter;
  const entry = card.x - BOARD.gutter;
  const between = (card.y > source.y ? card.y : card.y + card.height + BOARD.cardGap) - BOARD.cardGap / 2;
  return [
    [startX, startY],
    [exit, startY],
    [exit, between],
    [entry, between],
    [entry, endY],
    [card.x - 3, endY],
  ];
}

/** The way along the points with its corners rounded. */
function rounded(points: readonly Point[]): Path {
  const [start] = points;
  const end = points.at(-1);
  if (!start || !end) return [];
  const path: Path[number][] = [['M', ...start]];
  for (let index = 1; index < points.length - 1; index += 1) {
    const [before, corner, after] = [points[index - 1], points[index], points[index + 1]];
    if (!before || !corner || !after) continue;
    const into = towards(corner, before);
    const out = towards(corner, after);
    path.push(['L', ...into], ['C', ...corner, ...corner, ...out]);
  }
  return [...path, ['L', ...end]];
}

/** A point at most `CORNER` away from `from`, on the way to `to` and not past its half. */
function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const share = length === 0 ? 0 : Math.min(CORNER, length / 2) / length;
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}
