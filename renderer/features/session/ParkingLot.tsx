import { ActionIcon, Button, Menu } from '@mantine/core';
import { createId, formatDate, type Parking, type Side, sideOf } from '@shared/model/index';
import {
  IconAlertTriangle,
  IconArrowsLeftRight,
  IconListNumbers,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { type Dispatch, useDispatch, usePlan } from '../../store/session-context';
import { useUi } from '../../store/ui-store';
import { EmptyState } from '../../ui/EmptyState';
import { useRiskPart } from '../../ui/risk-part';
import { ProseField } from '../../ui/TextField';
import { useGo } from '../../ui/useGo';
import { useSubmit } from '../../ui/useSubmit';
import classes from './Session.module.css';

const newest = (a: Parking, b: Parking): number => (a.at < b.at ? 1 : -1);

/** What was raised at the wrong moment, until it becomes a conflict, a risk or an item. */
export function ParkingLot({ isFixed }: { readonly isFixed: boolean }) {
  const plan = usePlan();
  const open = () => useUi.getState().setParkOpen(true);
  const all = [...plan.parking.values()].sort(newest);
  const parked = all.filter(({ became }) => became === null);
  const gone = all.filter(({ became }) => became !== null);
  if (all.length === 0) {
    return (
      <EmptyState
        title="Nothing is parked"
        action={
          <Button leftSection={<IconPlus size={16} />} disabled={isFixed} onClick={open}>
            Park something
          </Button>
        }
      >
        What comes up at the wrong moment is kept here, from any screen with Ctrl or ⌘ J, and becomes a
        conflict, a risk or an item when its time has come.
      </EmptyState>
    );
  }
  return (
    <div className={classes.page}>
      <div>
        <Button leftSection={<IconPlus size={16} />} disabled={isFixed} onClick={open}>
          Park something
        </Button>
      </div>
      {parked.length === 0 && <p className={classes.hint}>Nothing waits: everything has found its place.</p>}
      <ul className={classes.parking} aria-label="Parked">
        {parked.map((entry) => (
          <ParkedEntry key={entry.id} entry={entry} isFixed={isFixed} />
        ))}
      </ul>
      {gone.length > 0 && (
        <section aria-label="Left the parking lot">
          <h2 className={classes.subhead}>Left the parking lot</h2>
          <ul className={classes.parking}>
            {gone.map((entry) => (
              <GoneEntry key={entry.id} entry={entry} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function ParkedEntry({ entry, isFixed }: { readonly entry: Parking; readonly isFixed: boolean }) {
  const dispatch = useDispatch();
  const submit = useSubmit();
  const { id, text } = entry;
  const toItem = async () => {
    const itemId = createId('item');
    const outcome = await dispatch({ type: 'parking.toItem', args: { id, itemId, type: 'feature' } });
    // Type, team and estimate are given beside it.
    if (outcome.status === 'done') useUi.getState().select({ kind: 'item', id: itemId });
  };
  return (
    <li className={classes.parked}>
      <ProseField
        label={`Parked: ${text}`}
        hideLabel
        wrap
        minRows={1}
        text={text}
        limit={500}
        needed="Write what is parked, or drop it."
        disabled={isFixed}
        variant="unstyled"
        className={classes.parkedText ?? ''}
        save={(next) => submit({ type: 'parking.edit', args: { id, fields: { text: next } } })}
      />
      <Origin entry={entry} />
      {!isFixed && (
        <div className={classes.parkedActions}>
          <ToConflict entry={entry} dispatch={dispatch} />
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconAlertTriangle size={16} />}
            aria-label={`Make a risk of “${text}”`}
            onClick={() => void dispatch({ type: 'parking.toRisk', args: { id, riskId: createId('risk') } })}
          >
            Risk
          </Button>
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconListNumbers size={16} />}
            aria-label={`Make an item of “${text}”`}
            onClick={() => void toItem()}
          >
            Item
          </Button>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            aria-label={`Drop “${text}”`}
            onClick={() => void dispatch({ type: 'parking.remove', args: { id } })}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      )}
    </li>
  );
}

/** Raised for the side of who acts or of who brought it up; asked only when neither speaks for a side. */
function ToConflict({ entry, dispatch }: { readonly entry: Parking; readonly dispatch: Dispatch }) {
  const { people } = usePlan();
  const actorId = useUi((state) => state.actorId);
  const person =
    (actorId && people.get(actorId)) || [...people.values()].find(({ name }) => name === entry.by) || null;
  const side = person && sideOf(person.role);
  const raise = (raisedBy: Side) =>
    void dispatch({
      type: 'parking.toConflict',
      args: { id: entry.id, conflictId: createId('conflict'), raisedBy, at: new Date().toISOString() },
    });
  const button = (onClick?: () => void) => (
    <Button
      variant="default"
      size="compact-md"
      leftSection={<IconArrowsLeftRight size={16} />}
      aria-label={`Make a conflict of “${entry.text}”`}
      {...(onClick && { onClick })}
    >
      Conflict
    </Button>
  );
  if (side) return button(() => raise(side));
  return (
    <Menu>
      <Menu.Target>{button()}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => raise('product')}>Raised by product</Menu.Item>
        <Menu.Item onClick={() => raise('engineering')}>Raised by engineering</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Origin({ entry: { by, at } }: { readonly entry: Parking }) {
  const day = formatDate(at.slice(0, 10) as `${number}-${number}-${number}`);
  return <span className={`${classes.origin} numbers`}>{by === '' ? day : `${by}, ${day}`}</span>;
}

function GoneEntry({ entry }: { readonly entry: Parking }) {
  const go = useGo();
  const { became } = entry;
  const open = () => {
    if (became?.startsWith('item_')) {
      useUi.getState().select({ kind: 'item', id: became as `item_${string}` });
      return;
    }
    if (became?.startsWith('risk_')) useRiskPart.getState().show('risks');
    go(became?.startsWith('risk_') ? 'risks' : 'conflicts');
  };
  const kind = became?.split('_')[0];
  return (
    <li className={classes.gone}>
      <span>{entry.text}</span>
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={open}
        aria-label={`Show the ${kind}: ${entry.text}`}
      >
        {kind === 'conflict' ? 'a conflict' : kind === 'risk' ? 'a risk' : 'an item'}
      </Button>
    </li>
  );
}
