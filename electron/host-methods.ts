import { HostError, type HostInfo } from '@shared/desktop-api';
import type { Keyring } from '@shared/signing/keyring';
import { type BrowserWindow, type WebContents, BrowserWindow as Windows } from 'electron';
import type { Backups } from './backups';
import { chooseBackupFolder } from './choose-backup-folder';
import { openFiles, saveFile } from './files';
import type { HostHandlers } from './ipc';
import type { Projector } from './projector';
import type { RecentFiles } from './recent-files';
import { spokenPath } from './spoken-path';
import { workWindows } from './work-windows';

export interface HostMethodsSetup {
  readonly info: Omit<HostInfo, 'backupLocation'>;
  /** Where the save dialog starts. */
  readonly documents: string;
  readonly backups: Backups;
  readonly recent: RecentFiles;
  readonly openWindow: () => void;
  readonly projector: Projector;
  /** Made at the first call that needs it: signing code is large, and a start does without it. */
  readonly keyring: () => Promise<Keyring>;
}

/** More than anybody looks at; a window that has been taken over must not fill the screen with others. */
const MAX_WINDOWS = 12;

/** Answers each call of the contract. */
export function createHostMethods({
  info,
  documents,
  backups,
  recent,
  openWindow,
  projector,
  keyring,
}: HostMethodsSetup): HostHandlers {
  return {
    info: async () => ({ ...info, backupLocation: spokenPath(backups.folder()) }),
    openFile: (sender, request) => openFiles(windowOf(sender), request, (path) => recent.add(path)),
    saveFile: (sender, request) => saveFile(windowOf(sender), documents, request, (path) => recent.add(path)),
    recentFiles: async () => recent.list(),
    openRecent: (_sender, { id }) => recent.open(id),
    clearRecent: async () => {
      recent.clear();
      return null;
    },
    newWindow: async () => {
      if (workWindows().length >= MAX_WINDOWS)
        throw new HostError(`${MAX_WINDOWS} windows are open already. Close one first.`, 'refused');
      openWindow();
      return null;
    },
    listIdentities: async () => (await keyring()).listIdentities(),
    createIdentity: async (_sender, facts) => (await keyring()).createIdentity(facts),
    importIdentity: async (_sender, file) => (await keyring()).importIdentity(file),
    exportIdentity: async (_sender, request) => (await keyring()).exportIdentity(request),
    renewIdentity: async (_sender, request) => (await keyring()).renewIdentity(request),
    removeIdentity: async (_sender, request) => (await keyring()).removeIdentity(request),
    sign: async (_sender, request) => (await keyring()).sign(request),
    backUp: (_sender, backup) => backups.backUp(backup),
    listBackups: () => backups.list(),
    readBackup: (_sender, which) => backups.read(which),
    chooseBackupFolder: (sender) => chooseBackupFolder(windowOf(sender), backups),
    projector: async () => projector.status(),
    openProjector: (_sender, { display }) => projector.open(display),
    closeProjector: async () => projector.close(),
  };
}

function windowOf(sender: WebContents): BrowserWindow {
  const window = Windows.fromWebContents(sender);
  if (!window) throw new Error('a call from no window');
  return window;
}

/** The contract's word for a system. */
export function platformName(platform: NodeJS.Platform): HostInfo['platform'] {
  switch (platform) {
    case 'darwin':
      return 'mac';
    case 'win32':
      return 'windows';
    case 'linux':
      return 'linux';
    default:
      return 'other';
  }
}
