import type { Item, ItemId, Milestone, MilestoneId, Plan, Team, TeamId } from '@shared/model/index';
import { formatDate } from '@shared/model/index';
import { type PlanView, placeOf } from '@shared/rules/plan-view';
import { boardTeams } from '@shared/schedule/capacity';
import { lanesOf } from './lanes';
import { type QuarterScale, quarterScale } from './quarter-scale';

/* Everything on the board stands where this file says; nothing is measured in the page. Pixels. The plane's origin is the corner
   under the iteration heads and right of the team heads. */

export const HEAD_WIDTH = 136;
export const ITERATION_HEAD = 48;
export const METER_HEIGHT = 36;
const CARD_INSET = 4;
const ROW_PADDING = 8;
const MILESTONE_LANE = 25;
const MILESTONE_PADDING = 4;
export const DIAMOND = 16;
const LABEL_MAX = 184;
/** Of a column's width, where columns are wide. */
const LABEL_SHARE = 1.25;
const LABEL_GAP = 4;
const MOST_LANES = 7;
const SHORTER_LABELS = [128, 96, 0] as const;
/** Padding and the mark of a finding. */
const LABEL_EXTRA = 32;
const LETTER = 6.9;
/** The bars that stand for the cards of a collapsed team. */
const BAR_HEIGHT = 13;
const BAR_PITCH = 15;
/** Room for the name of a team and its load. */
const MIN_COLLAPSED = 52;

export const ZOOMS = ['iteration', 'quarter'] as const;
/** How near the board is: iterations that can be read one by one, or the whole quarter in sight. */
export type Zoom = (typeof ZOOMS)[number];

export interface BoardSizes {
  readonly cardHeight: number;
  readonly cardGap: number;
  /** No column is narrower. */
  readonly minColumn: number;
}

const SIZES = {
  iteration: { cardHeight: 64, cardGap: 6, minColumn: 148 },
  quarter: { cardHeight: 30, cardGap: 4, minColumn: 96 },
} as const satisfies Record<Zoom, BoardSizes>;

