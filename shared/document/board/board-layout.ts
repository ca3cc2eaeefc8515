import { daysBetween, type Item, type Iteration, type PlainDate, type Team } from '../../model/index';
import { boardTeams } from '../../schedule/capacity';
import { COLORS } from '../layout/theme';
import type { Box } from '../paper/tag';
import type { Facts } from '../sections/facts';

export const BOARD = {
  teamWidth: 92,
  headHeight: 26,
  milestoneLane: 12,
  cardHeight: 29,
  cardGap: 4,
  rowPad: 5,
  meterHeight: 15,
  /** Free of cards on either side of a column's border: dependency lines run there. */
  gutter: 5,
  mostColumns: 8,
  bufferShare: 0.4,
} as const;

/** An iteration, or (null) what is left of the quarter after the last one. Both dates included. */
export interface BoardColumn {
  readonly iteration: Iteration | null;
  readonly start: PlainDate;
  readonly end: PlainDate;
  readonly x: number;
  readonly width: number;
}

export interface BoardCard extends Box {
  readonly item: Item;
  /** Begins before or ends after the columns of this page. */
  readonly cutLeft: boolean;
  readonly cutRight: boolean;
}

export interface BoardRow extends Box {
  /** null: items that are placed without a team. */
  readonly team: Team | null;
  readonly cards: readonly BoardCard[];
  /** Continues the row of the page before. */
  readonly continued: boolean;
  readonly ground: string;
  /** The meters stand under the last lanes of a team. */
  readonly meters: boolean;
}

export interface BoardPage {
  readonly columns: readonly BoardColumn[];
  readonly rows: readonly BoardRow[];
  /** The first page of its columns carries the milestones. */
  readonly first: boolean;
}

type Span = { readonly item: Item; readonly from: number; readonly to: number };

/** Spreads the roadmap over pages: columns in groups, then rows as they fit. `area` is what the page leaves for the board. */
export function layOutBoard(
  facts: Facts,
  area: Box,
  milestoneHeight: (columns: readonly BoardColumn[]) => number,
): BoardPage[] {
  return columnGroups(facts, area).flatMap((columns) =>
    pagesOf(facts, area, columns, milestoneHeight(columns)),
  );
}

function columnGroups({ plan, view }: Facts, area: Box): BoardColumn[][] {
  const { iterations } = view;
  const last = iterations.at(-1);
  const buffer = last && daysBetween(last.end, plan.info.end) > 3;
  const pages = Math.max(1, Math.ceil(iterations.length / BOARD.mostColumns));
  const perPage = Math.ceil(iterations.length / pages);
  const groups: BoardColumn[][] = [];
  for (let start = 0; start < iterations.length; start += perPage) {
    const part = iterations.slice(start, start + perPage);
    const hasBuffer = buffer && start + perPage >= iterations.length;
    const units = part.length + (hasBuffer ? BOARD.bufferShare : 0);
    const unit = (area.width - BOARD.teamWidth) / units;
    const left = area.x + BOARD.teamWidth;
    const columns: BoardColumn[] = part.map((iteration, index) => ({
      iteration,
      start: iteration.start,
      end: iteration.end,
      x: left + index * unit,
      width: unit,
    }));
    if (last && hasBuffer) {
      const x = left + part.length * unit;
      columns.push({
        iteration: null,
        start: last.end,
        end: plan.info.end,
        x,
        width: unit * BOARD.bufferShare,
      });
    }
    groups.push(columns);
  }
  return groups;
}

function pagesOf(facts: Facts, area: Box, columns: readonly BoardColumn[], milestones: number): BoardPage[] {
  const pages: BoardPage[] = [];
  let rows: BoardRow[] = [];
  const firstTop = area.y + BOARD.headHeight + milestones;
  let y = firstTop;
  const bottom = area.y + area.height;
  const endPage = () => {
    pages.push({ columns, rows, first: pages.length === 0 });
    rows = [];
    y = area.y + BOARD.headHeight;
  };
  for (const { team, lanes } of teamLanes(facts, columns)) {
    let rest: readonly (readonly Span[])[] | null = lanes;
    while (rest) {
      const room = bottom - y;
      const fits = lanesThatFit(room, rest.length);
      const least = Math.min(rest.length, 1);
      const isTight = fits < least || (fits < rest.length && room < area.height / 3);
      if (isTight && rows.length > 0) {
        endPage();
        continue;
      }
      const now = rest.slice(0, Math.max(fits, least));
      const later: readonly (readonly Span[])[] = rest.slice(now.length);
      const meters = later.length === 0;
      const height = rowHeight(now.length, meters);
      const top = y;
      const cards = now.flatMap((lane, index) =>
        lane.map((span) => cardOf(span, columns, facts, top, index)),
      );
      const ground = rows.length % 2 === 0 ? COLORS.faint : COLORS.white;
      const continued = rest !== lanes;
      rows.push({ team, continued, ground, meters, x: area.x, y, width: area.width, height, cards });
      y += height;
      rest = meters ? null : later;
    }
  }
  if (rows.length > 0 || pages.length === 0) endPage();
  return pages;
}

