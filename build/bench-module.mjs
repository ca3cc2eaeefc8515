// Loads a module of test/bench as it stands, with everything of shared/ that it uses.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

export const root = fileURLToPath(new URL('..', import.meta.url));

export async function benchModule(file) {
  const { module } = await runnerImport(join(root, 'test', 'bench', file), {
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': join(root, 'shared') } },
  });
  return module;
}
