import type { ItemId, MilestoneId, PlainDate } from '@shared/model/index';
import { create } from 'zustand';
import type { Box } from './board-geometry';
import type { DropEffect, Move, Spot } from './drop-effect';
import type { Chain } from './links';

/** Items on their way to a cell, or back to the list. */
export interface PlaceDrag {
  readonly kind: 'place';
  readonly by: 'pointer' | 'keyboard';
  /** A stretch changes where the item starts or ends; it stays in its row. */
  readonly stretches: boolean;
  /** How many iterations it takes where there is room before the end of the quarter. */
  readonly length: number;
  /** What was taken hold of, and where it would go; what moves with it keeps its distance. */
  readonly itemId: ItemId;
  readonly spot: Spot | null;
  /** All that moves. */
  readonly ids: ReadonlySet<ItemId>;
  readonly moves: readonly Move[];
  readonly effect: DropEffect | null;
  /** Over the list of what is not placed: dropping takes it off the roadmap. */
  readonly overList: boolean;
}

/** A line being drawn: from an item to what it needs, or from a milestone to its work. In the plane of the board. */
export interface LineDrag {
  readonly kind: 'line';
  readonly from:
    | { readonly kind: 'item'; readonly id: ItemId }
    | { readonly kind: 'milestone'; readonly id: MilestoneId };
  readonly x: number;
  readonly y: number;
  /** From an item: what it needs first, or what waits for it. */
  readonly asks: 'needs' | 'holds';
  readonly overId: ItemId | null;
  /** What a drop would do, or why it would be refused. */
  readonly text: string;
  readonly refused: boolean;
}

export interface MilestoneDrag {
  readonly kind: 'milestone';
  readonly id: MilestoneId;
  readonly date: PlainDate;
  readonly text: string;
}

/** A box drawn around cards to mark them. In the plane of the board. */
export interface BandDrag {
  readonly kind: 'band';
  readonly box: Box;
  readonly ids: ReadonlySet<ItemId>;
}

export type Drag = PlaceDrag | LineDrag | MilestoneDrag | BandDrag;

/** A cell in which work is being written down. */
export interface Adding {
  readonly row: number;
  readonly column: number;
  /** What gets the focus back. */
  readonly from: HTMLElement | null;
}

interface BoardState {
  readonly drag: Drag | null;
  /** Read out by screen readers. */
  readonly announcement: string;
  /** Cards that are moved together. */
  readonly marked: ReadonlySet<ItemId>;
  /** Where a range of marks starts. */
  readonly anchor: ItemId | null;
  /** What the search and the legend leave in the light; null: everything. */
  readonly matching: ReadonlySet<ItemId> | null;
  readonly adding: Adding | null;
  /** What the traced card or milestone needs and holds up; null: nothing is traced. */
  readonly chain: Chain | null;
  /** The card or milestone whose links are shown because the pointer or the focus is on it. */
  readonly traced: string | null;
  /** The card under the pointer, which shows what it can be taken by. */
  readonly hovered: ItemId | null;
  /** The one card that Tab reaches; arrows go on from it. */
  readonly focusable: ItemId | null;
  /** A card that takes the focus as soon as it is on the board. */
  readonly focusNext: ItemId | null;
  readonly announce: (announcement: string) => void;
}

/** What happens on the board between gesture and command: nothing of it is part of the plan. */
export const useBoard = create<BoardState>((set) => ({
  drag: null,
  announcement: '',
  marked: new Set(),
  anchor: null,
  matching: null,
  adding: null,
  chain: null,
  traced: null,
  hovered: null,
  focusable: null,
  focusNext: null,
  announce: (announcement) => set({ announcement }),
}));

export const setDrag = (drag: Drag | null): void => useBoard.setState({ drag });

/** Shows the links of what the pointer or the focus is on; a drag keeps showing those of what is dragged. */
export function traceLinks(id: string | null): void {
  const { drag, traced } = useBoard.getState();
  if (drag === null && traced !== id) useBoard.setState({ traced: id });
}

/** What is left of one visit of the board is not there at the next. */
export const clearBoard = (): void =>
  useBoard.setState({
    drag: null,
    traced: null,
    hovered: null,
    chain: null,
    announcement: '',
    marked: new Set(),
    anchor: null,
    matching: null,
    adding: null,
  });
