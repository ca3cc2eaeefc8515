import { useHotkeys } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { host } from '../desktop/host';
import { About } from './About';
import { ACTIONS, type Action, type ActionContext, MENU_NAMES, menuEntries } from './actions';
import { ShortcutsSheet } from './ShortcutsSheet';
import { shortcutText } from './shortcut-text';

export const openPalette = (): void => spotlight.open();

const FIELDS = ['INPUT', 'TEXTAREA', 'SELECT'];

/** Text fields keep their own undo, and letters that are typed; every other shortcut works everywhere. */
const isForFields = ({ id, shortcut }: Action): boolean =>
  id.startsWith('edit.') || (shortcut !== null && !shortcut.includes('mod'));

/** The catalogue of actions at work: keys, palette, native menu. */
export function Commands({ context }: { readonly context: ActionContext }) {
  const current = useRef(context);
  current.current = context;

  const run = (id: string) => {
    const action = ACTIONS.find((candidate) => candidate.id === id);
    if (action?.isEnabled(current.current)) action.run(current.current);
  };
  const runRef = useRef(run);
  runRef.current = run;

  const keysOf = (actions: readonly Action[]) =>
    actions.flatMap(({ id, shortcut }) =>
      shortcut === null ? [] : [[shortcut, () => run(id)] as [string, () => void]],
    );
  useHotkeys(keysOf(ACTIONS.filter(isForFields)), FIELDS);
  useHotkeys(keysOf(ACTIONS.filter((action) => !isForFields(action))), []);

  useEffect(() => host.on('action', (id) => runRef.current(id)), []);
  useEffect(() => host.setMenu(menuEntries(context)), [context]);

  return (
    <>
      <Spotlight
        shortcut={null}
        scrollable
        maxHeight="min(70vh, 560px)"
        nothingFound="No action has this name"
        searchProps={{ leftSection: <IconSearch size={18} />, placeholder: 'What do you want to do?' }}
        actions={Object.entries(MENU_NAMES).map(([menu, group]) => ({
          group,
          actions: ACTIONS.filter(
            (action) => action.menu === menu && action.isEnabled(context) && action.id !== 'palette.open',
          ).map(({ id, label, shortcut }) => ({
            id,
            label,
            description: shortcutText(shortcut),
            onClick: () => run(id),
          })),
        }))}
      />
      <ShortcutsSheet />
      <About />
    </>
  );
}
