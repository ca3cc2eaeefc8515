import { chmod } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { earlyScript } from './build/early-script';
import { licencesPlugin } from './build/licences';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const alias = {
  '@shared': at('./shared'),
  // The browser build everywhere: pdfkit's Node build compresses differently, and a document must have one set of bytes.
  pdfkit: at('./node_modules/pdfkit/js/pdfkit.browser.mjs'),
};

/** The document's faces by their plain names: the desktop app's main and the command line read the same files. */
const assetFileNames = ({ names }: { readonly names: readonly string[] }) =>
  names.some((name) => name.endsWith('.ttf')) ? 'fonts/[name][extname]' : 'assets/[name]-[hash][extname]';

/** What only defines something, in whatever order it is run. */
const LIBRARY = /node_modules|[\\/]shared[\\/]|renderer[\\/](ui|store|desktop)[\\/]/;

/**
 * A file for what the windows begin with and one for what most screens of a plan share: each file that is asked for costs a round trip
 * to the main process. What fewer screens share stays apart, and loads with them.
 */
const windowParts = [
  { name: 'first', tags: ['$initial' as const], priority: 3, test: LIBRARY },
  { name: 'database', priority: 2, test: /node_modules[\\/]dexie|renderer[\\/]store[\\/]database\.ts/ },
  { name: 'plan', priority: 1, test: LIBRARY, minShareCount: 8 },
];

// Everything is bundled: the packaged app carries no node_modules, and the CLI starts from one folder.
export default defineConfig({
  main: {
    resolve: { alias },
    // package.json's bin points at it, and it starts with the line that names its interpreter.
    plugins: [{ name: 'executable-cli', writeBundle: () => chmod(at('./out/main/cli.js'), 0o755) }],
    build: {
      externalizeDeps: false,
      outDir: 'out/main',
      rollupOptions: {
        input: {
          main: at('./electron/main.ts'),
          cli: at('./electron/cli.ts'),
          serve: at('./electron/serve.ts'),
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      externalizeDeps: false,
      outDir: 'out/preload',
      // A sandboxed preload is one CommonJS file.
      rollupOptions: {
        input: { preload: at('./electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('./renderer'),
    base: './',
    resolve: { alias },
    plugins: [react(), licencesPlugin(), earlyScript()],
    worker: { format: 'es', rollupOptions: { output: { assetFileNames } } },
    build: {
      outDir: at('./out/renderer'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      minify: true,
      // The files lie on this machine: asking for each ahead costs more than it saves. Styles have to be there first.
      modulePreload: {
        resolveDependencies: (_file, needed, { hostType }) =>
          hostType === 'js' ? needed.filter((name) => name.endsWith('.css')) : needed,
      },
      rollupOptions: {
        input: {
          index: at('./renderer/index.html'),
          projector: at('./renderer/projector.html'),
          early: at('./renderer/early.ts'),
        },
        output: { assetFileNames, codeSplitting: { groups: windowParts } },
      },
    },
  },
});
