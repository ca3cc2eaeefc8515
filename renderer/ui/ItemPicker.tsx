import { Combobox, ScrollArea, TextInput, useCombobox } from '@mantine/core';
import type { ItemId } from '@shared/model/index';
import { IconPlus } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { usePlan, useView } from '../store/session-context';
import classes from './ItemPicker.module.css';
import { ItemTypeIcon } from './ItemTypeIcon';
import { isFocusGiven } from './keep-focus';
import { searchItems } from './search-items';

const SHOWN = 30;

/** Finds one of all items by words of its title or its tracker key. */
export function ItemPicker({
  label,
  placeholder,
  exclude,
  onPick,
  disabled = false,
}: {
  readonly label: string;
  readonly placeholder: string;
  readonly exclude: ReadonlySet<ItemId>;
  readonly onPick: (id: ItemId) => void;
  readonly disabled?: boolean;
}) {
  const [text, setText] = useState('');
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        onPick(id as ItemId);
        setText('');
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          role="combobox"
          aria-label={label}
          placeholder={placeholder}
          disabled={disabled}
          leftSection={<IconPlus size={16} />}
          size="sm"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onClick={() => combobox.openDropdown()}
          onFocus={() => isFocusGiven() || combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        {combobox.dropdownOpened && <Hits label={label} text={text} exclude={exclude} />}
      </Combobox.Dropdown>
    </Combobox>
  );
}

function Hits({
  label,
  text,
  exclude,
}: {
  readonly label: string;
  readonly text: string;
  readonly exclude: ReadonlySet<ItemId>;
}) {
  const { backlog } = useView();
  const { teams } = usePlan();
  const query = useDeferredValue(text);
  const hits = useMemo(
    () => searchItems(backlog, query, { exclude, limit: SHOWN }),
    [backlog, query, exclude],
  );
  return (
    <Combobox.Options aria-label={label}>
      <ScrollArea.Autosize mah={320} type="scroll">
        {hits.length === 0 && <Combobox.Empty>No item has these words</Combobox.Empty>}
        {hits.map((item) => {
          const team = item.teamId === null ? undefined : teams.get(item.teamId);
          const facts = [item.source?.key, team?.name].filter((fact) => fact !== undefined);
          return (
            <Combobox.Option key={item.id} value={item.id} className={classes.option}>
              <ItemTypeIcon type={item.type} size={16} />
              <span className={classes.title}>{item.title}</span>
              {facts.length > 0 && <span className={classes.facts}>{facts.join(' · ')}</span>}
            </Combobox.Option>
          );
        })}
        {hits.length === SHOWN && <Combobox.Footer>Type more words to narrow the list</Combobox.Footer>}
      </ScrollArea.Autosize>
    </Combobox.Options>
  );
}
