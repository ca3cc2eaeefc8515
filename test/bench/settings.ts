import { fileURLToPath } from 'node:url';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What `build/bench.mjs` was asked for, and where things lie. */
export const settings = {
  /** The built window as it is shipped. */
  product: at('../../out/renderer'),
  /** The bench's own pages, built with the same configuration. */
  pages: at('../../.tmp/bench/renderer'),
  results: at('../../.tmp/bench.json'),
  psplib: process.env.PSPLIB_DIR ?? at('../../../shared/psplib'),
} as const;
