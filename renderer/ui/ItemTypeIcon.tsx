import type { ItemType } from '@shared/model/index';
import { itemTypeName } from '@shared/model/index';
import { memo } from 'react';
import { PathIcon } from './PathIcon';

/** Rounded square with a plus, bug, tool, server and sparkles of the Tabler set. */
const PATHS = {
  feature: 'M12 3c7.2 0 9 1.8 9 9c0 7.2 -1.8 9 -9 9c-7.2 0 -9 -1.8 -9 -9c0 -7.2 1.8 -9 9 -9M15 12h-6M12 9v6',
  bug: 'M9 9v-1a3 3 0 0 1 6 0v1M8 9h8a6 6 0 0 1 1 3v3a5 5 0 0 1 -10 0v-3a6 6 0 0 1 1 -3M3 13l4 0M17 13l4 0M12 20l0 -6M4 19l3.35 -2M20 19l-3.35 -2M4 7l3.75 2.4M20 7l-3.75 2.4',
  debt: 'M7 10h3v-3l-3.5 -3.5a6 6 0 0 1 8 8l6 6a2 2 0 0 1 -3 3l-6 -6a6 6 0 0 1 -8 -8l3.5 3.5',
  infrastructure:
    'M3 7a3 3 0 0 1 3 -3h12a3 3 0 0 1 3 3v2a3 3 0 0 1 -3 3h-12a3 3 0 0 1 -3 -3v-2M3 15a3 3 0 0 1 3 -3h12a3 3 0 0 1 3 3v2a3 3 0 0 1 -3 3h-12a3 3 0 0 1 -3 -3l0 -2M7 8l0 .01M7 16l0 .01M11 8h6M11 16h6',
  ai: 'M16 18a2 2 0 0 1 2 2a2 2 0 0 1 2 -2a2 2 0 0 1 -2 -2a2 2 0 0 1 -2 2m0 -12a2 2 0 0 1 2 2a2 2 0 0 1 2 -2a2 2 0 0 1 -2 -2a2 2 0 0 1 -2 2m-7 12a6 6 0 0 1 6 -6a6 6 0 0 1 -6 -6a6 6 0 0 1 -6 6a6 6 0 0 1 6 6',
} as const satisfies Record<ItemType, string>;

/** The icon of a kind of work in its colour, named for screen readers. */
export const ItemTypeIcon = memo(function ItemTypeIcon({
  type,
  size = 18,
}: {
  readonly type: ItemType;
  readonly size?: number;
}) {
  return <PathIcon d={PATHS[type]} size={size} color={`var(--type-${type})`} label={itemTypeName(type)} />;
});
