import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Builds one of the programs in `child` for Node and gives its path. */
export async function buildChild(name: 'writer' | 'fuzz'): Promise<string> {
  // Inside the repository, since a font is looked for among its packages.
  mkdirSync(at('../../.tmp'), { recursive: true });
  const outDir = mkdtempSync(at('../../.tmp/torture-child-'));
  await build({
    configFile: false,
    root: at('../..'),
    logLevel: 'error',
    resolve: {
      alias: {
        '@shared': at('../../shared'),
        pdfkit: at('../../node_modules/pdfkit/js/pdfkit.browser.mjs'),
        electron: at('./child/electron.ts'),
      },
    },
    ssr: { noExternal: true },
    build: {
      ssr: at(`./child/${name}.ts`),
      outDir,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  });
  return join(outDir, `${name}.mjs`);
}