function rowHeight(lanes: number, meters: boolean): number {
  const cards = Math.max(1, lanes) * (BOARD.cardHeight + BOARD.cardGap) - BOARD.cardGap;
  return cards + 2 * BOARD.rowPad + (meters ? BOARD.meterHeight : 0);
}

/** How many of the lanes fit; -1 when not even an empty row does. */
function lanesThatFit(room: number, lanes: number): number {
  if (rowHeight(lanes, true) <= room) return lanes;
  for (let count = lanes - 1; count > 0; count -= 1) if (rowHeight(count, false) <= room) return count;
  return rowHeight(0, true) <= room ? 0 : -1;
}

function teamLanes(
  { plan, view }: Facts,
  columns: readonly BoardColumn[],
): { readonly team: Team | null; readonly lanes: readonly (readonly Span[])[] }[] {
  const indexes = columns.map(({ iteration }) => view.iterationIndex.get(iteration?.id ?? '') ?? -1);
  const first = indexes[0] ?? 0;
  const last = Math.max(...indexes);
  const spans = new Map<string | null, Span[]>();
  for (const item of view.placed) {
    const from = view.iterationIndex.get(item.placement?.from ?? '') ?? 0;
    const to = view.iterationIndex.get(item.placement?.to ?? '') ?? 0;
    if (to < first || from > last) continue;
    const known = spans.get(item.teamId) ?? [];
    spans.set(item.teamId, [...known, { item, from, to }]);
  }
  const rows = boardTeams(plan).map((team) => ({ team, lanes: lanesOf(spans.get(team.id) ?? []) }));
  const loose = spans.get(null);
  return loose ? [...rows, { team: null, lanes: lanesOf(loose) }] : rows;
}

/** Puts spans into as few lanes as hold them without overlap; earlier ones first, in backlog order. */
function lanesOf(spans: readonly Span[]): Span[][] {
  const lanes: Span[][] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const lane = lanes.find((taken) => (taken.at(-1)?.to ?? -1) < span.from);
    if (lane) lane.push(span);
    else lanes.push([span]);
  }
  return lanes;
}

function cardOf(
  { item, from, to }: Span,
  columns: readonly BoardColumn[],
  { view }: Facts,
  top: number,
  lane: number,
): BoardCard {
  const shown = columns.filter(({ iteration }) => {
    const index = view.iterationIndex.get(iteration?.id ?? '') ?? -1;
    return index >= from && index <= to;
  });
  const [left] = shown;
  const right = shown.at(-1);
  const x = (left?.x ?? 0) + BOARD.gutter;
  return {
    item,
    x,
    y: top + BOARD.rowPad + lane * (BOARD.cardHeight + BOARD.cardGap),
    width: (right ? right.x + right.width : x) - BOARD.gutter - x,
    height: BOARD.cardHeight,
    cutLeft: left?.iteration?.id !== item.placement?.from,
    cutRight: right?.iteration?.id !== item.placement?.to,
  };
}

/** Where a date lies on the page; dates outside of the columns stand at their edges. */
export function xOfDate(columns: readonly BoardColumn[], date: PlainDate): number {
  for (const [index, { start, x, width }] of columns.entries()) {
    const next = columns[index + 1];
    if (next && date >= next.start) continue;
    if (date < start) return x;
    // A column reaches to the start of the next one, its weekend included.
    const span = next ? daysBetween(start, next.start) : daysBetween(start, columns[index]?.end ?? start) + 1;
    return x + width * Math.min(1, (daysBetween(start, date) + 1) / Math.max(1, span));
  }
  return columns[0]?.x ?? 0;
}
