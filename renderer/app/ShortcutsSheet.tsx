import { Kbd, Modal, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useUi } from '../store/ui-store';
import { foldText } from '../ui/search-items';
import { ACTIONS, MENU_NAMES } from './actions';
import classes from './ShortcutsSheet.module.css';
import { shortcutKeys } from './shortcut-text';

interface Shortcut {
  readonly label: string;
  readonly keys: readonly string[];
}

/** Keys of what has the focus: they belong to lists and boards, not to the catalogue of actions. */
const PLACES: readonly { readonly name: string; readonly shortcuts: readonly Shortcut[] }[] = [
  {
    name: 'In lists',
    shortcuts: [
      { label: 'To the row above or below', keys: ['↑', '↓'] },
      { label: 'To the first or last row', keys: ['Home', 'End'] },
      { label: 'Mark the rows on the way; all rows', keys: ['Shift ↑ ↓', shortcutKeys('mod+A').join(' ')] },
      { label: 'Mark one more row, or not', keys: [`${shortcutKeys('mod').join('')} Space`] },
      { label: 'Open the item beside the list', keys: ['Enter'] },
      { label: 'Pick up what is marked, and put it down', keys: ['Space'] },
      { label: 'Move the row up or down', keys: ['Alt', '↑ ↓'] },
      { label: 'Write in a row of the backlog', keys: ['F2'] },
    ],
  },
  {
    name: 'On the roadmap',
    shortcuts: [
      { label: 'To the next card', keys: ['← → ↑ ↓'] },
      { label: 'Pick a card up, and put it down', keys: ['Space'] },
      { label: 'Move what is picked up', keys: ['← → ↑ ↓'] },
      { label: 'End one iteration earlier or later', keys: ['Shift', '← →'] },
      { label: 'Start one iteration earlier or later', keys: [',', '.'] },
      { label: 'Mark a card, to move several', keys: ['X'] },
      { label: 'Add work beside a card', keys: ['A'] },
      { label: 'Link what a card needs', keys: ['N'] },
      { label: 'Take a card off the roadmap', keys: ['Delete'] },
      { label: 'Move a milestone by a day; by a week', keys: ['← →', 'Shift ← →'] },
    ],
  },
  {
    name: 'Everywhere',
    shortcuts: [
      { label: 'Cancel a drag; close a panel or a dialog', keys: ['Esc'] },
      { label: 'On to the next control, and back', keys: ['Tab', 'Shift Tab'] },
    ],
  },
];

const GROUPS = [
  ...Object.entries(MENU_NAMES).map(([menu, name]) => ({
    name,
    shortcuts: ACTIONS.filter((action) => action.menu === menu && action.shortcut !== null).map(
      ({ label, shortcut }): Shortcut => ({ label, keys: shortcutKeys(shortcut) }),
    ),
  })),
  ...PLACES,
];

/** Every shortcut, from the one catalogue of actions; what has none is found in the palette. */
export function ShortcutsSheet() {
  const open = useUi((state) => state.shortcutsOpen);
  const setOpen = useUi((state) => state.setShortcutsOpen);
  const [search, setSearch] = useState('');
  const words = foldText(search.trim()).split(/\s+/u);
  const groups = GROUPS.map(({ name, shortcuts }) => ({
    name,
    shortcuts: shortcuts.filter(({ label, keys }) => {
      const text = foldText(`${name} ${label} ${keys.join(' ')}`);
      return words.every((word) => text.includes(word));
    }),
  })).filter(({ shortcuts }) => shortcuts.length > 0);
  return (
    <Modal
      opened={open}
      onClose={() => {
        setOpen(false);
        setSearch('');
      }}
      title="Keyboard shortcuts"
      size={820}
    >
      <TextInput
        data-autofocus
        aria-label="Search the shortcuts"
        placeholder="Search the shortcuts"
        leftSection={<IconSearch size={16} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <div className={classes.groups}>
        {groups.map(({ name, shortcuts }) => (
          <section key={name} aria-label={name}>
            <h3>{name}</h3>
            <dl>
              {shortcuts.map(({ label, keys }) => (
                <div key={label} className={classes.row}>
                  <dt>{label}</dt>
                  <dd>
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      {groups.length === 0 && <Text c="dimmed">No shortcut is called that.</Text>}
      <Text size="xs" c="dimmed" mt={12}>
        Every other action is in the palette: {shortcutKeys('mod+K').join(' ')}.
      </Text>
    </Modal>
  );
}
