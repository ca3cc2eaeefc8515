import { Menu } from '@mantine/core';
import type { Item } from '@shared/model/index';
import {
  IconArrowBackUp,
  IconArrowBarLeft,
  IconArrowBarRight,
  IconArrowBarToLeft,
  IconArrowBarToRight,
  IconLayoutSidebarRight,
  IconLink,
} from '@tabler/icons-react';
import { useUi } from '../../store/ui-store';
import { stretchItems, unplaceItems } from './board-edits';
import { actingOn } from './marks';
import { useStage } from './stage';

/** What can be done with a card, at the pointer. */
export function CardMenu({
  item,
  at,
  onPickNeeds,
  onClose,
}: {
  readonly item: Item;
  readonly at: { readonly x: number; readonly y: number };
  readonly onPickNeeds: () => void;
  readonly onClose: () => void;
}) {
  const stage = useStage();
  const { frozen, board } = stage.current;
  const card = board.cardOf.get(item.id);
  if (!card) return null;
  const disabled = frozen !== null;
  const acting = actingOn(board, card);
  const stretch = (edge: 'start' | 'end', by: 1 | -1) => void stretchItems(stage.current, acting, edge, by);
  const isOne = acting.length === 1;
  return (
    <Menu opened onClose={onClose} position="bottom-start" withinPortal shadow="md" width={280}>
      <Menu.Target>
        <span style={{ position: 'fixed', left: at.x, top: at.y, width: 1, height: 1 }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={`Actions for ${item.title}`}>
        {frozen !== null && <Menu.Label>{frozen}</Menu.Label>}
        <Menu.Item
          leftSection={<IconLayoutSidebarRight size={16} />}
          rightSection="Enter"
          onClick={() => useUi.getState().select({ kind: 'item', id: item.id })}
        >
          Open
        </Menu.Item>
        <Menu.Item
          disabled={disabled}
          leftSection={<IconLink size={16} />}
          rightSection="N"
          onClick={onPickNeeds}
        >
          Needs…
        </Menu.Item>
        <Menu.Item
          disabled={disabled || (isOne && card.to >= board.scale.columns.length - 1)}
          leftSection={<IconArrowBarRight size={16} />}
          rightSection="Shift →"
          onClick={() => stretch('end', 1)}
        >
          End one iteration later
        </Menu.Item>
        <Menu.Item
          disabled={disabled || (isOne && card.to <= card.from)}
          leftSection={<IconArrowBarLeft size={16} />}
          rightSection="Shift ←"
          onClick={() => stretch('end', -1)}
        >
          End one iteration earlier
        </Menu.Item>
        <Menu.Item
          disabled={disabled || (isOne && card.from === 0)}
          leftSection={<IconArrowBarToLeft size={16} />}
          rightSection=","
          onClick={() => stretch('start', -1)}
        >
          Start one iteration earlier
        </Menu.Item>
        <Menu.Item
          disabled={disabled || (isOne && card.from >= card.to)}
          leftSection={<IconArrowBarToRight size={16} />}
          rightSection="."
          onClick={() => stretch('start', 1)}
        >
          Start one iteration later
        </Menu.Item>
        <Menu.Item
          disabled={disabled}
          leftSection={<IconArrowBackUp size={16} />}
          rightSection="Del"
          onClick={() =>
            void unplaceItems(
              stage.current,
              acting.map((each) => each.item.id),
            )
          }
        >
          {isOne ? 'Take off the roadmap' : `Take ${acting.length} items off the roadmap`}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
