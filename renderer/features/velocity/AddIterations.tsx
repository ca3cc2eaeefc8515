import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { decodeText } from '@shared/exchange/source/decode-text';
import { createId, isPlainDate, type Team, type TeamId } from '@shared/model/index';
import { orderedTeams } from '@shared/schedule/capacity';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { host } from '../../desktop/host';
import { usePlan } from '../../store/session-context';
import { parseNumber } from '../../ui/parse-number';
import { Select } from '../../ui/Select';
import { reasonOf, tell } from '../../ui/tell';
import { useSubmit } from '../../ui/useSubmit';
import { checkEnd, readVelocityTable, TABLE_HELP } from './read-velocity-table';
import classes from './Velocity.module.css';

type Way = 'row' | 'table';

/** Past iterations come one at a time, pasted from a spreadsheet, or from a CSV file. */
export function AddIterations({ team }: { readonly team: Team | null }) {
  const [way, setWay] = useState<Way>('row');
  // What was typed or pasted stays when the other way is looked at.
  const [pasted, setPasted] = useState('');
  return (
    <section className={classes.panel} aria-label="Add past iterations">
      <header className={classes.head}>
        <h2>Add past iterations</h2>
        <SegmentedControl
          aria-label="How to add past iterations"
          value={way}
          onChange={(value) => setWay(value === 'table' ? 'table' : 'row')}
          data={[
            { value: 'row', label: 'One at a time' },
            { value: 'table', label: 'Paste or import a table' },
          ]}
        />
      </header>
      <div hidden={way !== 'row'}>
        <RowForm team={team} />
      </div>
      {way === 'table' && <TableForm text={pasted} onChange={setPasted} />}
    </section>
  );
}

type Errors = Partial<Record<'team' | 'name' | 'end' | 'completed' | 'debt', string>>;

function RowForm({ team }: { readonly team: Team | null }) {
  const plan = usePlan();
  const submit = useSubmit();
  const first = useRef<HTMLInputElement>(null);
  const [teamId, setTeamId] = useState<TeamId | null>(team?.id ?? null);
  const [name, setName] = useState('');
  const [end, setEnd] = useState('');
  const [completed, setCompleted] = useState('');
  const [debt, setDebt] = useState('');
  const [errors, setErrors] = useState<Errors>({});
  const chosen = team?.id ?? null;
  useEffect(() => {
    if (chosen !== null) setTeamId(chosen);
  }, [chosen]);

  const add = async (event: FormEvent) => {
    event.preventDefault();
    const done = parseNumber(completed, { what: 'What was completed', max: 1_000_000 });
    const paid = parseNumber(debt, { what: 'The debt work', max: 1_000_000 });
    const late = isPlainDate(end) ? checkEnd(end, plan) : null;
    const found: Errors = {
      ...(teamId === null && { team: 'Choose the team.' }),
      ...(name.trim() === '' && { name: 'Name the iteration.' }),
      ...(!isPlainDate(end) && { end: 'Give its last day.' }),
      ...(late !== null && { end: late.slice(0, 1).toUpperCase() + late.slice(1) }),
      ...(!done.ok && { completed: done.reason }),
      ...(done.ok && done.value === null && { completed: 'Write what was completed.' }),
      ...(!paid.ok && { debt: paid.reason }),
      ...(done.ok &&
        paid.ok &&
        (paid.value ?? 0) > (done.value ?? 0) && { debt: 'The debt work is part of what was completed.' }),
    };
    setErrors(found);
    if (Object.keys(found).length > 0 || teamId === null || !isPlainDate(end) || !done.ok || !paid.ok) return;
    const outcome = await submit({
      type: 'velocity.add',
      args: {
        id: createId('velocity'),
        teamId,
        name: name.trim(),
        end,
        completed: done.value ?? 0,
        debt: paid.value ?? 0,
      },
    });
    if (outcome.status === 'rejected' || outcome.status === 'failed')
      return setErrors({ end: outcome.reason });
    setName('');
    setCompleted('');
    setDebt('');
    first.current?.focus();
  };

  return (
    <form
      className={classes.rowForm}
      aria-label="Add a past iteration"
      onSubmit={(event) => void add(event)}
      noValidate
    >
      <Select
        label="Team"
        placeholder="Choose"
        allowDeselect={false}
        value={teamId}
        error={errors.team}
        data={orderedTeams(plan).map(({ id: value, name: label }) => ({ value, label }))}
        onChange={(value) => setTeamId(value as TeamId | null)}
      />
      <TextInput
        ref={first}
        label="Iteration"
        placeholder="Sprint 41"
        maxLength={100}
        value={name}
        error={errors.name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label="Last day"
        type="date"
        value={end}
        error={errors.end}
        onChange={(event) => setEnd(event.currentTarget.value)}
      />
      <TextInput
        label={`Completed, in ${plan.info.unit}`}
        inputMode="decimal"
        autoComplete="off"
        value={completed}
        error={errors.completed}
        onChange={(event) => setCompleted(event.currentTarget.value)}
      />
      <TextInput
        label="Of it debt"
        placeholder="0"
        inputMode="decimal"
        autoComplete="off"
        value={debt}
        error={errors.debt}
        onChange={(event) => setDebt(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" leftSection={<IconPlus size={16} />}>
        Add iteration
      </Button>
    </form>
  );
}

function TableForm({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) {
  const plan = usePlan();
  const submit = useSubmit();
  const [error, setError] = useState<string | null>(null);

  const takeOver = async (table: string): Promise<void> => {
    const read = readVelocityTable(table, plan);
    if (!read.ok) return setError(`${read.reason} Nothing was added.`);
    const outcome = await submit({ type: 'velocity.addAll', args: { rows: [...read.value] } });
    if (outcome.status === 'rejected' || outcome.status === 'failed') {
      return setError(`${outcome.reason} Nothing was added.`);
    }
    const count = read.value.length;
    tell(count === 1 ? 'One past iteration was added.' : `${count} past iterations were added.`);
    setError(null);
    onChange('');
  };

  const openFile = async () => {
    try {
      const [file] = await host.openFile({ kind: 'csv' });
      if (!file) return;
      // What the file says stands in the field: it can be mended there when it is refused.
      const { text: table } = decodeText(file.bytes);
      onChange(table);
      await takeOver(table);
    } catch (failure) {
      setError(`The file could not be read. ${reasonOf(failure)}`);
    }
  };

  return (
    <form
      className={classes.tableForm}
      aria-label="Paste or import past iterations"
      onSubmit={(event) => {
        event.preventDefault();
        void takeOver(text);
      }}
      noValidate
    >
      <Textarea
        label="Rows from a spreadsheet"
        description={TABLE_HELP}
        placeholder={'Checkout\tSprint 41\t2026-11-27\t38\t7'}
        autosize
        minRows={4}
        maxRows={14}
        value={text}
        error={error}
        errorProps={{ role: 'alert' }}
        onChange={(event) => {
          onChange(event.currentTarget.value);
          setError(null);
        }}
        classNames={{ input: 'numbers' }}
      />
      <div className={classes.actions}>
        <Button type="submit" disabled={text.trim() === ''}>
          Add these iterations
        </Button>
        <Button variant="default" leftSection={<IconFileImport size={16} />} onClick={() => void openFile()}>
          Import a CSV file…
        </Button>
      </div>
    </form>
  );
}
