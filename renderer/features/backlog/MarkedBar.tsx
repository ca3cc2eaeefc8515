import { Button, CloseButton, Menu } from '@mantine/core';
import { ITEM_TYPES, type Item, type ItemId, itemTypeName } from '@shared/model/index';
import { orderedTeams } from '@shared/schedule/capacity';
import type { ReactNode } from 'react';
import { useDispatch, usePlan } from '../../store/session-context';
import { ItemTypeIcon } from '../../ui/ItemTypeIcon';
import classes from './BacklogScreen.module.css';

type Fields = Partial<Pick<Item, 'type' | 'teamId' | 'ownerId' | 'estimate'>>;

/** What can be done with all marked rows at once, each one undo step. */
export function MarkedBar({
  ids,
  isFixed,
  onRemove,
  onRank,
  onClear,
}: {
  readonly ids: readonly ItemId[];
  readonly isFixed: boolean;
  readonly onRemove: () => void;
  readonly onRank: () => void;
  readonly onClear: () => void;
}) {
  const plan = usePlan();
  const dispatch = useDispatch();
  const assign = (fields: Fields) => void dispatch({ type: 'item.assign', args: { ids: [...ids], fields } });
  const move = (position: 'first' | 'last') =>
    void dispatch({ type: 'item.move', args: { ids: [...ids], position } });
  const total = ids.reduce((sum, id) => sum + (plan.items.get(id)?.estimate ?? 0), 0);
  const unconfirmed = ids.filter((id) => plan.items.get(id)?.estimateUnconfirmed);
  return (
    <div className={classes.marked} role="toolbar" aria-label="Marked items">
      <strong className="numbers">{ids.length} marked</strong>
      <span className={`${classes.soft} numbers`}>
        {Math.round(total * 10) / 10} {plan.info.unit}
      </span>
      <Choice label="Type" isFixed={isFixed}>
        {ITEM_TYPES.map((type) => (
          <Menu.Item
            key={type}
            leftSection={<ItemTypeIcon type={type} size={16} />}
            onClick={() => assign({ type })}
          >
            {itemTypeName(type)}
          </Menu.Item>
        ))}
      </Choice>
      <Choice label="Team" isFixed={isFixed}>
        <Menu.Item onClick={() => assign({ teamId: null })}>No team</Menu.Item>
        {orderedTeams(plan).map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => assign({ teamId: id })}>
            {name}
          </Menu.Item>
        ))}
      </Choice>
      <Choice label="Owner" isFixed={isFixed}>
        <Menu.Item onClick={() => assign({ ownerId: null })}>No owner</Menu.Item>
        {[...plan.people.values()].slice(0, 100).map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => assign({ ownerId: id })}>
            {name}
          </Menu.Item>
        ))}
      </Choice>
      {unconfirmed.length > 0 && (
        <Button
          size="compact-sm"
          variant="default"
          disabled={isFixed}
          onClick={() => void dispatch({ type: 'item.confirmEstimate', args: { ids: unconfirmed } })}
        >
          {unconfirmed.length === 1 ? 'Confirm the estimate' : `Confirm ${unconfirmed.length} estimates`}
        </Button>
      )}
      <Button size="compact-sm" variant="default" disabled={isFixed} onClick={() => move('first')}>
        To the top
      </Button>
      <Button size="compact-sm" variant="default" disabled={isFixed} onClick={() => move('last')}>
        To the end
      </Button>
      <Button size="compact-sm" variant="default" disabled={isFixed} onClick={onRank}>
        Rank these together
      </Button>
      <Button size="compact-sm" variant="default" disabled={isFixed} onClick={onRemove}>
        Remove
      </Button>
      <CloseButton size="sm" aria-label="Mark nothing" onClick={onClear} />
    </div>
  );
}

function Choice({
  label,
  isFixed,
  children,
}: {
  readonly label: string;
  readonly isFixed: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Menu position="top-start" withinPortal shadow="md">
      <Menu.Target>
        <Button size="compact-sm" variant="default" disabled={isFixed}>
          {label}…
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}
