import type { ItemType } from '@shared/model/index';
import { itemTypeName } from '@shared/model/index';
import { __iconNode as bug } from '@tabler/icons-react/dist/esm/icons/IconBug.mjs';
import { __iconNode as server } from '@tabler/icons-react/dist/esm/icons/IconServer2.mjs';
import { __iconNode as sparkles } from '@tabler/icons-react/dist/esm/icons/IconSparkles.mjs';
import { __iconNode as plus } from '@tabler/icons-react/dist/esm/icons/IconSquareRoundedPlus.mjs';
import { __iconNode as tool } from '@tabler/icons-react/dist/esm/icons/IconTool.mjs';
import { memo } from 'react';
import { PathIcon, pathOf } from './PathIcon';

const PATHS = {
  feature: pathOf(plus),
  bug: pathOf(bug),
  debt: pathOf(tool),
  infrastructure: pathOf(server),
  ai: pathOf(sparkles),
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
