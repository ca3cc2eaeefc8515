import { ActionIcon, Button, TextInput } from '@mantine/core';
import { createId, formatDate, formatMeasure, isPlainDate, type ObjectiveId } from '@shared/model/index';
import type { MetricProgress } from '@shared/okr/progress';
import { IconX } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { useDispatch } from '../../store/session-context';
import { parseNumber } from '../../ui/parse-number';
import { today } from '../../ui/today';
import { useSubmit } from '../../ui/useSubmit';
import classes from './Objectives.module.css';

/** What a metric measured over the quarter, and the form that adds the next value. */
export function CheckIns({
  objectiveId,
  progress: { metric, checkIns },
  disabled,
}: {
  readonly objectiveId: ObjectiveId;
  readonly progress: MetricProgress;
  readonly disabled: boolean;
}) {
  const dispatch = useDispatch();
  return (
    <section aria-label={`Check-ins of ${metric.name}`} className={classes.checkIns}>
      {checkIns.length > 0 && (
        <ol className={classes.history}>
          {[...checkIns].reverse().map(({ id, date, value, note }) => (
            <li key={id}>
              <span className="numbers">{formatDate(date, true)}</span>
              <strong className="numbers">{formatMeasure(value, metric.unit)}</strong>
              <span className={classes.soft}>{note}</span>
              {!disabled && (
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  aria-label={`Remove the check-in of ${formatDate(date, true)}`}
                  onClick={() => void dispatch({ type: 'checkIn.remove', args: { id } })}
                >
                  <IconX size={14} />
                </ActionIcon>
              )}
            </li>
          ))}
        </ol>
      )}
      {!disabled && <CheckInForm objectiveId={objectiveId} metric={metric} />}
    </section>
  );
}

type Errors = Partial<Record<'date' | 'value' | 'note', string>>;

function CheckInForm({
  objectiveId,
  metric,
}: {
  readonly objectiveId: ObjectiveId;
  readonly metric: MetricProgress['metric'];
}) {
  const submit = useSubmit();
  const input = useRef<HTMLInputElement>(null);
  const [date, setDate] = useState<string>(today);
  const [value, setValue] = useState('');
  const [note, setNote] = useState('');
  const [errors, setErrors] = useState<Errors>({});

  const add = async (event: FormEvent) => {
    event.preventDefault();
    const measured = parseNumber(value.replace(metric.unit, ''), {
      what: 'The value',
      min: -1e12,
      max: 1e12,
    });
    const found: Errors = {
      ...(!isPlainDate(date) && { date: 'Give the day it was measured.' }),
      ...(isPlainDate(date) && date > today() && { date: 'Nothing is measured in the future.' }),
      ...(!measured.ok && { value: measured.reason }),
      ...(measured.ok && measured.value === null && { value: 'Write what was measured.' }),
    };
    setErrors(found);
    if (Object.keys(found).length > 0 || !isPlainDate(date) || !measured.ok || measured.value === null)
      return;
    const outcome = await submit({
      type: 'checkIn.add',
      args: {
        id: createId('checkin'),
        objectiveId,
        metricId: metric.id,
        date,
        value: measured.value,
        note: note.trim(),
      },
    });
    if (outcome.status === 'rejected' || outcome.status === 'failed')
      return setErrors({ note: outcome.reason });
    setValue('');
    setNote('');
    input.current?.focus();
  };

  return (
    <form
      className={classes.checkInForm}
      aria-label={`Check in ${metric.name}`}
      onSubmit={(event) => void add(event)}
      noValidate
    >
      <TextInput
        label="Day"
        type="date"
        value={date}
        error={errors.date}
        onChange={(event) => setDate(event.currentTarget.value)}
      />
      <TextInput
        ref={input}
        label={metric.unit ? `Measured, in ${metric.unit}` : 'Measured'}
        inputMode="decimal"
        autoComplete="off"
        value={value}
        error={errors.value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <TextInput
        label="Note"
        maxLength={2_000}
        value={note}
        error={errors.note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        Check in
      </Button>
    </form>
  );
}
