import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StandInApp } from '../electron-stand-in/stand-in-app';
import { findBrowser } from './support/browser';
import { call, standInOf } from './support/desktop-calls';
import { expect, test } from './support/host';
import { out } from './support/paths';

// What the desktop host keeps and opens on the disk, its menu, and how it starts and ends.

test.beforeEach(async ({ app }) => {
  await expect(app.page.locator('body')).not.toBeEmpty();
});

test('backups are written outside the window, and identities only under their passphrase', async ({
  app,
}) => {
  const bytes = new TextEncoder().encode('{"plan":true}');
  const reply = await call(app.page, 'backUp', {
    planId: 'plan_Abc1',
    name: 'Q3.countersign',
    items: 12,
    step: 3,
    bytes,
  });
  expect(reply).toMatchObject({ ok: true });
  const folder = join(app.dataFolder, 'backups', 'plan_Abc1');
  const [name = ''] = await readdir(folder);
  expect(name).toMatch(/^\d{4}-\d\d-\d\dT.* Q3\.countersign$/);
  expect(new Uint8Array(await readFile(join(folder, name)))).toEqual(bytes);

  const passphrase = 'correct horse battery';
  const created = await call(app.page, 'createIdentity', {
    name: 'Jane Doe',
    role: 'cpo',
    organisation: 'Example',
    email: 'jane@example.com',
    passphrase,
  });
  if (!created.ok) throw new Error(created.failure.message);
  const { id } = created.value as { readonly id: string };
  const file = await readFile(join(app.dataFolder, 'identities', `${id}.json`), 'latin1');
  expect(file).not.toContain(passphrase);
  expect(file).not.toMatch(/BEGIN|PRIVATE/);
  expect(await call(app.page, 'exportIdentity', { id, passphrase: 'wrong one' })).toMatchObject({
    ok: false,
    failure: { code: 'wrong-passphrase' },
  });
  const page = await app.restart();
  const listed = await call(page, 'listIdentities');
  expect(listed).toMatchObject({ ok: true, value: [{ id, name: 'Jane Doe', role: 'cpo' }] });
  const exported = await call(page, 'exportIdentity', { id, passphrase });
  expect(exported).toMatchObject({ ok: true });
  // A PKCS#12 file starts as a DER sequence of version 3.
  expect(exported.ok && exported.value instanceof Uint8Array && exported.value[0]).toBe(0x30);
});

test('while the app runs, another start shows no window of its own', async ({ app }) => {
  standInOf(app);
  const second = await StandInApp.launch({
    out,
    userData: `${app.dataFolder}-second`,
    browser: await findBrowser(),
    environment: { STAND_IN_SECOND_INSTANCE: '1' },
  });
  await expect.poll(() => second.main.exitCode, { timeout: 20_000 }).toBe(0);
  expect(second.pages).toEqual([]);
  await second.quit();
});

test('a quit waits until the window has written', async ({ app }) => {
  const standIn = standInOf(app);
  await app.page.locator('body').click({ position: { x: 5, y: 5 } });
  await app.page.evaluate(() => {
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', hold);
    setTimeout(() => {
      localStorage.setItem('written', 'yes');
      removeEventListener('beforeunload', hold);
    }, 1_500);
  });
  const started = Date.now();
  await standIn.quit();
  expect(Date.now() - started).toBeGreaterThan(1_200);
  // It had stood on a display that is gone by now, maximised and zoomed.
  const note = join(app.dataFolder, 'window.json');
  const { bounds } = JSON.parse(await readFile(note, 'utf8'));
  const away = { ...bounds, x: 9_000, width: 1_000, height: 700 };
  await writeFile(note, JSON.stringify({ bounds: away, maximised: true, zoom: 1.5 }));
  const page = await app.restart();
  expect(await page.evaluate(() => localStorage.getItem('written'))).toBe('yes');
  const placed = () => standInOf(app).placedWindows();
  await expect.poll(placed).toMatchObject([{ maximised: true, zoom: 1.5 }]);
  expect((await placed())[0]?.bounds.x).toBeLessThan(9_000);
});

test('a window that can never write asks the person, who may stay', async ({ app }) => {
  const standIn = standInOf(app);
  await app.page.locator('body').click({ position: { x: 5, y: 5 } });
  await app.page.evaluate(() => {
    addEventListener('beforeunload', (event) => event.preventDefault());
  });
  standIn.answer('showMessageBox', () => 1);
  await standIn.closeWindow(app.page);
  await expect
    .poll(() => standIn.dialogs.at(-1)?.options, { timeout: 20_000 })
    .toMatchObject({ message: 'The last changes are not on the disk yet.' });
  expect((await call(app.page, 'info')).ok).toBe(true);
  standIn.answer('showMessageBox', () => 2);
  await standIn.quit();
});

