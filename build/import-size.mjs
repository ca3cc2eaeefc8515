// Time and memory of reading a large export as the import's worker does: node build/import-size.mjs FILE (see big-export.mjs)
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const path = process.argv[2];
if (!path) {
  process.stderr.write('node build/import-size.mjs FILE\n');
  process.exit(2);
}
const { module } = await runnerImport(join(root, 'test', 'bench', 'import-size.ts'), {
  root,
  configFile: false,
  logLevel: 'error',
  resolve: { alias: { '@shared': join(root, 'shared') } },
});
await module.importSize(path);
process.exit(0);
