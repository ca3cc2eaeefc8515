import { ActionIcon, Button, NativeSelect, Table, TextInput } from '@mantine/core';
import { createId, TEAM_KINDS, type Team, type TeamKind, teamKindName } from '@shared/model/index';
import { orderedTeams } from '@shared/schedule/capacity';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type FormEvent, memo, useRef, useState } from 'react';
import { useDispatch, usePlan } from '../../store/session-context';
import { NumberField } from '../../ui/NumberField';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { tell } from '../../ui/tell';
import { useDrawnUpTo } from '../../ui/useDrawnUpTo';
import { useSubmit } from '../../ui/useSubmit';
import { Section } from './Section';
import classes from './TeamsScreen.module.css';

const KIND_CHOICES = TEAM_KINDS.map((kind) => ({ value: kind, label: teamKindName(kind) }));

/** The teams; in person-days also how many people, and how much of their day goes into planned work. */
export const TeamsTable = memo(function TeamsTable({ disabled }: { readonly disabled: boolean }) {
  const plan = usePlan();
  const teams = orderedTeams(plan);
  const inDays = plan.info.unit === 'days';
  const drawn = useDrawnUpTo(teams.length, { first: 6, step: 5 });
  return (
    <Section
      title="Teams"
      note={
        inDays
          ? 'Focus is the share of a working day that goes into planned work; the rest is meetings and surprises. Support is set aside below.'
          : 'The rows of the roadmap. Their points per iteration are entered below.'
      }
    >
      {teams.length === 0 ? (
        <p className={classes.empty}>
          No teams yet. Add the first one; its capacity is what the roadmap can be filled with.
        </p>
      ) : (
        <div className={classes.scroll}>
          <Table
            className={classes.table ?? ''}
            verticalSpacing={1}
            horizontalSpacing={2}
            withRowBorders={false}
          >
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Name</Table.Th>
                <Table.Th>Kind</Table.Th>
                {inDays && <Table.Th>Members</Table.Th>}
                {inDays && <Table.Th>Focus</Table.Th>}
                <Table.Th>
                  <span className="visually-hidden">Remove</span>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {teams.slice(0, drawn).map((team) => (
                <TeamRow key={team.id} team={team} inDays={inDays} disabled={disabled} />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      {!disabled && <AddTeam />}
    </Section>
  );
});

const TeamRow = memo(function TeamRow({
  team,
  inDays,
  disabled,
}: {
  readonly team: Team;
  readonly inDays: boolean;
  readonly disabled: boolean;
}) {
  const { items } = usePlan();
  const dispatch = useDispatch();
  const submit = useSubmit();
  const { id, name } = team;
  const edit = (fields: Partial<Pick<Team, 'name' | 'kind' | 'members' | 'focus'>>) =>
    ({ type: 'team.edit', args: { id, fields } }) as const;
  const remove = async () => {
    const count = [...items.values()].filter(({ teamId }) => teamId === id).length;
    const outcome = await dispatch({ type: 'team.remove', args: { id } });
    if (outcome.status !== 'done') return;
    const work = count === 1 ? 'one item has' : `${count} items have`;
    tell(`${name} was removed${count > 0 ? `; ${work} no team now` : ''}. Undo brings everything back.`);
  };
  return (
    <Table.Tr>
      <Table.Td>
        <TextField
          label={`Name of ${name}`}
          hideLabel
          text={name}
          limit={120}
          needed="A team needs a name."
          disabled={disabled}
          save={(text) => submit(edit({ name: text }))}
        />
      </Table.Td>
      <Table.Td>
        <NativeSelect
          aria-label={`Kind of ${name}`}
          size="sm"
          disabled={disabled}
          value={team.kind}
          data={KIND_CHOICES}
          onChange={(event) => void dispatch(edit({ kind: event.currentTarget.value as TeamKind }))}
        />
      </Table.Td>
      {inDays && (
        <Table.Td w={104}>
          <NumberField
            label={`Members of ${name}`}
            hideLabel
            value={team.members}
            range={{ what: 'The number of members', max: 1_000 }}
            disabled={disabled}
            save={(members) => submit(edit({ members }))}
          />
        </Table.Td>
      )}
      {inDays && (
        <Table.Td w={104}>
          <NumberField
            label={`Focus of ${name} in percent`}
            hideLabel
            value={team.focus * 100}
            range={{ what: 'Focus', max: 100 }}
            unit="%"
            disabled={disabled}
            save={(percent) => submit(edit({ focus: percent / 100 }))}
          />
        </Table.Td>
      )}
      <Table.Td w={40}>
        {!disabled && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={`Remove ${name}`}
            onClick={() => void remove()}
          >
            <IconX size={16} />
          </ActionIcon>
        )}
      </Table.Td>
    </Table.Tr>
  );
});

function AddTeam() {
  const submit = useSubmit();
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [kind, setKind] = useState<TeamKind>('product-engineering');
  const [error, setError] = useState<string | null>(null);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return setError('Write the name first.');
    const fields = { name: name.trim(), kind };
    const outcome = await submit({ type: 'team.add', args: { id: createId('team'), fields } });
    if (outcome.status === 'rejected') return setError(outcome.reason);
    setName('');
    input.current?.focus();
  };
  return (
    <form className={classes.add} aria-label="Add a team" onSubmit={(event) => void add(event)}>
      <TextInput
        ref={input}
        aria-label="Name of the new team"
        placeholder="Name"
        maxLength={120}
        value={name}
        error={error}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setError(null);
        }}
      />
      <Select
        aria-label="Kind of the new team"
        allowDeselect={false}
        value={kind}
        data={KIND_CHOICES}
        onChange={(value) => value && setKind(value as TeamKind)}
      />
      <Button type="submit" variant="default" leftSection={<IconPlus size={16} />}>
        Add team
      </Button>
    </form>
  );
}
