import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { HostReply } from '@shared/desktop-bridge';
import type { StandInApp } from '../electron-stand-in/stand-in-app';
import { StandInApp as StandIn } from '../electron-stand-in/stand-in-app';
import { findBrowser } from './support/browser';
import { expect, type HostApp, test } from './support/host';
import { out } from './support/paths';

// The hardening of the running desktop host, seen from inside a window that has been taken over.

/** A call past the typed contract, as hostile code in the window would make it. */
const call = (page: Page, name: string, ...args: unknown[]): Promise<HostReply> =>
  page.evaluate(([method, values]) => Reflect.get(window, 'countersignDesktop').call(method, values), [
    name,
    args,
  ] as const);

function standInOf(app: HostApp): StandInApp {
  test.skip(app.standIn === null, 'only the stand-in lets a test see this from outside the window');
  if (!app.standIn) throw new Error('no stand-in');
  return app.standIn;
}

test.beforeEach(async ({ app }) => {
  await expect(app.page.locator('body')).not.toBeEmpty();
});

test('a window cannot be led to a foreign page', async ({ app }) => {
  const before = app.page.url();
  for (const url of ['https://example.com/', 'http://127.0.0.1:9/', 'data:text/html,hello']) {
    await app.page.evaluate((target) => {
      location.href = target;
    }, url);
    await app.page.waitForTimeout(250);
    expect(app.page.url()).toBe(before);
  }
  expect((await call(app.page, 'info')).ok).toBe(true);
  expect(app.standIn?.leaked ?? []).toEqual([]);
  app.problems.length = 0;
});

test('a window opens no other window, by script or by link', async ({ app }) => {
  const count = app.page.context().pages().length;
  expect(await app.page.evaluate(() => window.open('https://example.com/') === null)).toBe(true);
  await app.page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.com/';
    link.target = '_blank';
    document.body.append(link);
    link.click();
    link.remove();
  });
  await app.page.waitForTimeout(500);
  expect(app.page.context().pages().length).toBe(count);
  app.problems.length = 0;
});

test('a window reaches nothing but its own content', async ({ app }) => {
  const outcomes = await app.page.evaluate(async () => {
    const tried = async (work: () => Promise<unknown>) =>
      work().then(
        () => 'reached',
        () => 'refused',
      );
    const loaded = (make: () => HTMLElement) =>
      new Promise((resolve, reject) => {
        const element = make();
        element.onload = resolve;
        element.onerror = reject;
        document.body.append(element);
        setTimeout(reject, 3_000);
      });
    return {
      fetch: await tried(() => fetch('https://example.com/')),
      local: await tried(() => fetch('http://127.0.0.1:9/')),
      image: await tried(() =>
        loaded(() => Object.assign(new Image(), { src: 'https://example.com/x.png' })),
      ),
      script: await tried(() =>
        loaded(() => Object.assign(document.createElement('script'), { src: 'https://example.com/x.js' })),
      ),
      beacon: navigator.sendBeacon('https://example.com/', 'x') ? 'reached' : 'refused',
      socket: await tried(
        () =>
          new Promise((resolve, reject) => {
            const socket = new WebSocket('wss://example.com/');
            socket.onopen = resolve;
            socket.onerror = reject;
          }),
      ),
      own: await tried(async () => {
        if (!(await fetch('./index.html')).ok) throw new Error();
      }),
    };
  });
  // A beacon is accepted by the page and stopped on its way; nothing left is what counts for it.
  expect({ ...outcomes, beacon: null }).toEqual({
    fetch: 'refused',
    local: 'refused',
    image: 'refused',
    script: 'refused',
    beacon: null,
    socket: 'refused',
    own: 'reached',
  });
  expect(app.standIn?.leaked ?? []).toEqual([]);
  app.problems.length = 0;
});

test('requests are blocked by the host even where the page no longer has its policy', async ({ app }) => {
  const standIn = standInOf(app);
  const session = await app.page.context().newCDPSession(app.page);
  await session.send('Page.setBypassCSP', { enabled: true });
  await app.page.reload();
  const before = standIn.cancelled.length;
  const outcome = await app.page.evaluate(() =>
    fetch('http://example.com/secret', { mode: 'no-cors' }).then(
      () => 'reached',
      () => 'refused',
    ),
  );
  expect(outcome).toBe('refused');
  expect(standIn.cancelled.slice(before)).toContain('http://example.com/secret');
  expect(standIn.leaked).toEqual([]);
});

