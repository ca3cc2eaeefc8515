import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll } from 'vitest';

export interface LimitedAnswer {
  readonly status: string;
  readonly sentence: string;
  readonly change: { readonly message: string } | null;
  readonly valid: number;
  /** Time of the processor, and the most memory the whole process ever had. */
  readonly milliseconds: number;
  readonly megabytes: number;
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The verifier as a program of its own, started anew for each file and stopped where it takes too much. */
export async function limitedVerifier(): Promise<(bytes: Uint8Array) => LimitedAnswer> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-limited-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'silent',
    resolve: {
      alias: {
        '@shared': join(ROOT, 'shared'),
        pdfkit: join(ROOT, 'node_modules/pdfkit/js/pdfkit.browser.mjs'),
      },
    },
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('./limited-verifier.ts', import.meta.url)),
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'verifier.mjs' } },
    },
  });
  const path = join(folder, 'file.pdf');
  return (bytes) => {
    writeFileSync(path, bytes);
    const { stdout, stderr, status, signal } = spawnSync(
      process.execPath,
      ['--max-old-space-size=400', join(folder, 'verifier.mjs'), path],
      { encoding: 'utf8', timeout: 60_000 },
    );
    if (status !== 0) throw new Error(`no answer (${signal ?? status}): ${stderr.slice(0, 500)}`);
    return JSON.parse(stdout) as LimitedAnswer;
  };
}
