import { ActionIcon, Button, Table } from '@mantine/core';
import { formatShare, isPlainDate, type Team, type Velocity } from '@shared/model/index';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useDispatch, usePlan } from '../../store/session-context';
import { NumberField } from '../../ui/NumberField';
import { TextField } from '../../ui/TextField';
import { useSubmit } from '../../ui/useSubmit';
import { checkEnd } from './read-velocity-table';
import classes from './Velocity.module.css';

const SHOWN = 12;

/** The rows as they were entered, newest first, each field edited in place. */
export function PastIterations({
  team,
  disabled,
}: {
  readonly team: Team | null;
  readonly disabled: boolean;
}) {
  const plan = usePlan();
  const [all, setAll] = useState(false);
  const rows = [...plan.velocities.values()]
    .filter(({ teamId }) => team === null || teamId === team.id)
    .sort((a, b) => (a.end > b.end ? -1 : a.end < b.end ? 1 : nameOf(plan, a) < nameOf(plan, b) ? -1 : 1));
  if (rows.length === 0) return null;
  return (
    <section className={classes.panel} aria-label="Past iterations">
      <header className={classes.head}>
        <h2>Past iterations{team && ` of ${team.name}`}</h2>
      </header>
      <div className={classes.scroll}>
        <Table
          className={classes.table ?? ''}
          verticalSpacing={1}
          horizontalSpacing={4}
          withRowBorders={false}
        >
          <Table.Thead>
            <Table.Tr>
              {!team && <Table.Th>Team</Table.Th>}
              <Table.Th>Iteration</Table.Th>
              <Table.Th>Last day</Table.Th>
              <Table.Th>Completed</Table.Th>
              <Table.Th>Of it debt</Table.Th>
              <Table.Th>Debt share</Table.Th>
              <Table.Th>
                <span className="visually-hidden">Remove</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(0, all ? rows.length : SHOWN).map((row) => (
              <IterationRow
                key={row.id}
                row={row}
                teamName={team ? null : nameOf(plan, row)}
                disabled={disabled}
              />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {rows.length > SHOWN && (
        <div>
          <Button size="compact-sm" variant="subtle" onClick={() => setAll(!all)}>
            {all ? 'Show the latest only' : `Show all ${rows.length}`}
          </Button>
        </div>
      )}
    </section>
  );
}

const nameOf = ({ teams }: ReturnType<typeof usePlan>, { teamId }: Velocity): string =>
  teams.get(teamId)?.name ?? '';

function IterationRow({
  row,
  teamName,
  disabled,
}: {
  readonly row: Velocity;
  /** null: one team is shown. */
  readonly teamName: string | null;
  readonly disabled: boolean;
}) {
  const plan = usePlan();
  const submit = useSubmit();
  const dispatch = useDispatch();
  const { id, name, end, completed, debt } = row;
  const what = teamName ? `${name} of ${teamName}` : name;
  const edit = (fields: Partial<Omit<Velocity, 'id'>>) =>
    submit({ type: 'velocity.edit', args: { id, fields } });
  return (
    <Table.Tr>
      {teamName !== null && <Table.Td>{teamName}</Table.Td>}
      <Table.Td>
        <TextField
          label={`Name of ${what}`}
          hideLabel
          text={name}
          limit={100}
          needed="An iteration needs a name."
          disabled={disabled}
          save={(text) => edit({ name: text })}
        />
      </Table.Td>
      <Table.Td w={160}>
        <TextField
          label={`Last day of ${what}`}
          hideLabel
          type="date"
          text={end}
          limit={10}
          needed="Give the whole date."
          disabled={disabled}
          save={async (text) => {
            if (!isPlainDate(text))
              return { status: 'rejected', reason: 'That is not a date of the calendar.' };
            const late = checkEnd(text, plan);
            return late === null ? edit({ end: text }) : { status: 'rejected', reason: late };
          }}
        />
      </Table.Td>
      <Table.Td w={130}>
        <NumberField
          label={`Completed in ${what}`}
          hideLabel
          value={completed}
          range={{ what: 'What was completed', max: 1_000_000 }}
          unit={plan.info.unit}
          disabled={disabled}
          save={(value) => edit({ completed: value })}
        />
      </Table.Td>
      <Table.Td w={130}>
        <NumberField
          label={`Debt work in ${what}`}
          hideLabel
          value={debt}
          range={{ what: 'The debt work', max: 1_000_000 }}
          unit={plan.info.unit}
          disabled={disabled}
          save={(value) => edit({ debt: value })}
        />
      </Table.Td>
      <Table.Td className="numbers">{completed > 0 ? formatShare(debt / completed) : '–'}</Table.Td>
      <Table.Td w={40}>
        {!disabled && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={`Remove ${what}`}
            onClick={() => void dispatch({ type: 'velocity.remove', args: { id } })}
          >
            <IconX size={16} />
          </ActionIcon>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
