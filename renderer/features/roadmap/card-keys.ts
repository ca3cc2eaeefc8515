import type { Item } from '@shared/model/index';
import type { KeyboardEvent } from 'react';
import { useUi } from '../../store/ui-store';
import { isOpen, stretchItems, unplaceItems } from './board-edits';
import { type Board, type CardBox, type Direction, neighbourOf } from './board-geometry';
import { useBoard } from './board-store';
import { carryKey, pickUp } from './carry';
import { actingOn, clearMarks, markAll, toggleMark } from './marks';
import type { StageRef } from './stage';
import { focusCard } from './useCardFocus';

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

interface Parts {
  readonly stage: StageRef;
  readonly layer: HTMLElement | null;
  readonly pickNeeds: (item: Item) => void;
}

/** What a key does on a card; true: it was meant for the card. */
export function cardKey(card: CardBox, event: KeyboardEvent, parts: Parts): boolean {
  const { key, shiftKey } = event;
  const command = event.ctrlKey || event.metaKey;
  const { drag } = useBoard.getState();
  // A drag with the pointer hears its Escape further up.
  if (event.altKey || (drag !== null && !(drag.kind === 'place' && drag.by === 'keyboard'))) return false;
  if (command) return commandKey(card, key, parts);
  if (carryKey(parts.stage.current, key, shiftKey)) return true;
  const direction = DIRECTIONS[key];
  if (shiftKey && (direction === 'left' || direction === 'right')) {
    stretch(card, 'end', direction === 'right' ? 1 : -1, parts);
    return true;
  }
  if (direction) {
    focusCard(parts.stage, parts.layer, neighbourOf(parts.stage.current.board, card, direction));
    return true;
  }
  return plainKey(card, key.toLowerCase(), event, parts);
}

function commandKey({ item }: CardBox, key: string, { stage }: Parts): boolean {
  if (key === ' ') toggleMark(item.id);
  else if (key.toLowerCase() === 'a') markAll(stage.current.board);
  else return false;
  return true;
}

function plainKey(card: CardBox, key: string, event: KeyboardEvent, parts: Parts): boolean {
  const { stage, layer } = parts;
  const { item } = card;
  switch (key) {
    case ' ':
      pickUp(stage.current, item);
      return true;
    case 'x':
      toggleMark(item.id);
      return true;
    case 'enter':
      useUi.getState().select({ kind: 'item', id: item.id });
      return true;
    case 'escape':
      if (clearMarks()) return true;
      if (useUi.getState().selection === null) return false;
      useUi.getState().select(null);
      return true;
    case 'delete':
    case 'backspace': {
      if (!isOpen(stage.current)) return true;
      const ids = actingOn(stage.current.board, card).map((each) => each.item.id);
      focusCard(stage, layer, nearest(stage.current.board, card));
      void unplaceItems(stage.current, ids);
      return true;
    }
    // Beside each other on every keyboard, and < and > on many.
    case ',':
    case '.':
      stretch(card, 'start', key === '.' ? 1 : -1, parts);
      return true;
    case 'n':
      if (isOpen(stage.current)) parts.pickNeeds(item);
      return true;
    case 'a':
      if (isOpen(stage.current)) {
        const from = event.currentTarget instanceof HTMLElement ? (event.target as HTMLElement) : null;
        useBoard.setState({ adding: { row: card.row, column: card.from, from } });
      }
      return true;
    default:
      return false;
  }
}

function stretch(card: CardBox, edge: 'start' | 'end', by: 1 | -1, { stage }: Parts): void {
  if (!isOpen(stage.current)) return;
  void stretchItems(stage.current, actingOn(stage.current.board, card), edge, by);
}

const nearest = (board: Board, card: CardBox): CardBox | null =>
  neighbourOf(board, card, 'right') ??
  neighbourOf(board, card, 'left') ??
  neighbourOf(board, card, 'down') ??
  neighbourOf(board, card, 'up');
