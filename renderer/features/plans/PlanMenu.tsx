import { Menu } from '@mantine/core';
import { Link } from 'wouter';
import type { PlanRow } from '../../store/plan-list';
import { backupsPath } from '../../ui/routes';
import classes from './PlansScreen.module.css';

/** What else can be done with a plan of the list. Stands over the button that opens it, which keeps the focus to come back to. */
export function PlanMenu({
  plan,
  isOpen,
  setOpen,
  onRemove,
}: {
  readonly plan: PlanRow;
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
  readonly onRemove: () => void;
}) {
  return (
    <Menu position="bottom-end" opened={isOpen} onChange={setOpen}>
      <Menu.Target>
        <span className={classes.overMore} hidden={!isOpen} aria-hidden />
      </Menu.Target>
      <Menu.Dropdown aria-label={`More for ${plan.name}`}>
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
