import { Button, Checkbox, Table } from '@mantine/core';
import { type Person, roleName } from '@shared/model/index';
import { DAYS, type Day } from '@shared/session/agenda';
import { useDispatch, usePlan } from '../../store/session-context';
import { EmptyState } from '../../ui/EmptyState';
import { useGo } from '../../ui/useGo';
import classes from './Session.module.css';

/** Who of those who take part is there on which day. */
export function Attendance({ isFixed }: { readonly isFixed: boolean }) {
  const plan = usePlan();
  const dispatch = useDispatch();
  const go = useGo();
  const people = [...plan.people.values()].filter(({ participates }) => participates);
  if (people.length === 0) {
    return (
      <EmptyState
        title="Nobody takes part yet"
        action={<Button onClick={() => go('teams')}>Add people</Button>}
      >
        Add the people of both sides with their roles. Here it is recorded who was there on which day; the
        document prints it.
      </EmptyState>
    );
  }
  const attend = (person: Person, day: Day, there: boolean) =>
    void dispatch({ type: 'session.attend', args: { personId: person.id, day, there } });
  const countOf = (day: Day) => people.filter(({ attended }) => attended.includes(day)).length;
  return (
    <div className={classes.page}>
      <Table className={classes.table ?? ''} verticalSpacing={6} aria-label="Who is there on which day">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Role</Table.Th>
            {DAYS.map((day) => (
              <Table.Th key={day} ta="center" className="numbers">
                Day {day} ({countOf(day)} of {people.length})
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map((person) => (
            <Table.Tr key={person.id}>
              <Table.Td>{person.name}</Table.Td>
              <Table.Td>{roleName(person.role)}</Table.Td>
              {DAYS.map((day) => (
                <Table.Td key={day}>
                  <Checkbox
                    aria-label={`${person.name} is there on day ${day}`}
                    className={classes.check ?? ''}
                    size="md"
                    disabled={isFixed}
                    checked={person.attended.includes(day)}
                    onChange={(event) => attend(person, day, event.currentTarget.checked)}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <p className={classes.hint}>
        “Acting” in the top bar says to whom the decision log credits what is decided next.{' '}
        <Button variant="subtle" size="compact-sm" onClick={() => go('teams')}>
          Add or change people
        </Button>
      </p>
    </div>
  );
}
