import { createId, type Person, type PersonId, roleName } from '@shared/model/index';
import { useState } from 'react';
import { usePlan } from '../store/session-context';
import classes from './PersonSelect.module.css';
import { Select } from './Select';
import { foldText } from './search-items';

const NEW = 'new:';
const MAX_NAME = 200;

/** Chooses a person of the plan; a name that is not there yet can be added on the way. */
export function PersonSelect({
  label,
  value,
  onPick,
  placeholder = 'Nobody yet',
  disabled = false,
  size = 'sm',
}: {
  readonly label: string;
  readonly value: PersonId | null;
  /** `added` is the person to be added with the choice; null: the person is known. */
  readonly onPick: (id: PersonId | null, added: Person | null) => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly size?: 'xs' | 'sm';
}) {
  const { people } = usePlan();
  const [search, setSearch] = useState('');
  const known = [...people.values()].map((person) => ({ value: person.id as string, label: person.name }));
  const name = search.trim().slice(0, MAX_NAME);
  const isNew =
    name !== '' &&
    !known.some((entry) => entry.label === search) &&
    ![...people.values()].some((person) => foldText(person.name) === foldText(name));
  return (
    <Select
      label={label}
      size={size}
      placeholder={placeholder}
      disabled={disabled}
      searchable
      clearable
      value={value}
      searchValue={search}
      onSearchChange={setSearch}
      data={isNew ? [...known, { value: NEW + name, label: `Add “${name}”` }] : known}
      filter={({ options, search: text }) =>
        options.filter(
          (option) =>
            'value' in option &&
            (option.value.startsWith(NEW) || foldText(option.label).includes(foldText(text.trim()))),
        )
      }
      limit={100}
      renderOption={({ option }) => {
        const role = people.get(option.value as PersonId)?.role ?? 'contributor';
        return (
          <span>
            {option.label}
            {role !== 'contributor' && <span className={classes.role}> {roleName(role)}</span>}
          </span>
        );
      }}
      nothingFoundMessage="Type a name to add somebody"
      onChange={(picked) => {
        if (picked?.startsWith(NEW)) {
          const person: Person = {
            id: createId('person'),
            name: picked.slice(NEW.length),
            role: 'contributor',
            email: '',
            participates: false,
            attended: [],
          };
          onPick(person.id, person);
        } else {
          onPick(picked as PersonId | null, null);
        }
      }}
    />
  );
}
