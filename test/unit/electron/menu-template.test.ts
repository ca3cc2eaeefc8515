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
  recent: [],
  onRecent: () => undefined,
  onClearRecent: () => undefined,
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
    expect(template[0]?.label).toBe('Countersign');
    expect(template.map(({ role }) => role)).toEqual(expect.arrayContaining(['windowMenu', 'help']));
  });

  it('has "About" and "Quit" where the Mac has them, and once', () => {
    const about = entry({ action: 'about.show', label: 'About Countersign', menu: 'help' });
    const mac = menuTemplate([about], setup({ mac: true }));
    const first = submenu(mac, 'Countersign');
    expect(first[0]?.label).toBe('About Countersign');
    expect(first.at(-1)?.role).toBe('quit');
    expect(submenu(mac, 'Help')).toEqual([]);
    expect(submenu(menuTemplate([about], setup()), 'Help')[0]?.label).toBe('About Countersign');
  });

  it('opens a new window by itself, also when there is none to send an action to', () => {
    let opened = 0;
    const known = entry({ action: 'window.new', label: 'New window', accelerator: 'CmdOrCtrl+Shift+N' });
    const file = submenu(menuTemplate([known], setup({ onNewWindow: () => (opened += 1) })), 'File');
    const items = file.filter(({ label }) => label === 'New window');
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ id: 'new-window', accelerator: 'CmdOrCtrl+Shift+N' });
    const click: unknown = items[0]?.click;
    if (typeof click === 'function') click();
    expect(opened).toBe(1);
  });

  it('lists recent files with their folders, and can clear the list', () => {
    const calls: string[] = [];
    const recent = [
      { id: 'a1', name: 'Q1 & Q2.countersign', folder: '~/Plans', at: '2026-11-22T10:00:00.000Z' },
      { id: 'b2', name: 'x.pdf', folder: `/srv/${'long/'.repeat(40)}end`, at: '2026-11-22T09:00:00.000Z' },
    ];
    const open = (list: typeof recent) => {
      const template = menuTemplate(
        [],
        setup({ recent: list, onRecent: (id) => calls.push(id), onClearRecent: () => calls.push('clear') }),
      );
      const found = submenu(template, 'File').find(({ id }) => id === 'recent')?.submenu;
      return Array.isArray(found) ? found : [];
    };
    const items = open(recent);
    expect(items[0]?.label).toBe('Q1 && Q2.countersign  (~/Plans)');
    expect(items[1]?.label?.length).toBeLessThan(80);
    expect(items[1]?.label).toMatch(/^x\.pdf {2}\(\/srv.*end\)$/);
    for (const { click } of items as readonly { readonly click?: unknown }[])
      if (typeof click === 'function') click();
    expect(calls).toEqual(['a1', 'b2', 'clear']);
    expect(open([]).map(({ enabled }) => enabled)).toEqual([false]);
  });
});
