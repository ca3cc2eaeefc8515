import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from './bench-test';
import type { Row } from './row';
import { settings } from './settings';

/** Smaller chunks are not worth a line. */
const LEAST_KB = 40;

const size = (what: string, bytes: number): Row => ({
  what,
  ours: bytes / 1_000,
  unit: 'kB',
  peer: null,
  budget: null,
});

test('bundle', async ({ bench }) => {
  const context = await bench.context();
  const page = await context.newPage();
  const loaded: string[] = [];
  page.on('response', (response) => loaded.push(new URL(response.url()).pathname));
  await page.goto(bench.product);
  await page.getByRole('button', { name: 'Open the sample plan' }).waitFor();
  const bytesOf = (names: readonly string[], ending: string) =>
    names
      .filter((name) => name.endsWith(ending))
      .reduce((sum, name) => sum + statSync(join(settings.product, name)).size, 0);
  const files = readdirSync(join(settings.product, 'assets')).map((name) => `assets/${name}`);
  const index = files.filter((name) => /\/index-[^/]*\.js$/.test(name));
  const chunks = files
    .filter((name) => /\.m?js$/.test(name) && !index.includes(name))
    .map((name) => ({ name, bytes: statSync(join(settings.product, name)).size }))
    .filter(({ bytes }) => bytes >= LEAST_KB * 1_000)
    .sort((a, b) => b.bytes - a.bytes);
  bench.report([
    size('bundle: index chunk', bytesOf(index, '.js')),
    size('bundle: scripts of the first screen', bytesOf(loaded, '.js')),
    size('bundle: styles of the first screen', bytesOf(loaded, '.css')),
    size('bundle: fonts of the first screen', bytesOf(loaded, '.woff2')),
    ...chunks.map(({ name, bytes }) => {
      const plain = name.replace(/^assets\//, '').replace(/-[\w-]{8}\.m?js$/, '');
      const when = loaded.includes(`/${name}`) ? 'with the first screen' : 'when first needed';
      return size(`bundle: ${plain}, ${when}`, bytes);
    }),
  ]);
});
