import type { Plugin } from 'vite';

/** Puts the entry `early` before everything else of index.html: it runs while the rest is still being read. */
export const earlyScript = (): Plugin => ({
  name: 'early-script',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle, filename }) => {
      const early = Object.values(bundle ?? {}).find(
        (part) => part.type === 'chunk' && part.name === 'early',
      );
      if (!early || !filename.endsWith('index.html')) return;
      const attrs = { type: 'module', async: true, crossorigin: true, src: `./${early.fileName}` };
      return [{ tag: 'script', attrs, injectTo: 'head-prepend' }];
    },
  },
});
