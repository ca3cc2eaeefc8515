import type { ItemId, MilestoneId } from '@shared/model/index';

/** What a draggable thing is: a card on the board, a row of the list, or a milestone. */
export type DragSource =
  | { readonly kind: 'card'; readonly id: ItemId }
  | { readonly kind: 'row'; readonly id: ItemId }
  | { readonly kind: 'milestone'; readonly id: MilestoneId };
