import type { ItemId } from '@shared/model/index';
import { useUi } from '../../store/ui-store';

export const CARD_HEIGHT = 66;
export const DIVIDER_HEIGHT = 34;

export const openItem = (id: ItemId): void => useUi.getState().select({ kind: 'item', id });
export const closePanel = (): void => useUi.getState().select(null);
