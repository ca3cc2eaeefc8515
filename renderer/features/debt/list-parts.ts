import type { ItemId } from '@shared/model/index';
import { useUi } from '../../store/ui-store';

export const CARD_HEIGHT = 76;
export const DIVIDER_HEIGHT = 36;

export const openItem = (id: ItemId): void => useUi.getState().select({ kind: 'item', id });
