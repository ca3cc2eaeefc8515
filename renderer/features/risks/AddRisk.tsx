import { Button, TextInput } from '@mantine/core';
import { createId } from '@shared/model/index';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useSubmit } from '../../ui/useSubmit';
import classes from './Risks.module.css';

/** One line per risk, so that the room can name one after the other. */
export function AddRisk() {
  const submit = useSubmit();
  const [title, setTitle] = useState('');
  const [error, setError] = useState<string | null>(null);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') return setError('Write what could go wrong.');
    const outcome = await submit({
      type: 'risk.add',
      args: {
        id: createId('risk'),
        title: title.trim(),
        note: '',
        state: null,
        ownerId: null,
        itemIds: [],
        milestoneIds: [],
      },
    });
    if (outcome.status === 'rejected' || outcome.status === 'failed') return setError(outcome.reason);
    setTitle('');
  };
  return (
    <form className={classes.add} aria-label="Add a risk" onSubmit={(event) => void add(event)}>
      <TextInput
        aria-label="What could go wrong"
        placeholder="What could go wrong?"
        maxLength={300}
        value={title}
        error={error}
        onChange={(event) => {
          setTitle(event.currentTarget.value);
          setError(null);
        }}
      />
      <Button type="submit" leftSection={<IconPlus size={16} />}>
        Add risk
      </Button>
    </form>
  );
}
