import type {
  DesktopApi,
  HostCall,
  HostEvent,
  HostEvents,
  HostMethods,
  HostResults,
  MenuEntry,
} from './desktop-api';
import { HostError } from './host-error';

/** A failed call as it crosses from the host to the window. */
export interface HostFailure {
  readonly message: string;
  readonly code: HostError['code'];
}

/** What a call answers with. A thrown error would lose its class and its code on the way into the window. */
export type HostReply<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: HostFailure };

/** What the preload puts into the window as `countersignDesktop`: data and plain functions only. */
export interface DesktopBridge {
  readonly call: (name: string, args: readonly unknown[]) => Promise<HostReply>;
  readonly on: <E extends HostEvent>(event: E, listener: (payload: HostEvents[E]) => void) => () => void;
  readonly setMenu: (entries: readonly MenuEntry[]) => void;
  readonly setUnfinished: (names: readonly string[]) => void;
}

/** The contract over the preload's bridge: replies become results, failures become HostErrors. */
export function overBridge(bridge: DesktopBridge): DesktopApi {
  // The host parses the arguments and answers with what the contract says for this call.
  const method = <C extends HostCall>(name: C): HostMethods[C] =>
    (async (...args: readonly unknown[]) => {
      const reply = await bridge.call(name, args);
      if (!reply.ok) throw new HostError(reply.failure.message, reply.failure.code);
      return reply.value as HostResults[C];
    }) as HostMethods[C];
  return {
    info: method('info'),
    openFile: method('openFile'),
    saveFile: method('saveFile'),
    recentFiles: method('recentFiles'),
    openRecent: method('openRecent'),
    clearRecent: method('clearRecent'),
    newWindow: method('newWindow'),
    listIdentities: method('listIdentities'),
    createIdentity: method('createIdentity'),
    importIdentity: method('importIdentity'),
    exportIdentity: method('exportIdentity'),
    renewIdentity: method('renewIdentity'),
    removeIdentity: method('removeIdentity'),
    sign: method('sign'),
    backUp: method('backUp'),
    listBackups: method('listBackups'),
    readBackup: method('readBackup'),
    chooseBackupFolder: method('chooseBackupFolder'),
    projector: method('projector'),
    openProjector: method('openProjector'),
    closeProjector: method('closeProjector'),
    on: (event, listener) => bridge.on(event, listener),
    setMenu: (entries) => bridge.setMenu(entries),
    setUnfinished: (names) => bridge.setUnfinished(names),
  };
}
