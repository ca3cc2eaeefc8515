import type { MenuItemShown } from './calls';
import { ask } from './pages';

// Each takes an optional window first, as Electron's do.
const optionsOf = <T>(args: readonly unknown[]): T => args.at(-1) as T;

export const dialog = {
  showOpenDialog: (...args: unknown[]) => ask('showOpenDialog', optionsOf(args)),
  showSaveDialog: (...args: unknown[]) => ask('showSaveDialog', optionsOf(args)),
  showMessageBox: (...args: unknown[]) => ask('showMessageBox', optionsOf(args)),
};

interface MenuItemOptions {
  readonly id?: string;
  readonly label?: string;
  readonly role?: string;
  readonly accelerator?: string;
  readonly enabled?: boolean;
  readonly submenu?: readonly MenuItemOptions[];
  readonly click?: () => void;
}

export class Menu {
  private constructor(readonly items: readonly MenuItemOptions[]) {}

  static buildFromTemplate(template: readonly MenuItemOptions[]): Menu {
    return new Menu(template);
  }
  static setApplicationMenu(menu: Menu | null): void {
    shownMenu = menu;
    void ask('setMenu', (menu?.items ?? []).map(shownItem)).catch(() => undefined);
  }
}

let shownMenu: Menu | null = null;

const shownItem = (item: MenuItemOptions): MenuItemShown => ({
  id: item.id ?? null,
  label: item.label ?? null,
  role: item.role ?? null,
  accelerator: item.accelerator ?? null,
  enabled: item.enabled ?? true,
  submenu: (item.submenu ?? []).map(shownItem),
});

/** Chooses an item; false when there is none of this id. */
export function clickMenu(id: string, items: readonly MenuItemOptions[] = shownMenu?.items ?? []): boolean {
  return items.some((item) => {
    if (item.id !== id) return clickMenu(id, item.submenu ?? []);
    if (item.enabled === false) throw new Error(`the menu item "${id}" is disabled`);
    item.click?.();
    return true;
  });
}
