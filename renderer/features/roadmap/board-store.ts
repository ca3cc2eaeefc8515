import type { ItemId, MilestoneId, PlainDate } from '@shared/model/index';
import { create } from 'zustand';
import type { DropEffect, Spot } from './drop-effect';

/** An item on its way to a cell, or back to the list. */
export interface PlaceDrag {
  readonly kind: 'place';
  readonly by: 'pointer' | 'keyboard';
  /** A stretch changes where the item starts or ends; it stays in its row. */
  readonly stretches: boolean;
  /** How many iterations it takes where there is room before the end of the quarter. */
  readonly length: number;
  readonly itemId: ItemId;
  readonly spot: Spot | null;
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

export type Drag = PlaceDrag | LineDrag | MilestoneDrag;

interface BoardState {
  readonly drag: Drag | null;
  /** Read out by screen readers. */
  readonly announcement: string;
  /** The card or milestone whose links are shown because the pointer or the focus is on it. */
  readonly traced: string | null;
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
  traced: null,
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
