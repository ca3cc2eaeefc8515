// Time and memory of reading a large export as the import's worker does: node build/import-size.mjs FILE (see big-export.mjs)
import { benchModule } from './bench-module.mjs';

const path = process.argv[2];
if (!path) {
  process.stderr.write('node build/import-size.mjs FILE\n');
  process.exit(2);
}
const module = await benchModule('import-size.ts');
await module.importSize(path);
process.exit(0);
