import type { Item, Plan } from '@shared/model/index';
import type { Report } from '@shared/rules/check-plan';
import type { PlanView } from '@shared/rules/plan-view';
import { type KeyboardEvent, type MouseEvent, memo, useEffect, useLayoutEffect, useRef } from 'react';
import { useUi } from '../../store/ui-store';
import { findingsAbout } from '../../ui/findings';
import { isOpen, stretchItem, unplaceItem } from './board-edits';
import { type Board, type CardBox, type Direction, neighbourOf } from './board-geometry';
import { traceLinks, useBoard } from './board-store';
import { cancelCarry, carryKey, pickUp, revealBox } from './carry';
import { DragZone } from './DragZone';
import { CARD } from './drag-source';
import { spanName } from './drop-effect';
import { ItemCard } from './ItemCard';
import { useStage } from './stage';
import type { KeepFindings } from './useStableFindings';

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

export interface CardActions {
  readonly openMenu: (item: Item, at: { readonly x: number; readonly y: number }) => void;
  readonly pickNeeds: (item: Item) => void;
}

/** Every card of the board in one flat layer: a card that changes its team stays the same element, and keeps the focus. */
export const CardLayer = memo(function CardLayer({
  board,
  plan,
  view,
  report,
  keep,
  frozen,
  actions,
}: {
  readonly board: Board;
  readonly plan: Plan;
  readonly view: PlanView;
  readonly report: Report;
  readonly keep: KeepFindings;
  readonly frozen: boolean;
  readonly actions: CardActions;
}) {
  const stage = useStage();
  const layer = useRef<HTMLDivElement>(null);
  const selection = useUi((state) => state.selection);
  useFocus(board, layer);

  const cardOf = (target: EventTarget): CardBox | null => {
    const id =
      target instanceof Element ? target.closest('[data-item-id]')?.getAttribute('data-item-id') : null;
    return board.cards.find(({ item }) => item.id === id) ?? null;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const card = cardOf(event.target);
    if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
    if (carryKey(stage.current, event.key, event.shiftKey) || onCardKey(card, event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  const onCardKey = (card: CardBox, { key, shiftKey }: KeyboardEvent): boolean => {
    const { item, from, to } = card;
    const direction = DIRECTIONS[key];
    if (shiftKey && (direction === 'left' || direction === 'right')) {
      if (!isOpen(stage.current)) return true;
      const end = to + (direction === 'right' ? 1 : -1);
      if (end >= from) void stretchItem(stage.current, item, { from, to: end });
      return true;
    }
    if (direction) {
      const next = neighbourOf(board, card, direction);
      if (next) focusCard(layer.current, next);
      return true;
    }
    switch (key) {
      case ' ':
        pickUp(stage.current, item);
        return true;
      case 'Enter':
        useUi.getState().select({ kind: 'item', id: item.id });
        return true;
      case 'Escape':
        if (selection === null) return false;
        useUi.getState().select(null);
        return true;
      case 'Delete':
      case 'Backspace':
        if (!isOpen(stage.current)) return true;
        focusCard(layer.current, nearest(board, card));
        void unplaceItem(stage.current, item);
        return true;
      case 'n':
      case 'N':
        if (isOpen(stage.current)) actions.pickNeeds(item);
        return true;
      default:
        return false;
    }
  };

  const focusCard = (root: HTMLElement | null, card: CardBox | null) => {
    if (!card) return;
    useBoard.setState({ focusable: card.item.id });
    revealBox(stage.current, card);
    elementOf(root, card.item.id)?.focus({ preventScroll: true });
  };

  const onClick = (event: MouseEvent) => {
    const card = cardOf(event.target);
    if (card) useUi.getState().select({ kind: 'item', id: card.item.id });
  };

  const onContextMenu = (event: MouseEvent) => {
    const card = cardOf(event.target);
    if (!card) return;
    event.preventDefault();
    const box = (event.target as Element).getBoundingClientRect();
    // The menu key gives no position of its own.
    const at =
      event.clientX || event.clientY
        ? { x: event.clientX, y: event.clientY }
        : { x: box.left, y: box.bottom };
    actions.openMenu(card.item, at);
  };

  const trace = (target: EventTarget) => traceLinks(cardOf(target)?.item.id ?? null);
  return (
    <DragZone
      zone="cards"
      marked={CARD}
      disabled={frozen}
      zoneRef={layer}
      onClick={onClick}
      onContextMenu={onContextMenu}
      onKeyDown={onKeyDown}
      onPointerOver={(event) => trace(event.target)}
      onPointerLeave={() => traceLinks(null)}
      onFocus={(event) => {
        trace(event.target);
        const card = cardOf(event.target);
        if (card) useBoard.setState({ focusable: card.item.id });
      }}
      onBlur={(event) => {
        traceLinks(null);
        const { drag } = useBoard.getState();
        const card = cardOf(event.target);
        if (card && drag?.kind === 'place' && drag.by === 'keyboard' && event.relatedTarget)
          cancelCarry(card.item);
      }}
    >
      {board.cards.map((card) => (
        <ItemCard
          key={card.item.id}
          item={card.item}
          x={card.x}
          y={card.y}
          width={card.width}
          height={card.height}
          place={`${board.rows[card.row]?.team?.name ?? 'No team'}, ${spanName(view, card.from, card.to)}`}
          owner={card.item.ownerId === null ? null : (plan.people.get(card.item.ownerId)?.name ?? null)}
          unit={plan.info.unit}
          findings={keep(card.item.id, findingsAbout(report, { kind: 'item', id: card.item.id }))}
          selected={selection?.kind === 'item' && selection.id === card.item.id}
          frozen={frozen}
        />
      ))}
    </DragZone>
  );
});

const elementOf = (root: HTMLElement | null, id: string): HTMLElement | null =>
  root?.querySelector<HTMLElement>(`[data-item-id="${id}"]`) ?? null;

const nearest = (board: Board, card: CardBox): CardBox | null =>
  neighbourOf(board, card, 'right') ??
  neighbourOf(board, card, 'left') ??
  neighbourOf(board, card, 'down') ??
  neighbourOf(board, card, 'up');

/** Keeps the focus on a card while the board around it changes, and gives it to a card that just arrived. */
function useFocus(board: Board, layer: { readonly current: HTMLElement | null }): void {
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
    if (focusNext === null || !board.cardOf.has(focusNext)) return;
    useBoard.setState({ focusNext: null });
    elementOf(layer.current, focusNext)?.focus({ preventScroll: true });
  }, [board, focusNext, layer]);
}
