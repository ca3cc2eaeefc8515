import { join } from 'node:path';
import { hostCalls } from '@shared/desktop-api';
import type { HostReply } from '@shared/desktop-bridge';
import { callChannel, LISTENING_CHANNEL, MENU_CHANNEL } from '@shared/desktop-channels';
import { createKeyring } from '@shared/signing/keyring';
import { Backups } from '../../../electron/backups';
import { createHostMethods } from '../../../electron/host-methods';
import { createIdentityStorage } from '../../../electron/identity-storage';
import { type IpcSetup, registerIpc } from '../../../electron/ipc';
import { contentOrigin } from '../../../electron/origin';
import type { Projector } from '../../../electron/projector';
import { RecentFiles } from '../../../electron/recent-files';
import { random } from '../../unit/exchange/mutate';
import { INTER, regenerate } from '../../unit/signing/sample';
import type { Try } from './fuzz-kind';
import { mutateJson } from './mutate-json';

type Listener = (event: unknown, ...args: unknown[]) => unknown;

/** What each call takes when it is right; bytes are put in after the copy. */
const RIGHT = {
  info: [],
  openFile: [{ kind: 'plan', multiple: true }],
  saveFile: [{ kind: 'plan', suggestedName: 'x.countersign', bytes: 'BYTES' }],
  recentFiles: [],
  openRecent: [{ id: '0123456789abcdef0123' }],
  clearRecent: [],
  newWindow: [],
  listIdentities: [],
  createIdentity: [
    { name: 'A', role: 'cpo', organisation: 'B', email: 'a@b.example', passphrase: 'long enough' },
  ],
  importIdentity: [{ bytes: 'BYTES', passphrase: 'x', role: 'cto' }],
  exportIdentity: [{ id: 'identity_1', passphrase: 'x' }],
  renewIdentity: [{ id: 'identity_1', passphrase: 'x' }],
  removeIdentity: [{ id: 'identity_1' }],
  sign: [
    {
      pdf: 'BYTES',
      role: 'cpo',
      identityId: 'identity_1',
      passphrase: 'x',
      at: '2026-12-15T10:00:00.000Z',
      offsetMinutes: 60,
      ink: { width: 10, height: 10, strokes: [[{ x: 1, y: 2 }]] },
    },
  ],
  backUp: [{ planId: 'plan_1', name: 'x.countersign', items: 1, step: 1, bytes: 'BYTES' }],
  listBackups: [],
  readBackup: [{ planId: 'plan_1', id: 'x.countersign' }],
  chooseBackupFolder: [],
  projector: [],
  openProjector: [{ display: null }],
  closeProjector: [],
} as const satisfies Record<keyof typeof hostCalls, readonly unknown[]>;

/** The handlers of the desktop app on a folder of their own, called as a hostile window would. */
export async function fuzzIpc(seed: number, folder: string): Promise<Try> {
  const origin = contentOrigin(null);
  const mainFrame = { url: origin.startUrl, parent: null };
  const sender = { mainFrame };
  const handles = new Map<string, Listener>();
  const listeners = new Map<string, Listener>();
  const reports: unknown[] = [];
  const status = { open: false, displays: [] };
  const projector = { status: async () => status, open: async () => status, close: () => status };
  const noKeychain = { wrap: () => null, unwrap: () => '' };
  const keyring = createKeyring({
    storage: createIdentityStorage({
      folder: join(folder, 'identities'),
      keyWrap: noKeychain,
      onDamaged: () => {},
    }),
    now: () => '2026-12-15T10:00:00.000Z',
    fonts: async () => [INTER],
    regenerate,
  });
  registerIpc({
    ipcMain: {
      handle: (channel: string, listener: Listener) => void handles.set(channel, listener),
      on: (channel: string, listener: Listener) => listeners.set(channel, listener),
    } as unknown as IpcSetup['ipcMain'],
    origin,
    handlers: createHostMethods({
      info: { host: 'desktop', version: '1', platform: 'linux', dataLocation: folder },
      documents: folder,
      backups: new Backups({ folder: join(folder, 'backups'), note: join(folder, 'backups.json') }),
      recent: new RecentFiles({
        note: join(folder, 'recent.json'),
        system: null,
        onChange: () => {},
        report: (error) => reports.push(error),
      }),
      openWindow: () => {},
      projector: projector as unknown as Projector,
      keyring: async () => keyring,
    }),
    onMenu: () => {},
    onUnfinished: () => {},
    onListening: () => {},
    report: (error) => reports.push(error),
  });
  const calls = Object.keys(hostCalls) as (keyof typeof hostCalls)[];
  return async (round) => {
    const pick = random(seed * 100_003 + round);
    const frame = pick(20) === 0 ? null : mainFrame;
    const event = { sender, senderFrame: frame };
    if (pick(10) === 0) {
      const channel = pick(2) ? MENU_CHANNEL : LISTENING_CHANNEL;
      const entry = { action: 'plan.save', label: 'Save', menu: 'file', accelerator: null, enabled: true };
      listeners.get(channel)?.(event, ...(mutateJson([[entry]], pick, 1 + pick(3)) as unknown[]));
      return 'heard or ignored';
    }
    const name = calls[pick(calls.length)] ?? 'info';
    const copy: unknown = JSON.parse(JSON.stringify(RIGHT[name]));
    const changed = mutateJson(copy, pick, pick(4));
    const args = withBytes(Array.isArray(changed) ? changed : [changed], pick) as unknown[];
    const reply = (await handles.get(callChannel(name))?.(event, ...args)) as HostReply;
    if (reports.length > 0) throw new Error(`${name} failed with a fault of ours: ${String(reports.pop())}`);
    if (reply.ok) return 'done';
    if (reply.failure.message.length < 10) throw new Error(`${name} refused without a sentence`);
    return `refused: ${reply.failure.code}`;
  };
}

/** Bytes where they belong, now and then something else. */
function withBytes(value: unknown, pick: (limit: number) => number): unknown {
  if (value === 'BYTES') {
    const length = pick(20) === 0 ? 5_000_000 : pick(300);
    const bytes = new Uint8Array(length).map((_, index) => (length < 400 ? pick(256) : index));
    return pick(12) === 0 ? bytes.buffer : bytes;
  }
  if (Array.isArray(value) && value.length < 100) return value.map((one) => withBytes(one, pick));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withBytes(one, pick)]));
}
