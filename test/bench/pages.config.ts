import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'electron-vite';
import product from '../../electron.vite.config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The bench's pages and the projector's, from the product's own sources and built as the product is.
const { renderer = {} } = product as UserConfig;

export default defineConfig({
  renderer: {
    ...renderer,
    root: at('../..'),
    publicDir: at('../../renderer/public'),
    build: {
      ...renderer.build,
      outDir: at('../../.tmp/bench/renderer'),
      rollupOptions: {
        ...renderer.build?.rollupOptions,
        // The empty page loads no more than it needs.
        output: {},
        input: {
          bench: at('./page/bench.html'),
          empty: at('./page/empty-app.html'),
          projector: at('../../renderer/projector.html'),
        },
      },
    },
  },
});
