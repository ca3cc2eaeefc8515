import { Button, Group, Textarea } from '@mantine/core';
import {
  createId,
  formatAmount,
  type HiddenWork,
  ITEM_TYPES,
  type ItemType,
  itemTypeName,
} from '@shared/model/index';
import { type FormEvent, useState } from 'react';
import { useDispatch, usePlan, useReport } from '../../store/session-context';
import { useUi } from '../../store/ui-store';
import { FindingMark } from '../../ui/FindingMark';
import { findingsAbout } from '../../ui/findings';
import { Select } from '../../ui/Select';
import { tell } from '../../ui/tell';
import { useFrozen } from '../../ui/useFrozen';
import { useSubmit } from '../../ui/useSubmit';
import classes from './Refinement.module.css';
import { dayText } from './SinceLast';

/** One piece of hidden work with its two ways out. */
export function HiddenWorkCard({ work }: { readonly work: HiddenWork }) {
  const { info, items } = usePlan();
  const findings = findingsAbout(useReport(), { kind: 'hidden', id: work.id });
  const isFixed = useFrozen() !== null;
  const { title, who, amount, foundAt, outcome } = work;
  const size = amount === null ? 'amount not known' : formatAmount(amount, info.unit);
  const item = outcome?.kind === 'entered' ? items.get(outcome.itemId) : undefined;
  return (
    <li className={classes.card}>
      <div className={classes.cardHead}>
        <strong>{title}</strong>
        <FindingMark findings={findings} />
      </div>
      <span className={classes.soft}>
        {who} · {size} · found {dayText(foundAt)}
      </span>
      {outcome?.kind === 'stopped' && <p>Stopped: {outcome.reason}</p>}
      {item && (
        <p>
          Entered the backlog as{' '}
          <button
            type="button"
            className={classes.link}
            onClick={() => useUi.getState().select({ kind: 'item', id: item.id })}
          >
            {item.title}
          </button>
        </p>
      )}
      {outcome === null && !isFixed && <WaysOut work={work} />}
    </li>
  );
}

function WaysOut({ work }: { readonly work: HiddenWork }) {
  const dispatch = useDispatch();
  const submit = useSubmit();
  const [type, setType] = useState<ItemType>('feature');
  const [isStopping, setStopping] = useState(false);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | null>(null);

  const enter = async () => {
    const itemId = createId('item');
    const done = await dispatch({ type: 'hiddenWork.enter', args: { id: work.id, itemId, type } });
    if (done.status !== 'done') return;
    tell(`“${work.title}” is the last item of the backlog now.`);
    useUi.getState().select({ kind: 'item', id: itemId });
  };
  const stop = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') return setError('Write why it stops.');
    const done = await submit({ type: 'hiddenWork.stop', args: { id: work.id, reason: reason.trim() } });
    if (done.status === 'rejected' || done.status === 'failed') setError(done.reason);
  };

  if (isStopping) {
    return (
      <form
        aria-label={`Stop: ${work.title}`}
        className={classes.found}
        onSubmit={(event) => void stop(event)}
      >
        <Textarea
          label="Why it stops"
          autoFocus
          autosize
          minRows={2}
          maxLength={2_000}
          value={reason}
          error={error}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            setError(null);
          }}
        />
        <Group gap="xs">
          <Button type="submit" size="compact-md">
            Stop it
          </Button>
          <Button variant="subtle" color="gray" size="compact-md" onClick={() => setStopping(false)}>
            Back
          </Button>
        </Group>
      </form>
    );
  }
  return (
    <div className={classes.ways}>
      <Select
        aria-label={`Type of: ${work.title}`}
        size="xs"
        w={140}
        allowDeselect={false}
        value={type}
        data={ITEM_TYPES.map((value) => ({ value, label: itemTypeName(value) }))}
        onChange={(picked) => setType(picked ?? 'feature')}
      />
      <Button
        size="compact-sm"
        aria-label={`Enter into the backlog: ${work.title}`}
        onClick={() => void enter()}
      >
        Enter into the backlog
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Stop: ${work.title}`}
        onClick={() => setStopping(true)}
      >
        Stop it
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        aria-label={`Remove the record: ${work.title}`}
        onClick={() => void dispatch({ type: 'hiddenWork.remove', args: { id: work.id } })}
      >
        Remove
      </Button>
    </div>
  );
}
