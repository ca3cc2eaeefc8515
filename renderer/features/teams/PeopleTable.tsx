import { ActionIcon, Button, Checkbox, NativeSelect, Table, TextInput } from '@mantine/core';
import { createId, type Person, type PersonId, ROLES, type Role, roleName } from '@shared/model/index';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type FormEvent, memo, useRef, useState } from 'react';
import { useDispatch, usePlan } from '../../store/session-context';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { tell } from '../../ui/tell';
import { useDrawnUpTo } from '../../ui/useDrawnUpTo';
import { useSubmit } from '../../ui/useSubmit';
import { Section } from './Section';
import classes from './TeamsScreen.module.css';

const ROLE_CHOICES = ROLES.map((role) => ({ value: role, label: roleName(role) }));

/** In pixels: a row, and the heads that always stand above the first. */
const ROW_HEIGHT = 38;
const ABOVE = 260;

/** Owners an import named: they do not take part and have no office. */
const isOnlyNamed = ({ participates, role }: Person): boolean => !participates && role === 'contributor';

/** The people of the plan, and who of them takes part. */
export const PeopleTable = memo(function PeopleTable({ disabled }: { readonly disabled: boolean }) {
  const people = [...usePlan().people.values()];
  const [allShown, setAllShown] = useState(false);
  // Somebody who was shown stays: a row must not jump away under the pointer.
  const seen = useRef(new Set<PersonId>());
  for (const person of people) if (!isOnlyNamed(person)) seen.current.add(person.id);
  const shown = people.filter(({ id }) => allShown || seen.current.has(id));
  const hidden = people.length - shown.length;
  const drawn = useDrawnUpTo(shown.length, {
    first: Math.ceil((window.innerHeight - ABOVE) / ROW_HEIGHT),
    step: 5,
  });
  return (
    <Section
      title="People"
      note="Who takes part is printed on the cover. CPO and CTO each need a person: they sign."
    >
      {people.length === 0 && <p className={classes.empty}>Nobody yet. Add the CPO and the CTO first.</p>}
      <div className={classes.scroll} hidden={people.length === 0}>
        <Table
          className={classes.table ?? ''}
          verticalSpacing={1}
          horizontalSpacing={2}
          withRowBorders={false}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th w={176}>Role</Table.Th>
              <Table.Th w="36%">E-mail</Table.Th>
              <Table.Th w={92} ta="center">
                Takes part
              </Table.Th>
              <Table.Th>
                <span className="visually-hidden">Remove</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.slice(0, drawn).map((person) => (
              <PersonRow key={person.id} person={person} disabled={disabled} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {hidden > 0 && (
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes.more ?? ''}
          onClick={() => setAllShown(true)}
        >
          {hidden === 1 ? 'Show 1 more who only owns items' : `Show ${hidden} more who only own items`}
        </Button>
      )}
      {!disabled && <AddPerson />}
    </Section>
  );
});

const PersonRow = memo(function PersonRow({
  person,
  disabled,
}: {
  readonly person: Person;
  readonly disabled: boolean;
}) {
  const dispatch = useDispatch();
  const submit = useSubmit();
  const { id, name } = person;
  const edit = (fields: Partial<Omit<Person, 'id'>>) =>
    ({ type: 'person.edit', args: { id, fields } }) as const;
  const remove = async () => {
    const outcome = await dispatch({ type: 'person.remove', args: { id } });
    if (outcome.status === 'done') {
      tell(`${name} was removed from the plan, also as an owner. Undo brings everything back.`);
    }
  };
  return (
    <Table.Tr>
      <Table.Td>
        <TextField
          label={`Name of ${name}`}
          hideLabel
          text={name}
          limit={200}
          needed="A person needs a name."
          disabled={disabled}
          save={(text) => submit(edit({ name: text }))}
        />
      </Table.Td>
      <Table.Td>
        <NativeSelect
          aria-label={`Role of ${name}`}
          size="sm"
          disabled={disabled}
          value={person.role}
          data={ROLE_CHOICES}
          onChange={(event) => void dispatch(edit({ role: event.currentTarget.value as Role }))}
        />
      </Table.Td>
      <Table.Td>
        <TextField
          label={`E-mail of ${name}`}
          hideLabel
          type="email"
          text={person.email}
          limit={320}
          placeholder="name@company.com"
          disabled={disabled}
          save={(email) =>
            email === '' || /^\S+@\S+$/u.test(email)
              ? submit(edit({ email }))
              : Promise.resolve({
                  status: 'rejected',
                  reason: 'An e-mail address looks like name@company.com.',
                })
          }
        />
      </Table.Td>
      <Table.Td>
        <Checkbox
          aria-label={`${name} takes part`}
          className={classes.check ?? ''}
          disabled={disabled}
          checked={person.participates}
          onChange={(event) => void dispatch(edit({ participates: event.currentTarget.checked }))}
        />
      </Table.Td>
      <Table.Td>
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

function AddPerson() {
  const plan = usePlan();
  const submit = useSubmit();
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<Role | null>(null);
  const [error, setError] = useState<string | null>(null);
  const role = chosen ?? nextRole([...plan.people.values()].map((person) => person.role));
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return setError('Write the name first.');
    const fields = { name: name.trim(), role };
    const outcome = await submit({ type: 'person.add', args: { id: createId('person'), fields } });
    if (outcome.status === 'rejected') return setError(outcome.reason);
    setName('');
    setChosen(null);
    input.current?.focus();
  };
  return (
    <form className={classes.add} aria-label="Add a person" onSubmit={(event) => void add(event)}>
      <TextInput
        ref={input}
        aria-label="Name of the new person"
        placeholder="Name"
        maxLength={200}
        value={name}
        error={error}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setError(null);
        }}
      />
      <Select
        aria-label="Role of the new person"
        allowDeselect={false}
        value={role}
        data={ROLE_CHOICES}
        onChange={(value) => setChosen(value as Role | null)}
      />
      <Button type="submit" variant="default" leftSection={<IconPlus size={16} />}>
        Add person
      </Button>
    </form>
  );
}

/** The office that is still open, so that the first two names become CPO and CTO. */
function nextRole(taken: readonly Role[]): Role {
  return (['cpo', 'cto'] as const).find((role) => !taken.includes(role)) ?? 'product-manager';
}
