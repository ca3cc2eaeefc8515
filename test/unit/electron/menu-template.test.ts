import type { MenuEntry } from '@shared/desktop-api';
import { describe, expect, it } from 'vitest';
import { type MenuSetup, menuTemplate } from '../../../electron/menu-template';

const entry = (changes: Partial<MenuEntry> = {}): MenuEntry => ({
  action: 'plan.save',
  label: 'Save & close',
  menu: 'file',
  accelerator: 'CmdOrCtrl+S',
  enabled: true,
  ...changes,
});
const setup = (changes: Partial<MenuSetup> = {}): MenuSetup => ({
  mac: false,
  developing: false,
  onAction: () => undefined,
  onNewWindow: () => undefined,
  ...changes,
});
const submenu = (template: ReturnType<typeof menuTemplate>, label: string) => {
  const items = template.find((item) => item.label === label)?.submenu;
  return Array.isArray(items) ? items : [];
};

describe('the native menu', () => {
  it('holds the entries of the window in their order, shown as written', () => {
    const template = menuTemplate([entry(), entry({ action: 'b', label: 'B', enabled: false })], setup());
    const [first, second] = submenu(template, 'File');
    expect(first).toMatchObject({ label: 'Save && close', accelerator: 'CmdOrCtrl+S', enabled: true });
    expect(second).toMatchObject({ label: 'B', enabled: false });
  });

  it('only shows the keys of an entry: the window handles them itself', () => {
    const [first] = submenu(menuTemplate([entry()], setup()), 'File');
    expect(first?.registerAccelerator).toBe(false);
  });

  it('sends the action that was chosen', () => {
    const chosen: string[] = [];
    const template = menuTemplate([entry()], setup({ onAction: (action) => chosen.push(action) }));
    const click: unknown = submenu(template, 'File')[0]?.click;
    if (typeof click === 'function') click();
    expect(chosen).toEqual(['plan.save']);
  });

  it('has copy and paste everywhere, developer tools only while developing', () => {
    const roles = (template: ReturnType<typeof menuTemplate>) =>
      ['File', 'Edit', 'View', 'Help'].flatMap((label) => submenu(template, label).map(({ role }) => role));
    const production = roles(menuTemplate([], setup()));
    expect(production).toEqual(expect.arrayContaining(['cut', 'copy', 'paste', 'selectAll', 'quit']));
    expect(production).not.toContain('toggleDevTools');
    expect(production).not.toContain('reload');
    expect(roles(menuTemplate([], setup({ developing: true })))).toContain('toggleDevTools');
  });

  it("follows the Mac's order there", () => {
    const template = menuTemplate([], setup({ mac: true }));
    expect(template[0]?.role).toBe('appMenu');
    expect(template.map(({ role }) => role)).toContain('windowMenu');
  });
});
