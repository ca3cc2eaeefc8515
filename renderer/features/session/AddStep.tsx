import { Button, TextInput } from '@mantine/core';
import { type AgendaStep, createId, type StepId } from '@shared/model/index';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { Select } from '../../ui/Select';
import { useSubmit } from '../../ui/useSubmit';
import classes from './Session.module.css';

const MINUTES = 30;

/** A new step at the end of a day; everything else about it is changed where it is shown. */
export function AddStep({
  day,
  steps,
  onAdded,
}: {
  readonly day: 1 | 2;
  readonly steps: readonly AgendaStep[];
  readonly onAdded: (id: StepId) => void;
}) {
  const submit = useSubmit();
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState<1 | 2 | null>(null);
  const [error, setError] = useState<string | null>(null);
  const to = chosen ?? day;
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') return setError('Write what the step is about.');
    const id = createId('step');
    const last = steps.filter((step) => step.day === to).at(-1)?.id ?? null;
    const outcome = await submit({
      type: 'agenda.add',
      args: {
        id,
        fields: { day: to, title: title.trim(), topic: 'other', owner: 'both', minutes: MINUTES },
        after: last,
      },
    });
    if (outcome.status === 'rejected' || outcome.status === 'failed') return setError(outcome.reason);
    setTitle('');
    onAdded(id);
  };
  return (
    <form className={classes.add} aria-label="Add a step" onSubmit={(event) => void add(event)}>
      <TextInput
        aria-label="Title of the new step"
        placeholder="Another step"
        maxLength={200}
        value={title}
        error={error}
        onChange={(event) => {
          setTitle(event.currentTarget.value);
          setError(null);
        }}
      />
      <Select
        aria-label="Day of the new step"
        allowDeselect={false}
        w={92}
        value={String(to)}
        data={[
          { value: '1', label: 'Day 1' },
          { value: '2', label: 'Day 2' },
        ]}
        onChange={(value) => setChosen(value === '2' ? 2 : 1)}
      />
      <Button type="submit" variant="default" px={10} aria-label="Add the step">
        <IconPlus size={16} />
      </Button>
    </form>
  );
}
