import { COLORS } from '../layout/theme';
import type { Path } from '../paper/page';
import type { BoardDrawing } from './board-drawing';
import type { BoardCard, BoardPage } from './board-layout';
import { BOARD } from './board-layout';

const TRACKS = 5;
const TRACK_STEP = 1.5;

/**
 * A line from the end of the work that is needed to the start of what needs it. It runs in the gaps between columns and
 * lanes, under the cards; one that would have to run backwards is drawn in red.
 */
export function drawDependencies({ facts, page }: BoardDrawing, { rows }: BoardPage): void {
  const cards = new Map(rows.flatMap((row) => row.cards.map((card) => [card.item.id, card] as const)));
  const used = new Map<number, number>();
  for (const [id, card] of cards) {
    for (const needed of facts.view.needs.get(id) ?? []) {
      const source = cards.get(needed);
      if (!source) continue;
      const late = source.x + source.width > card.x;
      const exit = source.x + source.width;
      const lane = Math.round(card.x);
      const track = (used.get(lane) ?? 0) % TRACKS;
      used.set(lane, track + 1);
      const path = late ? backwards(source, card) : forwards(source, card, track);
      const stroke = late ? COLORS.alarm : COLORS.muted;
      page.path(path, { stroke, lineWidth: 0.8, ...(late && { dash: [2, 1.4] as const }) });
      if (!late) page.circle(exit, source.y + source.height / 2, 1.2, { fill: stroke });
      drawArrow(page, card, stroke);
    }
  }
}

function drawArrow(page: BoardDrawing['page'], { x, y, height }: BoardCard, fill: string): void {
  const middle = y + height / 2;
  page.path([['M', x, middle], ['L', x - 3.6, middle - 1.9], ['L', x - 3.6, middle + 1.9], ['Z']], { fill });
}

/** Out to the right, down or up in the first gap, along the gap above the lane, and in from the left. */
function forwards(source: BoardCard, card: BoardCard, track: number): Path {
  const startY = source.y + source.height / 2;
  const endY = card.y + card.height / 2;
  const startX = source.x + source.width;
  const gap = BOARD.gutter;
  const shift = (track - (TRACKS - 1) / 2) * TRACK_STEP * 0.6;
  const first = startX + gap + shift;
  const last = card.x - gap + shift;
  if (Math.abs(first - last) < 2 * gap) {
    return [
      ['M', startX, startY],
      ['L', last, startY],
      ['L', last, endY],
      ['L', card.x - 3, endY],
    ];
  }
  const above = card.y - BOARD.cardGap / 2;
  return [
    ['M', startX, startY],
    ['L', first, startY],
    ['L', first, above],
    ['L', last, above],
    ['L', last, endY],
    ['L', card.x - 3, endY],
  ];
}

function backwards(source: BoardCard, card: BoardCard): Path {
  const startY = source.y + source.height / 2;
  const endY = card.y + card.height / 2;
  const startX = source.x + source.width;
  const between = card.y > source.y ? card.y - BOARD.cardGap / 2 : card.y + card.height + BOARD.cardGap / 2;
  return [
    ['M', startX, startY],
    ['L', startX + BOARD.gutter, startY],
    ['L', startX + BOARD.gutter, between],
    ['L', card.x - BOARD.gutter, between],
    ['L', card.x - BOARD.gutter, endY],
    ['L', card.x - 3, endY],
  ];
}