export interface BoardRow {
  /** null: the row of placed work that has no team. */
  readonly team: Team | null;
  readonly y: number;
  readonly height: number;
  /** Only its load is shown, with a bar for each card. */
  readonly isCollapsed: boolean;
  /** How many cards it holds, shown or not. */
  readonly count: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface CardBox extends Box {
  readonly item: Item;
  readonly row: number;
  /** Columns, both included. */
  readonly from: number;
  readonly to: number;
}

export interface MilestoneBox {
  readonly milestone: Milestone;
  /** Centre of the diamond. */
  readonly x: number;
  /** Centre of the diamond, from the top of the milestone row. */
  readonly y: number;
  /** 0: there are so many that only the diamonds stand; the label shows on hover and focus. */
  readonly labelWidth: number;
  readonly side: 'left' | 'right';
}

export interface Board {
  readonly scale: QuarterScale;
  readonly sizes: BoardSizes;
  readonly rows: readonly BoardRow[];
  /** In reading order: by row, then by time, then by lane. Not those of collapsed teams. */
  readonly cards: readonly CardBox[];
  readonly cardOf: ReadonlyMap<ItemId, CardBox>;
  /** The bars of collapsed teams. */
  readonly bars: readonly CardBox[];
  /** Where the lines of an item end: its card, or its bar. */
  readonly placeOf: ReadonlyMap<ItemId, CardBox>;
  readonly milestones: readonly MilestoneBox[];
  readonly milestoneOf: ReadonlyMap<MilestoneId, MilestoneBox>;
  readonly milestoneRow: number;
  /** Iteration heads and milestone row: what stays in sight above the teams. */
  readonly top: number;
  /** Size of the whole board with its heads. */
  readonly width: number;
  readonly height: number;
}

export interface BoardOptions {
  /** In pixels, heads included. */
  readonly width: number;
  readonly zoom: Zoom;
  readonly collapsed: ReadonlySet<string>;
}

/** The board of a plan on this much room. */
export function boardOf(plan: Plan, view: PlanView, { width, zoom, collapsed }: BoardOptions): Board {
  const sizes = SIZES[zoom];
  const scale = quarterScale(view.iterations, plan.info.end, width - HEAD_WIDTH, sizes.minColumn);
  const { rows, cards, bars } = rowsOf(plan, view, { scale, sizes, collapsed });
  const milestones = milestonesOf(plan, scale);
  const lanes = Math.max(
    1,
    ...milestones.map(({ y }) => Math.round((y - MILESTONE_PADDING) / MILESTONE_LANE + 0.5)),
  );
  const milestoneRow = lanes * MILESTONE_LANE + MILESTONE_PADDING * 2;
  const last = rows.at(-1);
  const top = ITERATION_HEAD + milestoneRow;
  return {
    scale,
    sizes,
    rows,
    cards,
    cardOf: new Map(cards.map((card) => [card.item.id, card])),
    bars,
    placeOf: new Map([...cards, ...bars].map((card) => [card.item.id, card])),
    milestones,
    milestoneOf: new Map(milestones.map((box) => [box.milestone.id, box])),
    milestoneRow,
    top,
    width: HEAD_WIDTH + scale.width,
    height: top + (last ? last.y + last.height : 0),
  };
}

function rowsOf(
  plan: Plan,
  view: PlanView,
  { scale, sizes, collapsed }: Pick<Board, 'scale' | 'sizes'> & Pick<BoardOptions, 'collapsed'>,
) {
  const byTeam = new Map<TeamId | null, Item[]>();
  for (const item of view.placed) {
    const known = byTeam.get(item.teamId);
    if (known) known.push(item);
    else byTeam.set(item.teamId, [item]);
  }
  const teams: (Team | null)[] = boardTeams(plan);
  if (byTeam.has(null)) teams.push(null);
  const rows: BoardRow[] = [];
  const cards: CardBox[] = [];
  const bars: CardBox[] = [];
  let y = 0;
  for (const [row, team] of teams.entries()) {
    const placed = (byTeam.get(team?.id ?? null) ?? []).flatMap((item) => {
      const place = placeOf(view, item);
      return place ? [{ item, from: place.from, to: Math.max(place.from, place.to) }] : [];
    });
    const isCollapsed = team !== null && collapsed.has(team.id);
    const pitch = isCollapsed ? BAR_PITCH : sizes.cardHeight + sizes.cardGap;
    const { lanes, count } = lanesOf(placed.map(({ from, to }) => ({ start: from, end: to + 1 })));
    const boxes = placed.map(
      ({ item, from, to }, index): CardBox => ({
        item,
        row,
        from,
        to,
        ...cellBox(scale, from, to),
        y: y + METER_HEIGHT + (lanes[index] ?? 0) * pitch,
        height: isCollapsed ? BAR_HEIGHT : sizes.cardHeight,
      }),
    );
    (isCollapsed ? bars : cards).push(...boxes.sort((a, b) => a.from - b.from || a.y - b.y));
    const least = isCollapsed ? MIN_COLLAPSED : METER_HEIGHT + pitch + ROW_PADDING;
    const height = Math.max(least, METER_HEIGHT + count * pitch + ROW_PADDING);
    rows.push({ team, y, height, isCollapsed, count: placed.length });
    y += height;
  }
  return { rows, cards, bars };
}

/** Left edge and width of a card over these columns. */
export function cellBox(scale: QuarterScale, from: number, to: number): Pick<Box, 'x' | 'width'> {
  const first = scale.columns[from];
  const last = scale.columns[to];
  if (!first || !last) return { x: 0, width: 0 };
  return { x: first.x + CARD_INSET, width: last.x + last.width - first.x - CARD_INSET * 2 };
}

export const milestoneLabel = ({ title, date }: Milestone): string => `${title} · ${formatDate(date)}`;

/**
 * Labels beside their diamonds, staggered into lanes where they would touch. Widths come from the number of letters. The lanes stay
 * in sight above the teams, so they may not take the room of the teams: labels grow shorter first, then only the diamonds stand.
 */
function milestonesOf(plan: Plan, scale: QuarterScale): MilestoneBox[] {
  const sorted = [...plan.milestones.values()].sort((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : 0,
  );
  const full = Math.max(LABEL_MAX, (scale.columns[0]?.width ?? 0) * LABEL_SHARE);
  for (const widest of [full, ...SHORTER_LABELS]) {
    const { boxes, count } = placeMilestones(sorted, scale, widest);
    if (count <= MOST_LANES || widest === 0) return boxes;
  }
  return [];
}

function placeMilestones(sorted: readonly Milestone[], scale: QuarterScale, widest: number) {
  const half = DIAMOND / 2 + 2;
  const placed = sorted.map((milestone) => {
    const x = Math.max(half, Math.min(scale.width - half, scale.xOf(milestone.date)));
    const labelWidth = Math.min(widest, LABEL_EXTRA + milestoneLabel(milestone).length * LETTER);
    const side = x + half + labelWidth > scale.width ? ('left' as const) : ('right' as const);
    const start = side === 'right' ? x - half : x - half - labelWidth;
    return { milestone, x, labelWidth, side, start, end: start + half * 2 + labelWidth + LABEL_GAP };
  });
  const { lanes, count } = lanesOf(placed);
  const boxes = placed.map(({ milestone, x, labelWidth, side }, index): MilestoneBox => {
    const lane = lanes[index] ?? 0;
    // Promises of one day that fill every lane go on beside each other, towards the middle.
    const aside = Math.floor(lane / MOST_LANES) * half * 2 * (x > scale.width / 2 ? -1 : 1);
    const y = MILESTONE_PADDING + ((lane % MOST_LANES) + 0.5) * MILESTONE_LANE;
    return { milestone, x: x + aside, y, labelWidth, side };
  });
  return { boxes, count };
}

/** The column at a position of the plane; null: left of it or in the buffer. */
export function columnAt({ scale }: Board, x: number): number | null {
  const index = scale.columns.findIndex((column) => x >= column.x && x < column.x + column.width);
  return index < 0 ? null : index;
}

export function rowAt({ rows }: Board, y: number): number | null {
  const index = rows.findIndex((row) => y >= row.y && y < row.y + row.height);
  return index < 0 ? null : index;
}

export function cardAt({ cards }: Board, x: number, y: number): CardBox | null {
  return (
    cards.find(
      (card) => x >= card.x && x <= card.x + card.width && y >= card.y && y <= card.y + card.height,
    ) ?? null
  );
}

/** The cards that touch a box. */
export function cardsIn({ cards }: Board, box: Box): readonly CardBox[] {
  return cards.filter(
    (card) =>
      card.x < box.x + box.width &&
      box.x < card.x + card.width &&
      card.y < box.y + box.height &&
      box.y < card.y + card.height,
  );
}

/** The box that spans both. */
export function boxAround(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The card one meets next in a direction; null: none. Across the direction a distance counts three times. */
export function neighbourOf({ cards }: Board, from: CardBox, direction: Direction): CardBox | null {
  const horizontal = direction === 'left' || direction === 'right';
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  let best: CardBox | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const card of cards) {
    if (card === from) continue;
    const along = sign * (horizontal ? card.x - from.x : card.y - from.y);
    if (along <= 0) continue;
    const across = horizontal ? Math.abs(card.y - from.y) : gapBetween(from, card);
    const score = along + across * 3;
    if (score < least) {
      least = score;
      best = card;
    }
  }
  return best;
}

/** How far two boxes are apart sideways; 0 when they stand over each other. */
const gapBetween = (a: Box, b: Box): number =>
  Math.max(0, b.x - (a.x + a.width), a.x - (b.x + b.width)) + (a.x === b.x ? 0 : 1);

/** The offset that brings a stretch into sight with the least scrolling, in one dimension. */
export function reveal(offset: number, size: number, start: number, end: number, margin = 12): number {
  if (start - margin < offset) return Math.max(0, start - margin);
  if (end + margin > offset + size) return Math.min(start - margin, end + margin - size);
  return offset;
}