test.describe('in one running app', () => {
  test.use({ takeTurns: true });

  test('a cancelled dialog is an answer, not a failure', async ({ app }) => {
    const standIn = standInOf(app);
    standIn.answer('showOpenDialog', () => []);
    expect(await call(app.page, 'openFile', { kind: 'any' })).toEqual({ ok: true, value: [] });
    standIn.answer('showSaveDialog', () => null);
    const bytes = new Uint8Array([1]);
    expect(await call(app.page, 'saveFile', { kind: 'pdf', suggestedName: 'a.pdf', bytes })).toEqual({
      ok: true,
      value: null,
    });
  });

  test('a place that cannot be written is told, and what was there stays', async ({ app }) => {
    const standIn = standInOf(app);
    const folder = join(app.dataFolder, 'taken.pdf');
    await mkdir(folder);
    standIn.answer('showSaveDialog', () => folder);
    const request = { kind: 'pdf', suggestedName: 'a.pdf', bytes: new Uint8Array([1]) };
    const reply = await call(app.page, 'saveFile', request);
    expect(reply).toMatchObject({ ok: false, failure: { code: 'disk' } });
    expect(existsSync(folder)).toBe(true);
    expect((await readdir(app.dataFolder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('files are opened and saved whole, with the dialog saying what for', async ({ app }) => {
    app.answerOpenFile([{ name: 'ünï "1".csv', bytes: 'a,b\n1,2\n' }]);
    const opened = await call(app.page, 'openFile', { kind: 'import' });
    expect(opened).toMatchObject({ ok: true, value: [{ name: 'ünï "1".csv' }] });
    const saving = app.answerSaveFile();
    const bytes = new Uint8Array(3_000_000).map((_, index) => index * 7);
    expect(await call(app.page, 'saveFile', { kind: 'pdf', suggestedName: 'Plan.pdf', bytes })).toMatchObject(
      {
        ok: true,
      },
    );
    const saved = await saving;
    expect(saved.name).toBe('Plan.pdf');
    expect(Buffer.from(saved.bytes).equals(Buffer.from(bytes))).toBe(true);
  });

  test('a second start hands its file to the first, and a file that is gone is told', async ({ app }) => {
    const standIn = standInOf(app);
    await app.page.evaluate(() => {
      const got: string[] = [];
      Reflect.set(window, 'gotFiles', got);
      Reflect.get(window, 'countersignDesktop').on('openedFile', (file: { name: string }) =>
        got.push(file.name),
      );
    });
    const got = () => app.page.evaluate(() => Reflect.get(window, 'gotFiles') as string[]);
    const path = join(app.dataFolder, 'later.countersign');
    await writeFile(path, '{}');
    await standIn.secondStart(['--flag', 'later.countersign', 'notes.txt'], app.dataFolder);
    await expect.poll(got).toEqual(['later.countersign']);
    standIn.answer('showMessageBox', () => 0);
    await standIn.openFile(join(app.dataFolder, 'gone.pdf'));
    await expect
      .poll(() => standIn.dialogs.at(-1)?.options)
      .toMatchObject({
        message: expect.stringContaining('"gone.pdf" could not be read'),
      });
    expect(await got()).toEqual(['later.countersign']);
  });

  test('the menu takes only what the contract allows, and its choice comes back as an action', async ({
    app,
  }) => {
    const standIn = standInOf(app);
    await app.page.evaluate(() => {
      const actions: string[] = [];
      Reflect.set(window, 'gotActions', actions);
      const bridge = Reflect.get(window, 'countersignDesktop');
      bridge.on('action', (action: string) => actions.push(action));
      const entry = {
        action: 'test.one',
        label: 'Save & send',
        menu: 'file',
        accelerator: 'CmdOrCtrl+S',
        enabled: true,
      };
      bridge.setMenu([entry, { ...entry, action: 'test.off', label: 'Off', enabled: false }]);
      bridge.setMenu([{ ...entry, action: 'bad one', role: 'toggleDevTools' }]);
    });
    const items = () => standIn.menu.flatMap(({ submenu }) => submenu);
    await expect.poll(() => items().find(({ id }) => id === 'action:test.one')?.label).toBe('Save && send');
    expect(items().map(({ role }) => role)).not.toContain('toggleDevTools');
    await standIn.clickMenu('action:test.one');
    await expect
      .poll(() => app.page.evaluate(() => Reflect.get(window, 'gotActions') as string[]))
      .toEqual(['test.one']);
    await expect(standIn.clickMenu('action:test.off')).rejects.toThrow('disabled');
  });
});
