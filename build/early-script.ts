import type { Plugin, Rollup } from 'vite';

/** The files with the scripts of every plan. */
const OF_A_PLAN = ['plan', 'PlanRoutes', 'database'];

/**
 * Puts the entry `early` before everything else of index.html: it runs while the rest is still being read. It is told which files a
 * window that begins with a plan needs next.
 */
export const earlyScript = (): Plugin => ({
  name: 'early-script',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle, filename }) => {
      const isChunk = (part: Rollup.OutputChunk | Rollup.OutputAsset) => part.type === 'chunk';
      const chunks = Object.values(bundle ?? {}).filter(isChunk) as Rollup.OutputChunk[];
      const early = chunks.find(({ name }) => name === 'early');
      if (!early || !filename.endsWith('index.html')) return;
      const next = chunks.filter(({ name }) => OF_A_PLAN.includes(name));
      const attrs = {
        type: 'module',
        async: true,
        crossorigin: true,
        src: `./${early.fileName}`,
        'data-plan': next.map(({ fileName }) => `./${fileName}`).join(' '),
      };
      return [{ tag: 'script', attrs, injectTo: 'head-prepend' }];
    },
  },
});
