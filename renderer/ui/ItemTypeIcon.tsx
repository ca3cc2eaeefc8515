import type { ItemType } from '@shared/model/index';
import { itemTypeName } from '@shared/model/index';
import { IconBug, IconServer2, IconSparkles, IconSquareRoundedPlus, IconTool } from '@tabler/icons-react';

const ICONS = {
  feature: IconSquareRoundedPlus,
  bug: IconBug,
  debt: IconTool,
  infrastructure: IconServer2,
  ai: IconSparkles,
} as const satisfies Record<ItemType, unknown>;

/** The icon of a kind of work in its colour, named for screen readers. */
export function ItemTypeIcon({ type, size = 18 }: { readonly type: ItemType; readonly size?: number }) {
  const Icon = ICONS[type];
  return (
    <Icon
      size={size}
      color={`var(--type-${type})`}
      role="img"
      aria-label={itemTypeName(type)}
      style={{ flex: 'none' }}
    />
  );
}
