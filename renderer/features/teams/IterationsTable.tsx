import { Table } from '@mantine/core';
import { type Iteration, isPlainDate, type PlainDate } from '@shared/model/index';
import { memo } from 'react';
import type { Outcome } from '../../store/plan-session';
import { useView } from '../../store/session-context';
import { NumberField } from '../../ui/NumberField';
import { TextField } from '../../ui/TextField';
import { useSubmit } from '../../ui/useSubmit';
import { Section } from './Section';
import classes from './TeamsScreen.module.css';

/** The time boxes of the quarter: names, dates, working days. */
export const IterationsTable = memo(function IterationsTable({ disabled }: { readonly disabled: boolean }) {
  const { iterations } = useView();
  return (
    <Section
      title="Iterations"
      note="Working days follow the dates, Monday to Friday; take public holidays off here."
    >
      <div className={classes.narrow}>
        <Table
          className={classes.table ?? ''}
          verticalSpacing={1}
          horizontalSpacing={2}
          withRowBorders={false}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>First day</Table.Th>
              <Table.Th>Last day</Table.Th>
              <Table.Th>Working days</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {iterations.map((iteration) => (
              <IterationRow key={iteration.id} iteration={iteration} disabled={disabled} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Section>
  );
});

function IterationRow({
  iteration,
  disabled,
}: {
  readonly iteration: Iteration;
  readonly disabled: boolean;
}) {
  const submit = useSubmit();
  const { id, name } = iteration;
  const edit = (fields: Partial<Omit<Iteration, 'id'>>) =>
    submit({ type: 'iteration.edit', args: { id, fields } });
  return (
    <Table.Tr>
      <Table.Td>
        <TextField
          label={`Name of ${name}`}
          hideLabel
          text={name}
          limit={60}
          needed="An iteration needs a name."
          disabled={disabled}
          save={(text) => edit({ name: text })}
        />
      </Table.Td>
      <Table.Td w={156}>
        <DateField
          label={`First day of ${name}`}
          date={iteration.start}
          disabled={disabled}
          save={(start) => edit({ start })}
        />
      </Table.Td>
      <Table.Td w={156}>
        <DateField
          label={`Last day of ${name}`}
          date={iteration.end}
          disabled={disabled}
          save={(end) => edit({ end })}
        />
      </Table.Td>
      <Table.Td w={120}>
        <NumberField
          label={`Working days of ${name}`}
          hideLabel
          value={iteration.workingDays}
          range={{ what: 'The number of working days', max: 366 }}
          disabled={disabled}
          save={(workingDays) => edit({ workingDays })}
        />
      </Table.Td>
    </Table.Tr>
  );
}

function DateField({
  label,
  date,
  disabled,
  save,
}: {
  readonly label: string;
  readonly date: PlainDate;
  readonly disabled: boolean;
  readonly save: (date: PlainDate) => Promise<Outcome>;
}) {
  return (
    <TextField
      label={label}
      hideLabel
      type="date"
      text={date}
      limit={10}
      needed="Give the whole date: day, month and year."
      disabled={disabled}
      save={(typed) =>
        isPlainDate(typed)
          ? save(typed)
          : Promise.resolve({ status: 'rejected', reason: 'That is not a date of the calendar.' })
      }
    />
  );
}
