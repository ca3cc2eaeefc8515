import {
  type HostCall,
  type HostResults,
  hostCalls,
  menuEntriesSchema,
  unfinishedSchema,
} from '@shared/desktop-api';
import type { HostReply } from '@shared/desktop-bridge';
import { callChannel, LISTENING_CHANNEL, MENU_CHANNEL, UNFINISHED_CHANNEL } from '@shared/desktop-channels';
import { hostFailureOf } from '@shared/signing/host-failure';
import type { IpcMain, WebContents, WebFrameMain } from 'electron';
import { z } from 'zod';
import { tooHeavy } from './argument-weight';
import type { Origin } from './origin';

/** What answers the window's calls. `sender` is the window that asked; the arguments have been parsed. */
export type HostHandlers = {
  readonly [C in HostCall]: (
    sender: WebContents,
    ...args: z.output<(typeof hostCalls)[C]>
  ) => Promise<HostResults[C]>;
};

export interface IpcSetup {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'on'>;
  readonly origin: Origin;
  readonly handlers: HostHandlers;
  readonly onMenu: (sender: WebContents, entries: z.output<typeof menuEntriesSchema>) => void;
  readonly onUnfinished: (sender: WebContents, names: readonly string[]) => void;
  readonly onListening: (sender: WebContents, event: string) => void;
  /** Faults of ours: what the window is not told in full. */
  readonly report: (error: unknown) => void;
}

const listeningSchema = z.enum(['action', 'openedFile', 'projector', 'recentFiles', 'letGo']);

/** Opens one channel for each call of the contract, and nothing else. */
export function registerIpc(setup: IpcSetup): void {
  const { ipcMain, origin } = setup;
  for (const call of Object.keys(hostCalls) as HostCall[]) {
    ipcMain.handle(callChannel(call), async (event, ...args: unknown[]): Promise<HostReply> => {
      if (!isOwnFrame(event.senderFrame, event.sender, origin)) return REFUSED;
      return answer(setup, call, event.sender, args);
    });
  }
  ipcMain.on(MENU_CHANNEL, (event, ...args: unknown[]) => {
    if (tooHeavy(args) !== null) return;
    const entries = menuEntriesSchema.safeParse(args[0]);
    if (isOwnFrame(event.senderFrame, event.sender, origin) && entries.success)
      setup.onMenu(event.sender, entries.data);
  });
  ipcMain.on(UNFINISHED_CHANNEL, (event, ...args: unknown[]) => {
    if (tooHeavy(args) !== null) return;
    const names = unfinishedSchema.safeParse(args[0]);
    if (isOwnFrame(event.senderFrame, event.sender, origin) && names.success)
      setup.onUnfinished(event.sender, names.data);
  });
  ipcMain.on(LISTENING_CHANNEL, (event, ...args: unknown[]) => {
    if (tooHeavy(args) !== null) return;
    const name = listeningSchema.safeParse(args[0]);
    if (isOwnFrame(event.senderFrame, event.sender, origin) && name.success)
      setup.onListening(event.sender, name.data);
  });
}

const REFUSED: HostReply = {
  ok: false,
  failure: { code: 'refused', message: 'Only the windows of Countersign may ask this.' },
};

/** Only the top frame of a window that shows our own content may speak; a frame that is gone may not. */
export function isOwnFrame(
  frame: Pick<WebFrameMain, 'url' | 'parent'> | null,
  sender: Pick<WebContents, 'mainFrame'>,
  origin: Origin,
): boolean {
  return frame !== null && frame.parent === null && frame === sender.mainFrame && origin.owns(frame.url);
}

async function answer(
  { handlers, report }: IpcSetup,
  call: HostCall,
  sender: WebContents,
  args: readonly unknown[],
): Promise<HostReply> {
  const heavy = tooHeavy(args);
  if (heavy !== null)
    return { ok: false, failure: { code: 'invalid', message: `${heavy} (${call}). Nothing was changed.` } };
  const parsed = hostCalls[call].safeParse(args);
  if (!parsed.success)
    return { ok: false, failure: { code: 'invalid', message: invalidSentence(call, parsed.error) } };
  // The arguments are of this very call: its own schema has just parsed them.
  const handler = handlers[call] as (sender: WebContents, ...args: readonly unknown[]) => Promise<unknown>;
  try {
    return { ok: true, value: await handler(sender, ...parsed.data) };
  } catch (error) {
    const failure = hostFailureOf(error);
    if (failure.code !== 'unknown') return { ok: false, failure };
    report(error);
    const message = `Countersign failed at this (${failure.message}). Nothing was changed; try again.`;
    return { ok: false, failure: { code: 'unknown', message } };
  }
}

/** Where and why, without the value: it may be a passphrase. */
function invalidSentence(call: string, error: z.ZodError): string {
  const [issue] = error.issues;
  const where = issue ? issue.path.slice(1).map(String).join('.') : '';
  const why = issue?.message ?? 'It has the wrong form';
  return `${why} (${call}${where === '' ? '' : `, ${where}`}). Nothing was changed.`;
}
