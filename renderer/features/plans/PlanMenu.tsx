import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { PlanRow } from '../../store/plan-list';
import { backupsPath } from '../../ui/routes';

/** What else can be done with a plan of the list; opened as soon as it is drawn, because it was asked for. */
export function PlanMenu({ plan, onRemove }: { readonly plan: PlanRow; readonly onRemove: () => void }) {
  return (
    <Menu position="bottom-end" defaultOpened>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`More for ${plan.name}`}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} href={backupsPath(plan.id)}>
          Backups of this plan
        </Menu.Item>
        <Menu.Item color="red" onClick={onRemove}>
          Remove from this machine
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
