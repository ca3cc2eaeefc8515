import type { ItemId, MilestoneId } from '@shared/model/index';

/** What is dragged: a card on the board, a row of the list, a milestone (and by which of its handles), or free ground. */
export type DragSource = (
  | { readonly kind: 'card' | 'row'; readonly id: ItemId }
  | { readonly kind: 'milestone'; readonly id: MilestoneId }
  | { readonly kind: 'cell' }
) & { readonly handle: string | null };

export const CARD = 'data-item-id';
export const ROW = 'data-row-id';
export const CELL = 'data-cell';
export const MILESTONE = 'data-milestone-id';

/** The marked element an event happened in; null: none. */
export function dragSourceOf(target: EventTarget | null): DragSource | null {
  if (!(target instanceof Element)) return null;
  const handle = target.closest('[data-handle]')?.getAttribute('data-handle') ?? null;
  const idIn = (mark: string) => target.closest(`[${mark}]`)?.getAttribute(mark) ?? null;
  const card = idIn(CARD);
  if (card !== null) return { kind: 'card', id: card as ItemId, handle };
  const row = idIn(ROW);
  if (row !== null) return { kind: 'row', id: row as ItemId, handle };
  const milestone = idIn(MILESTONE);
  if (milestone !== null) return { kind: 'milestone', id: milestone as MilestoneId, handle };
  return idIn(CELL) === null ? null : { kind: 'cell', handle };
}
