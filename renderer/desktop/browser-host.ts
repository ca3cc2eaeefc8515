import type {
  DesktopApi,
  FileKind,
  HostEvents,
  HostInfo,
  HostResults,
  OpenedFile,
} from '@shared/desktop-api';
import { HostError } from '@shared/host-error';
import type { Keyring } from '@shared/signing/keyring';
import type { z } from 'zod';
import { version } from '../../package.json';
import type { BrowserProjector } from './browser-projector';

// The first screen asks for none of this.
const schemas = async () => (await import('@shared/desktop-api')).hostCalls;
let openedProjector: Promise<BrowserProjector> | null = null;
const projector = (): Promise<BrowserProjector> => {
  openedProjector ??= import('./browser-projector').then((module) => new module.BrowserProjector());
  return openedProjector;
};

const ACCEPT = {
  plan: '.countersign',
  import: '.csv,.tsv,.txt,.json',
  pdf: '.pdf,application/pdf',
  csv: '.csv',
  png: '.png',
  svg: '.svg',
  any: '',
} as const satisfies Record<FileKind, string>;

const MEDIA_TYPES = {
  plan: 'application/json',
  import: 'text/csv',
  pdf: 'application/pdf',
  csv: 'text/csv',
  png: 'image/png',
  svg: 'image/svg+xml',
  any: 'application/octet-stream',
} as const satisfies Record<FileKind, string>;

/** Lets the user choose files; empty when the dialog is cancelled. */
function chooseFiles(kind: FileKind, multiple: boolean): Promise<readonly OpenedFile[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = ACCEPT[kind];
  input.multiple = multiple;
  return new Promise((resolve, reject) => {
    input.addEventListener('cancel', () => resolve([]), { once: true });
    input.addEventListener(
      'change',
      () => {
        const files = [...(input.files ?? [])].map(async (file) => ({
          name: file.name,
          bytes: new Uint8Array(await file.arrayBuffer()),
        }));
        Promise.all(files).then(resolve, () =>
          reject(new HostError('The file could not be read. Choose it again.', 'disk')),
        );
      },
      { once: true },
    );
    input.click();
  });
}

/** Hands a file to the browser's downloads. */
function download(name: string, kind: FileKind, bytes: Uint8Array): void {
  const url = URL.createObjectURL(new Blob([bytes.slice()], { type: MEDIA_TYPES[kind] }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function platform(): HostInfo['platform'] {
  const agent = navigator.userAgent;
  if (/Mac/i.test(agent)) return 'mac';
  if (/Windows/i.test(agent)) return 'windows';
  return /Linux|X11/i.test(agent) ? 'linux' : 'other';
}

/** Checks a call's argument; a wrong one is refused with the reason. */
function parsed<T>(schema: z.ZodType<readonly [T]>, argument: unknown): T {
  const result = schema.safeParse([argument]);
  if (result.success) return result.data[0];
  throw new HostError(result.error.issues[0]?.message ?? 'Invalid input', 'invalid');
}

/** Runs a call of the key ring, which lives in a worker: no key is ever in the window. */
async function keyring<C extends keyof Keyring>(name: C, argument: unknown): Promise<HostResults[C]> {
  const argumentOf =
    name === 'listIdentities' ? undefined : parsed((await schemas())[name] as never, argument);
  const { documentWorker } = await import('../workers/document-client');
  const reply = await documentWorker().callKeyring(name, argumentOf);
  if (!reply.ok) throw new HostError(reply.failure.message, reply.failure.code);
  return reply.value as HostResults[C];
}

function followProjector(listener: (status: HostEvents['projector']) => void): () => void {
  let leave = () => {};
  let left = false;
  void projector().then((opened) => {
    if (!left) leave = opened.on(listener);
  });
  return () => {
    left = true;
    leave();
  };
}

/** The workbench in a plain browser: file pickers, downloads, identities encrypted in IndexedDB. */
export function createBrowserHost(): DesktopApi {
  return {
    info: async () => ({
      host: 'browser',
      version,
      platform: platform(),
      dataLocation: `This browser's own storage for ${location.host}. Save plan files to keep copies elsewhere.`,
      backupLocation: null,
    }),
    openFile: async ({ kind, multiple = false }) => chooseFiles(kind, multiple),
    saveFile: async (request) => {
      const { kind, suggestedName, bytes } = parsed((await schemas()).saveFile, request);
      download(suggestedName, kind, bytes);
      return { name: `${suggestedName} in your downloads` };
    },
    // A page never learns where a file lies, so it has no list of them.
    recentFiles: async () => null,
    openRecent: async () => {
      throw new HostError('A browser keeps no list of recent files. Open the file itself.', 'refused');
    },
    clearRecent: async () => null,
    newWindow: async () => {
      window.open(window.location.href, '_blank', 'noopener');
      return null;
    },
    listIdentities: () => keyring('listIdentities', undefined),
    createIdentity: (input) => keyring('createIdentity', input),
    importIdentity: (input) => keyring('importIdentity', input),
    exportIdentity: (input) => keyring('exportIdentity', input),
    renewIdentity: (input) => keyring('renewIdentity', input),
    removeIdentity: (input) => keyring('removeIdentity', input),
    sign: (input) => keyring('sign', input),
    // The browser keeps no files of its own; "Save a copy of the plan" is the backup here.
    backUp: async () => null,
    listBackups: async () => null,
    readBackup: async () => {
      throw new HostError('In a browser there are no backups besides the files that were saved.', 'refused');
    },
    chooseBackupFolder: async () => null,
    projector: async () => (await projector()).status(),
    openProjector: async () => (await projector()).open(),
    closeProjector: async () => (await projector()).close(),
    on: (event, listener) =>
      event === 'projector'
        ? followProjector(listener as (status: HostEvents['projector']) => void)
        : () => {},
    setMenu: () => {},
    setUnfinished: () => {},
  };
}