test('text does not become code: no eval, no inline script, no handler in markup', async ({ app }) => {
  const outcome = await app.page.evaluate(async () => {
    const ran = window as unknown as Record<string, boolean>;
    const script = document.createElement('script');
    script.textContent = 'window.inlineRan = true';
    document.body.append(script);
    const holder = document.createElement('div');
    holder.innerHTML = '<img src="./nothing.png" onerror="window.handlerRan = true">';
    document.body.append(holder);
    await new Promise((resolve) => setTimeout(resolve, 500));
    let evaluated = true;
    try {
      // biome-ignore lint/security/noGlobalEval: this is what has to be refused
      // biome-ignore lint/complexity/noCommaOperator: an indirect eval
      (0, eval)('1');
    } catch {
      evaluated = false;
    }
    holder.remove();
    return { inline: ran.inlineRan === true, handler: ran.handlerRan === true, evaluated };
  });
  // Playwright's own evaluation may switch eval on for its calls, so that one is asked of a policy report below.
  expect(outcome.inline).toBe(false);
  expect(outcome.handler).toBe(false);
  const policy = await app.page.evaluate(async () =>
    (await fetch('./index.html')).headers.get('Content-Security-Policy'),
  );
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toMatch(/script-src[^;]*(unsafe|\*|http|data:|blob:)/);
  expect(policy).toContain("default-src 'none'");
  app.problems.length = 0;
});

test('no frame can be put into the page', async ({ app }) => {
  const frames = await app.page.evaluate(async () => {
    for (const src of ['https://example.com/', './index.html', 'data:text/html,x']) {
      const frame = document.createElement('iframe');
      frame.src = src;
      document.body.append(frame);
    }
    const view = document.createElement('webview');
    view.setAttribute('src', 'https://example.com/');
    document.body.append(view);
    await new Promise((resolve) => setTimeout(resolve, 500));
    return [...document.querySelectorAll('iframe')].map((frame) => {
      try {
        return frame.contentDocument?.body?.textContent ?? '';
      } catch {
        return '';
      }
    });
  });
  expect(frames).toEqual(['', '', '']);
  app.problems.length = 0;
});

test('every permission is denied', async ({ app }) => {
  const outcomes = await app.page.evaluate(async () => {
    const tried = async (work: () => Promise<unknown>) =>
      work().then(String, (error: Error) => `refused ${error.name}`);
    return {
      notification: await tried(() => Notification.requestPermission()),
      position: await tried(
        () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
      ),
      camera: await tried(() => navigator.mediaDevices.getUserMedia({ video: true })),
      clipboard: await tried(() => navigator.clipboard.readText()),
    };
  });
  expect(outcomes.notification).toBe('denied');
  for (const outcome of [outcomes.position, outcomes.camera, outcomes.clipboard])
    expect(outcome).toContain('refused');
  expect(app.standIn?.granted ?? []).toEqual([]);
});

test('the page sees the contract and nothing of Electron or Node', async ({ app }) => {
  const seen = await app.page.evaluate(() => ({
    bridge: Object.keys(Reflect.get(window, 'countersignDesktop')).sort(),
    frozen: Object.isFrozen(Reflect.get(window, 'countersignDesktop')),
    node: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron', '__dirname'].filter(
      (name) => name in window,
    ),
  }));
  expect(seen).toEqual({ bridge: ['call', 'on', 'setMenu'], frozen: true, node: [] });
});

