import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { type Conflict, isPlainDate, outcomeName } from '@shared/model/index';
import { type FormEvent, useState } from 'react';
import { usePlan } from '../../store/session-context';
import { today } from '../../ui/today';
import { useSubmit } from '../../ui/useSubmit';
import classes from './Conflicts.module.css';
import { usualDecider } from './sides';

type Kind = NonNullable<Conflict['outcome']>['kind'];
type Errors = Partial<Record<'text' | 'by' | 'date', string>>;

/** How a conflict ends: agreed or escalated, what was decided, by whom and when. */
export function SettleForm({ conflict }: { readonly conflict: Conflict }) {
  const plan = usePlan();
  const submit = useSubmit();
  const [kind, setKind] = useState<Kind>('agreed');
  const [text, setText] = useState('');
  const [by, setBy] = useState<string | null>(null);
  const [date, setDate] = useState<string>(today);
  const [errors, setErrors] = useState<Errors>({});
  const decider = by ?? usualDecider(plan, kind);

  const settle = async (event: FormEvent) => {
    event.preventDefault();
    const found: Errors = {
      ...(text.trim() === '' && {
        text: kind === 'agreed' ? 'Write what was agreed.' : 'Write what the CEO decided, or is to decide.',
      }),
      ...(decider.trim() === '' && { by: 'Name who decided.' }),
      ...(!isPlainDate(date) && { date: 'Give the day of the decision.' }),
    };
    setErrors(found);
    if (Object.keys(found).length > 0 || !isPlainDate(date)) return;
    const outcome = await submit({
      type: 'conflict.settle',
      args: { id: conflict.id, outcome: { kind, text: text.trim(), by: decider.trim(), date } },
    });
    if (outcome.status === 'rejected' || outcome.status === 'failed') setErrors({ text: outcome.reason });
  };

  return (
    <form
      aria-label={`Settle: ${conflict.title}`}
      className={classes.settle}
      onSubmit={(event) => void settle(event)}
      noValidate
    >
      <SegmentedControl
        aria-label="Outcome"
        value={kind}
        onChange={setKind}
        data={[
          { value: 'agreed', label: outcomeName('agreed') },
          { value: 'escalated', label: outcomeName('escalated') },
        ]}
      />
      <Textarea
        label={kind === 'agreed' ? 'What was agreed' : 'What the CEO decides'}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={10_000}
        value={text}
        error={errors.text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setErrors({});
        }}
      />
      <div className={classes.decided}>
        <TextInput
          label="Decided by"
          maxLength={200}
          value={decider}
          error={errors.by}
          onChange={(event) => setBy(event.currentTarget.value)}
        />
        <TextInput
          label="On"
          type="date"
          value={date}
          error={errors.date}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
        <Button type="submit">Settle it</Button>
      </div>
    </form>
  );
}
