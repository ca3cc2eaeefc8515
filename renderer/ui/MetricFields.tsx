import { Button, TextInput } from '@mantine/core';
import { createId, type Metric } from '@shared/model/index';
import { type FormEvent, useState } from 'react';
import type { Outcome } from '../store/plan-session';
import classes from './Metric.module.css';
import { NumberField } from './NumberField';
import { parseNumber } from './parse-number';
import { Select } from './Select';
import { TextField } from './TextField';

/** What the goal of a metric is called where it stands. */
export interface MetricWords {
  /** As it starts a sentence: "Key result". */
  readonly kind: string;
  /** "Target", "Threshold". */
  readonly goal: string;
  /** An example of a name. */
  readonly example: string;
}

const DIRECTIONS = [
  { value: 'up', label: 'at least' },
  { value: 'down', label: 'at most' },
] as const satisfies readonly { value: Metric['direction']; label: string }[];

const RANGE = { min: -1e12, max: 1e12 };
const asDirection = (value: string | null): Metric['direction'] => (value === 'down' ? 'down' : 'up');

/** A metric edited in place: name, today's baseline, at least or at most, goal, unit. */
export function MetricFields({
  metric,
  words,
  disabled,
  save,
}: {
  readonly metric: Metric;
  readonly words: MetricWords;
  readonly disabled: boolean;
  /** Sends one command with the whole metric. */
  readonly save: (metric: Metric) => Promise<Outcome>;
}) {
  const { name } = metric;
  return (
    <div className={classes.fields}>
      <TextField
        label={`${words.kind}: what is measured`}
        text={name}
        limit={200}
        needed="Write what is measured."
        disabled={disabled}
        save={(text) => save({ ...metric, name: text })}
      />
      <div className={classes.numbers}>
        <NumberField
          label="Baseline"
          value={metric.baseline}
          range={{ what: 'The baseline', ...RANGE }}
          placeholder="Unknown"
          disabled={disabled}
          save={(baseline) => save({ ...metric, baseline })}
          clear={() => save({ ...metric, baseline: null })}
        />
        <Select
          label="Must be"
          size="sm"
          allowDeselect={false}
          disabled={disabled}
          data={DIRECTIONS}
          value={metric.direction}
          onChange={(value) => void save({ ...metric, direction: asDirection(value) })}
        />
        <NumberField
          label={words.goal}
          value={metric.goal}
          range={{ what: `The ${words.goal.toLowerCase()}`, ...RANGE }}
          disabled={disabled}
          save={(goal) => save({ ...metric, goal })}
        />
        <TextField
          label="Unit"
          text={metric.unit}
          limit={40}
          placeholder="%, ms"
          disabled={disabled}
          save={(unit) => save({ ...metric, unit })}
        />
      </div>
    </div>
  );
}

const EMPTY = { name: '', baseline: '', direction: 'up', goal: '', unit: '' } as const;
type Draft = { -readonly [K in keyof typeof EMPTY]: string };
type Errors = Partial<Record<keyof Draft, string>>;

/** A new metric: what is refused is said at its field, and nothing that was typed is lost. */
export function MetricForm({
  words,
  initialDirection = 'up',
  add,
  onCancel,
}: {
  readonly words: MetricWords;
  readonly initialDirection?: Metric['direction'];
  readonly add: (metric: Metric) => Promise<Outcome>;
  readonly onCancel: () => void;
}) {
  const [draft, setDraft] = useState<Draft>({ ...EMPTY, direction: initialDirection });
  const [errors, setErrors] = useState<Errors>({});
  const set = (field: keyof Draft) => (value: string) => {
    setDraft((known) => ({ ...known, [field]: value }));
    setErrors((known) => ({ ...known, [field]: undefined }));
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const baseline = parseNumber(draft.baseline, { what: 'The baseline', ...RANGE });
    const goal = parseNumber(draft.goal, { what: `The ${words.goal.toLowerCase()}`, ...RANGE });
    const found: Errors = {
      ...(draft.name.trim() === '' && { name: 'Write what is measured.' }),
      ...(!baseline.ok && { baseline: baseline.reason }),
      ...(!goal.ok && { goal: goal.reason }),
      ...(goal.ok && goal.value === null && { goal: `The ${words.goal.toLowerCase()} is needed.` }),
    };
    setErrors(found);
    if (Object.keys(found).length > 0 || !baseline.ok || !goal.ok || goal.value === null) return;
    const outcome = await add({
      id: createId('metric'),
      name: draft.name.trim(),
      unit: draft.unit.trim(),
      baseline: baseline.value,
      goal: goal.value,
      direction: asDirection(draft.direction),
    });
    if (outcome.status === 'rejected' || outcome.status === 'failed') setErrors({ name: outcome.reason });
  };

  return (
    <form
      className={classes.fields}
      aria-label={`New ${words.kind.toLowerCase()}`}
      onSubmit={(event) => void submit(event)}
      noValidate
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onCancel();
      }}
    >
      <TextInput
        label={`${words.kind}: what is measured`}
        placeholder={words.example}
        autoFocus
        maxLength={200}
        value={draft.name}
        error={errors.name}
        onChange={(event) => set('name')(event.currentTarget.value)}
      />
      <div className={classes.numbers}>
        <TextInput
          label="Baseline"
          placeholder="Unknown"
          inputMode="decimal"
          value={draft.baseline}
          error={errors.baseline}
          onChange={(event) => set('baseline')(event.currentTarget.value)}
        />
        <Select
          label="Must be"
          allowDeselect={false}
          data={DIRECTIONS}
          value={draft.direction}
          onChange={(value) => set('direction')(asDirection(value))}
        />
        <TextInput
          label={words.goal}
          inputMode="decimal"
          value={draft.goal}
          error={errors.goal}
          onChange={(event) => set('goal')(event.currentTarget.value)}
        />
        <TextInput
          label="Unit"
          placeholder="%, ms"
          maxLength={40}
          value={draft.unit}
          onChange={(event) => set('unit')(event.currentTarget.value)}
        />
      </div>
      <div className={classes.actions}>
        <Button type="submit" size="compact-sm">
          Add {words.kind.toLowerCase()}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
