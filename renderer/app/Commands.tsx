import { useHotkeys } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { host } from '../desktop/host';
import { ACTIONS, type ActionContext, menuEntries } from './actions';

export const openPalette = (): void => spotlight.open();

/** `mod+shift+Z` as people read it. */
function shortcutText(shortcut: string | null): string {
  if (shortcut === null) return '';
  const mac = /mac/i.test(navigator.userAgent);
  return shortcut
    .split('+')
    .map((key) =>
      key === 'mod' ? (mac ? '⌘' : 'Ctrl') : key === 'shift' ? (mac ? '⇧' : 'Shift') : key.toUpperCase(),
    )
    .join(mac ? '' : '+');
}

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

  // Text fields keep their own undo; everything else listens everywhere.
  const keysOf = (wanted: boolean) =>
    ACTIONS.flatMap(({ id, shortcut }) =>
      shortcut !== null && id.startsWith('edit.') === wanted
        ? [[shortcut, () => run(id)] as [string, () => void]]
        : [],
    );
  useHotkeys(keysOf(true), ['INPUT', 'TEXTAREA', 'SELECT']);
  useHotkeys(keysOf(false), []);

  useEffect(() => host.on('action', (id) => runRef.current(id)), []);
  useEffect(() => host.setMenu(menuEntries(context)), [context]);

  return (
    <Spotlight
      shortcut={null}
      nothingFound="No action has this name"
      searchProps={{ leftSection: <IconSearch size={18} />, placeholder: 'What do you want to do?' }}
      actions={ACTIONS.filter((action) => action.isEnabled(context) && action.id !== 'palette.open').map(
        ({ id, label, shortcut }) => ({
          id,
          label,
          description: shortcutText(shortcut),
          onClick: () => run(id),
        }),
      )}
    />
  );
}
