import type { MenuEntry, RecentFile } from '@shared/desktop-api';
import type { MenuItemConstructorOptions } from 'electron';

export interface MenuSetup {
  readonly mac: boolean;
  readonly developing: boolean;
  readonly onAction: (action: string) => void;
  readonly onNewWindow: () => void;
  readonly recent: readonly RecentFile[];
  readonly onRecent: (id: string) => void;
  readonly onClearRecent: () => void;
}

type Item = MenuItemConstructorOptions;
const separator: Item = { type: 'separator' };

/** Entries of the catalogue that stand elsewhere: one is ours even without a window, the other is in the Mac's first menu. */
const NEW_WINDOW = 'window.new';
const ABOUT = 'about.show';

/** The native menu: what the window's catalogue offers, and what every program of this system has. */
export function menuTemplate(all: readonly MenuEntry[], setup: MenuSetup): Item[] {
  const about = all.find(({ action }) => action === ABOUT);
  const entries = all.filter(({ action }) => action !== NEW_WINDOW && !(setup.mac && action === ABOUT));
  const items = (menu: MenuEntry['menu']): Item[] =>
    entries.filter((entry) => entry.menu === menu).map((entry) => itemOf(entry, setup));
  const then = (before: readonly Item[], after: readonly Item[]): Item[] =>
    before.length > 0 && after.length > 0 ? [...before, separator, ...after] : [...before, ...after];
  const newWindow: Item = {
    id: 'new-window',
    label: 'New window',
    accelerator: 'CmdOrCtrl+Shift+N',
    click: setup.onNewWindow,
  };
  const clipboard: readonly Item[] = [
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'pasteAndMatchStyle' },
    { role: 'delete' },
    { role: 'selectAll' },
  ];
  const zoom: readonly Item[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    separator,
    { role: 'togglefullscreen' },
  ];
  const tools: readonly Item[] = setup.developing ? [{ role: 'reload' }, { role: 'toggleDevTools' }] : [];
  const plan = items('plan');
  const projector = items('projector');
  return [
    ...(setup.mac ? [macMenu(about ? itemOf(about, setup) : { role: 'about' })] : []),
    {
      label: 'File',
      submenu: then(
        [...items('file'), recentMenu(setup)],
        [newWindow, separator, setup.mac ? { role: 'close' } : { role: 'quit' }],
      ),
    },
    { label: 'Edit', submenu: then(items('edit'), clipboard) },
    { label: 'View', submenu: then(then(items('view'), zoom), tools) },
    ...(plan.length > 0 ? [{ label: 'Plan', submenu: plan }] : []),
    ...(projector.length > 0 ? [{ label: 'Projector', submenu: projector }] : []),
    ...(setup.mac ? [{ role: 'windowMenu' } satisfies Item] : []),
    { role: 'help', label: 'Help', submenu: items('help') },
  ];
}

/** The menu with the program's own name; Electron's has an "About" that knows neither licences nor where data lies. */
const macMenu = (about: Item): Item => ({
  label: 'Countersign',
  submenu: [
    about,
    separator,
    { role: 'services' },
    separator,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    separator,
    { role: 'quit' },
  ],
});

const FIRST_SHOWN = 60;

/** A name or a folder in a menu: not wider than a menu may be, its beginning and its end in sight. */
const shortened = (text: string): string =>
  text.length <= FIRST_SHOWN ? text : `${text.slice(0, 28)}…${text.slice(-30)}`;

// An ampersand alone would underline the letter after it.
const shown = (text: string): string => text.replaceAll('&', '&&');

function recentMenu({ recent, onRecent, onClearRecent }: MenuSetup): Item {
  const files = recent.map(
    ({ id, name, folder }): Item => ({
      id: `recent:${id}`,
      label: shown(`${shortened(name)}  (${shortened(folder)})`),
      click: () => onRecent(id),
    }),
  );
  const clear: Item = { id: 'recent-clear', label: 'Clear list', click: onClearRecent };
  const none: Item = { id: 'recent-none', label: 'No file was opened yet', enabled: false };
  return {
    id: 'recent',
    label: 'Open recent',
    submenu: files.length > 0 ? [...files, separator, clear] : [none],
  };
}

function itemOf(entry: MenuEntry, setup: MenuSetup): Item {
  return {
    id: `action:${entry.action}`,
    label: shown(entry.label),
    enabled: entry.enabled,
    ...(entry.accelerator === null ? {} : { accelerator: entry.accelerator }),
    // The window handles its own keys, the same way in both hosts; here they are only shown.
    registerAccelerator: false,
    click: () => setup.onAction(entry.action),
  };
}
