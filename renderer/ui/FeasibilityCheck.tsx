import { Button, Textarea, TextInput } from '@mantine/core';
import {
  FEASIBILITY_VERDICTS,
  type Feasibility,
  formatDate,
  isPlainDate,
  verdictName,
} from '@shared/model/index';
import { type FormEvent, useState } from 'react';
import type { Outcome } from '../store/plan-session';
import { usePlan } from '../store/session-context';
import { useUi } from '../store/ui-store';
import classes from './Metric.module.css';
import { Select } from './Select';
import { today } from './today';

const VERDICTS = FEASIBILITY_VERDICTS.map((value) => ({ value, label: verdictName(value) }));

/** Engineering's word on whether something can be done: who, when, verdict, note. Checked again as often as needed. */
export function FeasibilityCheck({
  check,
  disabled,
  save,
}: {
  readonly check: Feasibility | null;
  readonly disabled: boolean;
  readonly save: (check: Feasibility | null) => Promise<Outcome>;
}) {
  const [editing, setEditing] = useState(false);
  const [error, setError] = useState<string | null>(null);
  if (editing && !disabled) {
    return <CheckForm check={check} save={save} onDone={() => setEditing(false)} />;
  }
  return (
    <div className={classes.fields}>
      {check ? (
        <p className={classes.verdict} data-verdict={check.verdict}>
          <strong>{verdictName(check.verdict)}</strong>, says {check.by} on {formatDate(check.date, true)}
          {check.note && <span className={classes.note}>{check.note}</span>}
        </p>
      ) : (
        <p className={classes.note}>Engineering has not checked yet whether it can be done.</p>
      )}
      {error && (
        <p role="alert" className={classes.refused}>
          {error}
        </p>
      )}
      {!disabled && (
        <div className={classes.actions}>
          <Button size="compact-sm" variant="default" onClick={() => setEditing(true)}>
            {check ? 'Check again' : 'Record the feasibility check'}
          </Button>
          {check && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              onClick={() =>
                void save(null).then((outcome) =>
                  setError(
                    outcome.status === 'rejected' || outcome.status === 'failed' ? outcome.reason : null,
                  ),
                )
              }
            >
              Withdraw the check
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

type Errors = Partial<Record<'by' | 'date' | 'note', string>>;

function CheckForm({
  check,
  save,
  onDone,
}: {
  readonly check: Feasibility | null;
  readonly save: (check: Feasibility) => Promise<Outcome>;
  readonly onDone: () => void;
}) {
  const { people } = usePlan();
  const actor = useUi(({ actorId }) => (actorId === null ? undefined : people.get(actorId)));
  const [by, setBy] = useState(check?.by ?? actor?.name ?? '');
  const [date, setDate] = useState<string>(today);
  const [verdict, setVerdict] = useState<Feasibility['verdict']>(check?.verdict ?? 'feasible');
  const [note, setNote] = useState(check?.note ?? '');
  const [errors, setErrors] = useState<Errors>({});

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found: Errors = {
      ...(by.trim() === '' && { by: 'Name the engineer who checked it.' }),
      ...(!isPlainDate(date) && { date: 'Give the day of the check.' }),
    };
    setErrors(found);
    if (Object.keys(found).length > 0 || !isPlainDate(date)) return;
    const outcome = await save({ by: by.trim(), date, verdict, note: note.trim() });
    if (outcome.status === 'rejected' || outcome.status === 'failed') setErrors({ note: outcome.reason });
    else onDone();
  };

  return (
    <form
      className={classes.fields}
      aria-label="Feasibility check"
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <div className={classes.two}>
        <TextInput
          label="Checked by"
          maxLength={200}
          value={by}
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
      </div>
      <Select
        label="Verdict"
        allowDeselect={false}
        data={VERDICTS}
        value={verdict}
        onChange={(value) => setVerdict(FEASIBILITY_VERDICTS.find((known) => known === value) ?? 'feasible')}
      />
      <Textarea
        label="Note"
        placeholder="What was tried, what it depends on"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4_000}
        value={note}
        error={errors.note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button type="submit" size="compact-sm">
          Record the check
        </Button>
        <Button size="compact-sm" variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
