import type { ItemId } from '@shared/model/index';
import { useEffect, useLayoutEffect } from 'react';
import type { Board, CardBox } from './board-geometry';
import { useBoard } from './board-store';
import { revealBox } from './carry';
import type { StageRef } from './stage';

const elementOf = (root: HTMLElement | null, id: string): HTMLElement | null =>
  root?.querySelector<HTMLElement>(`[data-item-id="${id}"]`) ?? null;

export function focusCard(stage: StageRef, root: HTMLElement | null, card: CardBox | null): void {
  if (!card) return;
  useBoard.setState({ focusable: card.item.id });
  revealBox(stage.current, card);
  const element = elementOf(root, card.item.id);
  if (element) element.focus({ preventScroll: true });
  else useBoard.setState({ focusNext: card.item.id });
}

/** Keeps the focus on a card while the board around it changes, and gives it to a card that just arrived. */
export function useCardFocus(
  board: Board,
  drawn: readonly CardBox[],
  layer: { readonly current: HTMLElement | null },
): void {
  const focusable = useBoard((state) => state.focusable);
  const focusNext = useBoard((state) => state.focusNext);
  // Read while rendering, before the elements are put in their new order: the browser takes the focus from a moved element.
  const active = document.activeElement;
  const had = active && layer.current?.contains(active) ? active.getAttribute('data-item-id') : null;

  useLayoutEffect(() => {
    if (had !== null && document.activeElement === document.body) {
      elementOf(layer.current, had)?.focus({ preventScroll: true });
    }
  });

  useEffect(() => {
    if (focusable !== null && board.cardOf.has(focusable)) return;
    useBoard.setState({ focusable: board.cards[0]?.item.id ?? null });
  }, [board, focusable]);

  useEffect(() => {
    // What is no longer on the board is no longer marked.
    const { marked } = useBoard.getState();
    const left = [...marked].filter((id: ItemId) => board.cardOf.has(id));
    if (left.length < marked.size) useBoard.setState({ marked: new Set(left) });
  }, [board]);

  useEffect(() => {
    if (focusNext === null || !drawn.some(({ item }) => item.id === focusNext)) return;
    useBoard.setState({ focusNext: null });
    elementOf(layer.current, focusNext)?.focus({ preventScroll: true });
  }, [drawn, focusNext, layer]);
}
