import { ActionIcon, Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { Item } from '@shared/model/index';
import { IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { usePlan } from '../../store/session-context';
import { ItemPicker } from '../../ui/ItemPicker';
import { ItemTypeIcon } from '../../ui/ItemTypeIcon';
import { addNeed } from './board-edits';
import { useStage } from './stage';

/** The keyboard's way to say what an item needs first. */
export function NeedsDialog({ item, onClose }: { readonly item: Item; readonly onClose: () => void }) {
  const plan = usePlan();
  const stage = useStage();
  const needs = useMemo(
    () => [...plan.dependencies.values()].filter(({ itemId }) => itemId === item.id),
    [plan.dependencies, item.id],
  );
  const exclude = useMemo(() => new Set([item.id, ...needs.map(({ needsId }) => needsId)]), [item.id, needs]);
  return (
    <Modal opened onClose={onClose} title={`What does “${item.title}” need first?`} withCloseButton={false}>
      <Stack gap="xs">
        <ItemPicker
          label="Search for what it needs"
          placeholder="Search by title or key"
          exclude={exclude}
          onPick={(needsId) => void addNeed(stage.current, item.id, needsId)}
        />
        {needs.map(({ id, needsId }) => {
          const needed = plan.items.get(needsId);
          if (!needed) return null;
          return (
            <Group key={id} gap="xs" wrap="nowrap">
              <ItemTypeIcon type={needed.type} />
              <Text flex={1} size="sm">
                {needed.title}
              </Text>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`No longer needs ${needed.title}`}
                onClick={() => void stage.current.dispatch({ type: 'dependency.remove', args: { id } })}
              >
                <IconX size={16} />
              </ActionIcon>
            </Group>
          );
        })}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Done
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
