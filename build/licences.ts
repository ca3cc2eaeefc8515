// The licences of everything that the bundles are made of: shown in the app, and packed with it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { z } from 'zod';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const lockFile = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional(), optional: z.boolean().optional() })),
});

const manifest = z.object({
  name: z.string(),
  version: z.string(),
  // Old packages name their licence in an object, some in its text alone.
  license: z.union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)]).optional(),
});

interface PackageLicence {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, where the package states one. */
  readonly license: string;
  /** The full text; empty where the package comes without it. */
  readonly text: string;
}

/** Every package that ships, from the lock file, by name. */
export function collectLicences(): readonly PackageLicence[] {
  const { packages } = lockFile.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const found = Object.entries(packages)
    .filter(([path, { dev, optional }]) => path.startsWith('node_modules/') && !dev && !optional)
    .map(([path]) => join(root, path))
    .filter((folder) => existsSync(folder))
    .map(licenceOf);
  const byName = new Map(found.map((licence) => [`${licence.name}@${licence.version}`, licence]));
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, licence]) => licence);
}

function licenceOf(folder: string): PackageLicence {
  const stated = manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.|-|$)/i.test(entry));
  return {
    name: stated.name,
    version: stated.version,
    license: stated.license ?? 'see its text',
    text: file ? readFileSync(join(folder, file), 'utf8').trim() : '',
  };
}

/** Writes `licences.json` beside the page. */
export const licencesPlugin = (): Plugin => ({
  name: 'licences',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'licences.json', source: JSON.stringify(collectLicences()) });
  },
});
