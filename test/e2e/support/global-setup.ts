import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser';
import { electronProgram, out } from './paths';

/** Says what the tests run on, before the first one. */
// biome-ignore lint/style/noDefaultExport: Playwright calls the default export
export default async function globalSetup(): Promise<void> {
  for (const part of ['main/main.js', 'preload/preload.cjs', 'renderer/index.html'])
    if (!existsSync(join(out, part)))
      throw new Error(`The app is not built (${part} is missing): run "npm run build".`);
  const { executablePath, source } = await findBrowser();
  console.log(`Browser: ${executablePath} (${source})`);
  console.log(
    electronProgram()
      ? 'Desktop host: Electron itself'
      : 'Desktop host: the built main and preload in the stand-in for electron (its own program is not here, or has no display)',
  );
}
