import { Button, Textarea } from '@mantine/core';
import { createId } from '@shared/model/index';
import { type FormEvent, useState } from 'react';
import { useSubmit } from '../../ui/useSubmit';
import classes from './Objectives.module.css';

/** A new objective starts with its title; the rest is filled in on its card. */
export function AddObjective({ onDone }: { readonly onDone: () => void }) {
  const submit = useSubmit();
  const [title, setTitle] = useState('');
  const [error, setError] = useState<string | null>(null);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const text = title.replace(/\s*\n\s*/gu, ' ').trim();
    if (text === '') return setError('Write what both sides want to reach.');
    const outcome = await submit({
      type: 'objective.add',
      args: { id: createId('objective'), fields: { title: text } },
    });
    if (outcome.status === 'rejected' || outcome.status === 'failed') return setError(outcome.reason);
    onDone();
  };
  return (
    <form
      className={classes.card}
      aria-label="New objective"
      onSubmit={(event) => void add(event)}
      noValidate
    >
      <Textarea
        label="What do both sides want to reach?"
        placeholder="Checkout that nobody gives up on"
        autosize
        autoFocus
        minRows={1}
        maxLength={300}
        value={title}
        error={error}
        onChange={(event) => {
          setTitle(event.currentTarget.value);
          setError(null);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) void add(event);
          if (event.key === 'Escape') {
            event.preventDefault();
            onDone();
          }
        }}
      />
      <div className={classes.actions}>
        <Button type="submit">Add objective</Button>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
