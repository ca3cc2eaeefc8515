import type { ItemId } from '@shared/model/index';
import { type Board, boxAround, type CardBox, cardsIn } from './board-geometry';
import { useBoard } from './board-store';

/* Cards that are marked move together. The panel shows the one that was opened last, marked or not. */

const say = (count: number): void =>
  useBoard.getState().announce(count === 0 ? 'No card is marked.' : `${count} marked.`);

export function toggleMark(id: ItemId): void {
  const marked = new Set(useBoard.getState().marked);
  if (!marked.delete(id)) marked.add(id);
  useBoard.setState({ marked, anchor: id });
  say(marked.size);
}

/** Marks every card between the one marked or opened last and this one, over rows and columns. */
export function markRange(board: Board, to: CardBox): void {
  const { anchor, focusable } = useBoard.getState();
  const from = board.cardOf.get(anchor ?? focusable ?? to.item.id) ?? to;
  addMarks(cardsIn(board, boxAround(from, to)).map(({ item }) => item.id));
}

export function addMarks(ids: Iterable<ItemId>): void {
  const marked = new Set([...useBoard.getState().marked, ...ids]);
  useBoard.setState({ marked });
  say(marked.size);
}

/** All cards that the search and the legend leave in the light. */
export function markAll({ cards }: Board): void {
  const { matching } = useBoard.getState();
  const ids = cards.map(({ item }) => item.id).filter((id) => matching === null || matching.has(id));
  useBoard.setState({ marked: new Set(ids) });
  say(ids.length);
}

/** `false`: nothing was marked. */
export function clearMarks(): boolean {
  const hadAny = useBoard.getState().marked.size > 0;
  if (hadAny) useBoard.setState({ marked: new Set(), anchor: null });
  return hadAny;
}

/** What a gesture on a card is about: all that is marked when the card is, else the card alone. In reading order. */
export function actingOn({ cards }: Board, card: CardBox): readonly CardBox[] {
  const { marked } = useBoard.getState();
  if (!marked.has(card.item.id)) return [card];
  return cards.filter(({ item }) => marked.has(item.id));
}
