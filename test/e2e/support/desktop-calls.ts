import { type Page, test } from '@playwright/test';
import type { HostReply } from '@shared/desktop-bridge';
import type { StandInApp } from '../../electron-stand-in/stand-in-app';
import type { HostApp } from './host-app';

/** A call past the typed contract, as hostile code in the window would make it. */
export const call = (page: Page, name: string, ...args: unknown[]): Promise<HostReply> =>
  page.evaluate(([method, values]) => Reflect.get(window, 'countersignDesktop').call(method, values), [
    name,
    args,
  ] as const);

/** The stand-in that shows what happens outside the window; where Electron itself runs, the test is skipped. */
export function standInOf(app: HostApp): StandInApp {
  test.skip(app.standIn === null, 'only the stand-in lets a test see this from outside the window');
  if (!app.standIn) throw new Error('no stand-in');
  return app.standIn;
}
