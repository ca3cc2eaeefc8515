import type { MenuEntry } from '@shared/desktop-api';
import type { MenuItemConstructorOptions } from 'electron';

export interface MenuSetup {
  readonly mac: boolean;
  readonly developing: boolean;
  readonly onAction: (action: string) => void;
  readonly onNewWindow: () => void;
}

type Item = MenuItemConstructorOptions;
const separator: Item = { type: 'separator' };

/** The native menu: what the window's catalogue offers, and what every program of this system has. */
export function menuTemplate(entries: readonly MenuEntry[], setup: MenuSetup): Item[] {
  const items = (menu: MenuEntry['menu']): Item[] =>
    entries.filter((entry) => entry.menu === menu).map((entry) => itemOf(entry, setup));
  const then = (before: readonly Item[], after: readonly Item[]): Item[] =>
    before.length > 0 && after.length > 0 ? [...before, separator, ...after] : [...before, ...after];
  const newWindow: Item = {
    id: 'new-window',
    label: 'New Window',
    accelerator: 'CmdOrCtrl+Shift+N',
    click: setup.onNewWindow,
  };
  const clipboard: readonly Item[] = [
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
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
    ...(setup.mac ? [{ role: 'appMenu' } satisfies Item] : []),
    {
      label: 'File',
      submenu: then(items('file'), [newWindow, separator, setup.mac ? { role: 'close' } : { role: 'quit' }]),
    },
    { label: 'Edit', submenu: then(items('edit'), clipboard) },
    { label: 'View', submenu: then(then(items('view'), zoom), tools) },
    ...(plan.length > 0 ? [{ label: 'Plan', submenu: plan }] : []),
    ...(projector.length > 0 ? [{ label: 'Projector', submenu: projector }] : []),
    ...(setup.mac ? [{ role: 'windowMenu' } satisfies Item] : []),
    { role: 'help', label: 'Help', submenu: items('help') },
  ];
}

function itemOf(entry: MenuEntry, setup: MenuSetup): Item {
  return {
    id: `action:${entry.action}`,
    // An ampersand alone would underline the letter after it.
    label: entry.label.replaceAll('&', '&&'),
    enabled: entry.enabled,
    ...(entry.accelerator === null ? {} : { accelerator: entry.accelerator }),
    // The window handles its own keys, the same way in both hosts; here they are only shown.
    registerAccelerator: false,
    click: () => setup.onAction(entry.action),
  };
}
