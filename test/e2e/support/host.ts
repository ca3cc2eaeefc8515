import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { serveContent } from '../../../electron/serve';
import { BrowserApp } from './browser-app';
import { ElectronHostApp } from './electron-host-app';
import type { HostApp, HostSetup } from './host-app';
import { electronProgram, out } from './paths';
import { StandInHostApp } from './stand-in-host-app';

export { expect } from '@playwright/test';
export type { ChosenFile, HostApp, HostName, SavedFile } from './host-app';

interface Fixtures {
  /** The app, started on empty data and closed after the test. */
  readonly app: HostApp;
  /** Arguments for the desktop app. */
  readonly appArgs: readonly string[];
  /** True where tests leave nothing behind that the next would meet: they take turns in one running app. */
  readonly takeTurns: boolean;
}

interface WorkerFixtures {
  readonly hostKind: 'browser' | 'desktop';
  readonly servedUrl: string;
  /** The app of the tests that take turns: started by the first of them, closed when the worker ends. */
  readonly keptApp: () => Promise<HostApp>;
}

/** Playwright's `test` with the app under test: the same specs on the browser host and on the desktop host. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  hostKind: ['browser', { option: true, scope: 'worker' }],
  appArgs: [[], { option: true }],
  takeTurns: [false, { option: true }],
  // One server for all tests of a worker: the address is the origin, and the data of a restart belong to it.
  servedUrl: [
    async ({ hostKind: _ }, use) => {
      const served = await serveContent({ root: `${out}/renderer`, port: 0, attempts: 0 });
      await use(served.url);
      if (served.state === 'serving') await served.close();
    },
    { scope: 'worker' },
  ],
  keptApp: [
    async ({ hostKind, servedUrl }, use) => {
      const dataFolder = mkdtempSync(join(tmpdir(), 'countersign-test-'));
      let kept: HostApp | null = null;
      await use(async () => {
        kept ??= await start(hostKind, servedUrl, { dataFolder, args: [] });
        return kept;
      });
      if (kept) await close(kept);
      rmSync(dataFolder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  app: async ({ hostKind, servedUrl, appArgs, takeTurns, keptApp }, use, info) => {
    const app = takeTurns
      ? await keptApp()
      : await start(hostKind, servedUrl, { dataFolder: info.outputPath('data'), args: appArgs });
    info.annotations.push({ type: 'host', description: app.host });
    if (takeTurns) {
      app.problems.length = 0;
      await app.page.reload();
    }
    await use(app);
    if (!takeTurns) await close(app);
    if (app.problems.length > 0)
      throw new Error(`The page had problems of its own:\n${app.problems.join('\n')}`);
  },
});

const PATIENCE = 30_000;

/** Closes the app as a user does. One that does not end is killed and told: it must not cost the other tests their time. */
async function close(app: HostApp): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), PATIENCE);
  });
  if ((await Promise.race([app.close(), late])) === 'late') {
    console.warn(`The ${app.host} host did not close within ${PATIENCE / 1_000} s and was killed.`);
    await app.kill();
  }
  clearTimeout(timer);
}

function start(kind: 'browser' | 'desktop', servedUrl: string, setup: HostSetup): Promise<HostApp> {
  if (kind === 'browser') return BrowserApp.launch(setup, servedUrl);
  const program = electronProgram();
  return program ? ElectronHostApp.launch(setup, program) : StandInHostApp.launch(setup);
}
