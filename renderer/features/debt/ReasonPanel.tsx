import { Button, Group, Textarea } from '@mantine/core';
import type { DebtItem } from '@shared/schedule/debt-budget';
import { useState } from 'react';
import { useSubmit } from '../../ui/useSubmit';
import classes from './Debt.module.css';

/** Asks why the CTO's sequence departs from product's rank at one item. Left out, the finding stays. */
export function ReasonPanel({
  item,
  place,
  rank,
  onLeave,
}: {
  readonly item: DebtItem;
  readonly place: number;
  readonly rank: number | null;
  readonly onLeave: () => void;
}) {
  const submit = useSubmit();
  const [reason, setReason] = useState(item.debt.overrideReason);
  const [error, setError] = useState<string | null>(null);
  const save = async () => {
    if (reason.trim() === '') return setError('Write the reason, or leave it open.');
    const outcome = await submit({
      type: 'debt.explain',
      args: { id: item.id, overrideReason: reason.trim() },
    });
    if (outcome.status === 'rejected' || outcome.status === 'failed') setError(outcome.reason);
    else onLeave();
  };
  return (
    <form
      className={classes.reason}
      aria-label="Reason of the override"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          onLeave();
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
      }}
    >
      <p>
        Why does <strong>{item.title}</strong> come at place {place}
        {rank !== null && ` when product ranked it ${rank}`}?
      </p>
      <Textarea
        aria-label="Reason of the CTO"
        autoFocus
        autosize
        minRows={2}
        maxRows={4}
        maxLength={2_000}
        placeholder="What engineering knows that the business rank does not show"
        value={reason}
        error={error}
        onChange={(event) => {
          setReason(event.currentTarget.value);
          setError(null);
        }}
      />
      <Group gap={8} mt={8}>
        <Button type="submit" size="xs">
          Save the reason
        </Button>
        <Button size="xs" variant="default" onClick={onLeave}>
          Leave it open
        </Button>
      </Group>
    </form>
  );
}
