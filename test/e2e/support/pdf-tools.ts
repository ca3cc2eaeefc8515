import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs an installed PDF tool on a file's bytes; null, told loudly, where it is not installed. */
export function pdfTool(
  tool: 'pdfsig' | 'qpdf' | 'pdftotext',
  args: readonly string[],
  pdf: Uint8Array,
): string | null {
  const file = join(mkdtempSync(join(tmpdir(), 'countersign-pdf-')), 'document.pdf');
  writeFileSync(file, pdf);
  const result = spawnSync(tool, [...args, file, ...(tool === 'pdftotext' ? ['-'] : [])], {
    encoding: 'utf8',
  });
  if (result.error) {
    console.warn(`SKIPPED: ${tool} is not installed, so nothing outside Countersign has checked this PDF.`);
    return null;
  }
  return result.stdout + result.stderr;
}
