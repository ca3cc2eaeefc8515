import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Builds the page over the real store and gives its folder. */
export async function buildPage(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'countersign-torture-page-'));
  await build({
    configFile: false,
    logLevel: 'warn',
    root: at('./page'),
    base: './',
    resolve: { alias: { '@shared': at('../../shared') } },
    build: { outDir, emptyOutDir: true },
  });
  return outDir;
}
