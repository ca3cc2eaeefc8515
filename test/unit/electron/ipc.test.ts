import { HostError, hostCalls } from '@shared/desktop-api';
import { callChannel, LISTENING_CHANNEL, MENU_CHANNEL, UNFINISHED_CHANNEL } from '@shared/desktop-channels';
import { describe, expect, it } from 'vitest';
import { BYTE_PROPERTIES } from '../../../electron/argument-weight';
import { type HostHandlers, type IpcSetup, registerIpc } from '../../../electron/ipc';
import { contentOrigin } from '../../../electron/origin';

const origin = contentOrigin(null);
const mainFrame = { url: origin.startUrl, parent: null };
const sender = { mainFrame };

type Listener = (event: unknown, ...args: unknown[]) => unknown;

function setUp(handlers: Partial<HostHandlers> = {}) {
  const handles = new Map<string, Listener>();
  const listeners = new Map<string, Listener>();
  const menus: unknown[] = [];
  const listening: string[] = [];
  const unfinished: (readonly string[])[] = [];
  const reports: unknown[] = [];
  registerIpc({
    ipcMain: {
      handle: (channel: string, listener: Listener) => void handles.set(channel, listener),
      on: (channel: string, listener: Listener) => listeners.set(channel, listener),
    } as unknown as IpcSetup['ipcMain'],
    origin,
    handlers: handlers as HostHandlers,
    onMenu: (_sender, entries) => menus.push(entries),
    onUnfinished: (_sender, names) => unfinished.push(names),
    onListening: (_sender, event) => listening.push(event),
    report: (error) => reports.push(error),
  });
  const event = (senderFrame: unknown = mainFrame) => ({ sender, senderFrame });
  return {
    handles,
    menus,
    listening,
    unfinished,
    reports,
    call: (name: string, args: readonly unknown[], frame?: unknown) =>
      handles.get(callChannel(name))?.(event(frame), ...args),
    tell: (channel: string, args: readonly unknown[], frame?: unknown) =>
      listeners.get(channel)?.(event(frame), ...args),
  };
}

const info = {
  host: 'desktop',
  version: '1',
  platform: 'linux',
  dataLocation: '~',
  backupLocation: null,
} as const;