test('calls with wrong arguments are refused with a reason, whatever they are', async ({ app }) => {
  const wrong: readonly (readonly [string, ...unknown[]])[] = [
    ['openFile'],
    ['openFile', { kind: 'secret' }],
    ['openFile', { kind: 'plan', multiple: 'yes' }],
    ['openFile', { kind: 'plan' }, 'more'],
    ['saveFile', { kind: 'pdf', suggestedName: '../../outside.pdf', bytes: new Uint8Array(1) }],
    ['saveFile', { kind: 'pdf', suggestedName: 'a/b.pdf', bytes: new Uint8Array(1) }],
    ['saveFile', { kind: 'pdf', suggestedName: 'a.pdf', bytes: [1, 2, 3] }],
    ['saveFile', { kind: 'pdf', suggestedName: 'a.pdf', bytes: new Uint8Array(1), path: '/etc/passwd' }],
    ['createIdentity', { name: 'A', role: 'cpo', organisation: '', email: 'a@b.c', passphrase: 'short' }],
    ['exportIdentity', { id: '../../secret', passphrase: 'x' }],
    ['removeIdentity', { id: 'identity_../x' }],
    ['removeIdentity', null],
    ['sign', { pdf: 'text' }],
    ['backUp', { planId: 'plan_../../x', name: 'a', bytes: new Uint8Array(1) }],
    ['backUp', { planId: 'plan_1', name: '..', bytes: new Uint8Array(1) }],
    ['info', 'too much'],
  ];
  for (const [name, ...args] of wrong) {
    const reply = await call(app.page, name, ...args);
    expect(reply, `${name} ${JSON.stringify(args)}`).toMatchObject({
      ok: false,
      failure: { code: 'invalid', message: expect.stringMatching(/.{10,}/) },
    });
  }
  const unknown = await call(app.page, 'readAnything', '/etc/passwd').then(
    () => 'answered',
    (error: Error) => error.message,
  );
  expect(unknown).toContain('No handler registered');
});

test('a refused call does not tell the passphrase it was given', async ({ app }) => {
  const reply = await call(app.page, 'exportIdentity', { id: 'nobody', passphrase: 'correct horse battery' });
  expect(JSON.stringify(reply)).not.toContain('horse');
});

test('only the top frame of our own content may call', async ({ app }) => {
  const standIn = standInOf(app);
  const own = 'app://countersign/index.html';
  expect(await standIn.invokeFrom({ url: own, top: true }, 'host:call:info', [])).toMatchObject({ ok: true });
  for (const frame of [
    { url: own, top: false },
    { url: 'https://example.com/', top: true },
    { url: 'app://countersign.example.com/index.html', top: true },
    { url: 'app://other/index.html', top: true },
    { url: 'app://user@countersign/index.html', top: true },
    { url: 'file:///etc/passwd', top: true },
    { url: '', top: true },
  ])
    expect(await standIn.invokeFrom(frame, 'host:call:info', []), JSON.stringify(frame)).toEqual({
      ok: false,
      failure: { code: 'refused', message: expect.stringContaining('Only the windows of Countersign') },
    });
});

test('the content protocol does not leave its folder', async ({ app }) => {
  const paths = [
    '../main/main.js',
    '..%2fmain%2fmain.js',
    '%2e%2e/main/main.js',
    '%2e%2e%2fmain%2fmain.js',
    '..%5cmain%5cmain.js',
    'assets/..%2f..%2fmain/main.js',
    '%252e%252e/main/main.js',
    'etc/passwd',
    '/etc/passwd',
    '%2fetc%2fpasswd',
    'index.html%00.png',
    '.git/config',
    '%E0%A4%A',
    'C:%5cWindows%5cwin.ini',
  ];
  for (const path of paths) {
    const { status, text } = await app.page.evaluate(async (target) => {
      const response = await fetch(new URL('/', location.href).href + target);
      return { status: response.status, text: await response.text() };
    }, path);
    expect([400, 404], path).toContain(status);
    expect(text.length, path).toBeLessThan(100);
  }
  const posted = await app.page.evaluate(
    async () => (await fetch('./index.html', { method: 'POST' })).status,
  );
  expect(posted).toBe(405);
  app.problems.length = 0;
});

test('backups are written outside the window, and identities only under their passphrase', async ({
  app,
}) => {
  const bytes = new TextEncoder().encode('{"plan":true}');
  const reply = await call(app.page, 'backUp', { planId: 'plan_Abc1', name: 'Q3.countersign', bytes });
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
  expect(await call(app.page, 'saveFile', { kind: 'pdf', suggestedName: 'Plan.pdf', bytes })).toMatchObject({
    ok: true,
  });
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

test('while the app runs, another start shows no window of its own', async ({ app }) => {
  standInOf(app);
  const second = await StandIn.launch({
    out,
    userData: `${app.dataFolder}-second`,
    browser: await findBrowser(),
    environment: { STAND_IN_SECOND_INSTANCE: '1' },
  });
  await expect.poll(() => second.main.exitCode, { timeout: 20_000 }).toBe(0);
  expect(second.pages).toEqual([]);
  await second.quit();
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
  const page = await app.restart();
  expect(await page.evaluate(() => localStorage.getItem('written'))).toBe('yes');
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