describe('calls from a window', () => {
  it('have one channel each, and there are no others', () => {
    expect([...setUp().handles.keys()].sort()).toEqual(Object.keys(hostCalls).map(callChannel).sort());
  });

  it('are answered for the top frame of our own content only', async () => {
    const { call } = setUp({ info: async () => info });
    expect(await call('info', [])).toEqual({ ok: true, value: info });
    for (const frame of [
      null,
      { url: origin.startUrl, parent: mainFrame },
      { url: origin.startUrl, parent: null },
      { url: 'https://example.com/', parent: null },
    ])
      expect(await call('info', [], frame)).toMatchObject({ ok: false, failure: { code: 'refused' } });
    mainFrame.url = 'https://example.com/';
    expect(await call('info', [])).toMatchObject({ ok: false, failure: { code: 'refused' } });
    mainFrame.url = origin.startUrl;
  });

  it('reach their handler parsed, or not at all', async () => {
    const seen: unknown[] = [];
    const { call } = setUp({
      backUp: async (_sender, backup) => {
        seen.push(backup);
        return { name: 'x' };
      },
    });
    const backup = { planId: 'plan_1', name: 'a.countersign', items: 1, step: 1, bytes: new Uint8Array([1]) };
    expect(await call('backUp', [backup])).toMatchObject({ ok: true });
    for (const wrong of [
      [{ ...backup, planId: '../x' }],
      [{ ...backup, extra: 1 }],
      [backup, backup],
      [null],
      [],
      [{ ...backup, bytes: 'text' }],
    ])
      expect(await call('backUp', wrong)).toMatchObject({ ok: false, failure: { code: 'invalid' } });
    expect(seen).toEqual([backup]);
  });

  it('that hold bytes or a mass of values where none belong are refused before they are walked', async () => {
    const asked: string[] = [];
    const { call } = setUp({
      sign: async () => {
        asked.push('sign');
        throw new HostError('not here', 'refused');
      },
    });
    const ink = { width: 10, height: 10, strokes: Array(400).fill(Array(50).fill({ x: 1, y: 2 })) };
    const right = {
      pdf: new Uint8Array(4_000_000),
      role: 'cpo',
      identityId: 'identity_1',
      passphrase: 'x',
      at: '2026-12-15T10:00:00.000Z',
      offsetMinutes: 60,
      ink,
    };
    expect(await call('sign', [right])).toMatchObject({ failure: { code: 'refused' } });
    expect(asked).toEqual(['sign']);
    const many = Object.fromEntries(Array.from({ length: 300_000 }, (_, index) => [`k${index}`, 1]));
    const heavy: readonly unknown[] = [
      { ...right, ink: new Uint8Array(20_000_000) },
      { ...right, ink: { ...ink, strokes: Array(400_000).fill('x') } },
      { ...right, ink: { ...ink, strokes: Array(4_000_000_000) } },
      { ...right, ink: many },
      { ...right, ink: Object('x'.repeat(300_000)) },
      new Uint8Array(20_000_000),
    ];
    const before = process.cpuUsage();
    for (const one of heavy)
      expect(await call('sign', [one])).toMatchObject({
        ok: false,
        failure: { code: 'invalid', message: expect.stringContaining('(sign). Nothing was changed.') },
      });
    const { user, system } = process.cpuUsage(before);
    // The schema alone needs seconds for each of the large ones.
    expect((user + system) / 1_000).toBeLessThan(1_500);
    expect(asked).toEqual(['sign']);
  });

  it('take bytes only where the guard lets them through', () => {
    for (const schema of Object.values(hostCalls))
      for (const argument of schema.def.items)
        for (const [name, field] of Object.entries(argument.shape))
          expect([name, field.safeParse(new Uint8Array(3)).success]).toEqual([
            name,
            BYTE_PROPERTIES.has(name),
          ]);
  });

  it('that fail say so in a sentence with a code, and a fault of ours is reported as well', async () => {
    const refused = setUp({
      removeIdentity: async () => {
        throw new HostError('The disk is full.', 'disk');
      },
    });
    expect(await refused.call('removeIdentity', [{ id: 'identity_1' }])).toEqual({
      ok: false,
      failure: { code: 'disk', message: 'The disk is full.' },
    });
    expect(refused.reports).toEqual([]);
    const broken = setUp({
      removeIdentity: async () => {
        throw new TypeError('x is undefined');
      },
    });
    expect(await broken.call('removeIdentity', [{ id: 'identity_1' }])).toMatchObject({
      ok: false,
      failure: { code: 'unknown', message: expect.stringContaining('x is undefined') },
    });
    expect(broken.reports).toHaveLength(1);
  });

  it('never repeat a passphrase in the reason', async () => {
    const { call } = setUp();
    const passphrase = 'secret1';
    const reply = await call('createIdentity', [
      { name: 'A', role: 'cpo', organisation: '', email: 'a@b.c', passphrase },
    ]);
    expect(reply).toMatchObject({ ok: false, failure: { code: 'invalid' } });
    expect(JSON.stringify(reply)).not.toContain(passphrase);
  });
});

describe('messages from a window', () => {
  const entry = { action: 'plan.save', label: 'Save', menu: 'file', accelerator: null, enabled: true };

  it('set the menu only when every entry is what the contract allows', () => {
    const { tell, menus } = setUp();
    tell(MENU_CHANNEL, [[entry]]);
    tell(MENU_CHANNEL, [[{ ...entry, role: 'toggleDevTools' }]]);
    tell(MENU_CHANNEL, [[{ ...entry, menu: 'other' }]]);
    tell(MENU_CHANNEL, ['text']);
    tell(MENU_CHANNEL, [[entry]], { url: 'https://example.com/', parent: null });
    expect(menus).toEqual([[entry]]);
  });

  it('name what would be lost, in words and from our own frame only', () => {
    const { tell, unfinished } = setUp();
    tell(UNFINISHED_CHANNEL, [['New plan']]);
    tell(UNFINISHED_CHANNEL, [[]]);
    for (const wrong of ['New plan', [1], [''], ['x'.repeat(201)], Array.from({ length: 101 }, () => 'x')])
      tell(UNFINISHED_CHANNEL, [wrong]);
    tell(UNFINISHED_CHANNEL, [['New plan']], { url: 'https://example.com/', parent: null });
    expect(unfinished).toEqual([['New plan'], []]);
  });

  it('are heard for known events of our own frame', () => {
    const { tell, listening } = setUp();
    tell(LISTENING_CHANNEL, ['openedFile']);
    tell(LISTENING_CHANNEL, ['everything']);
    tell(LISTENING_CHANNEL, ['action'], null);
    expect(listening).toEqual(['openedFile']);
  });
});
