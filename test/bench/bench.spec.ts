import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, test } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { serveContent } from '../../electron/serve';
import { findBrowser } from '../e2e/support/browser';
import { boardDrag } from './board-drag';
import type { Measure } from './page/bench';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Speed is printed, never asserted: a time holds only on the machine it was taken on; the ratios are what counts. */
test('bench', async () => {
  test.setTimeout(600_000);
  const outDir = at('../../.tmp/bench');
  await build({
    configFile: false,
    logLevel: 'warn',
    root: at('./page'),
    base: './',
    resolve: {
      alias: { '@shared': at('../../shared'), pdfkit: at('../../node_modules/pdfkit/js/pdfkit.browser.mjs') },
    },
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      rollupOptions: { input: [at('./page/index.html'), at('./page/board.html')] },
    },
  });
  const served = await serveContent({ root: outDir, port: 0, attempts: 0 });
  const { executablePath, args, source } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args: [...args] });
  try {
    const page = await browser.newPage();
    await page.goto(served.url);
    await page.waitForFunction(() => 'runBench' in window);
    const measures = await page.evaluate(() =>
      (window as unknown as { runBench: () => Promise<Measure[]> }).runBench(),
    );
    const board = await browser.newPage({ viewport: { width: 1_280, height: 720 } });
    const empty = await browser.newPage({ viewport: { width: 1_280, height: 720 } });
    measures.push(...(await boardDrag(board, empty, served.url)));
    console.log(
      `\nChromium ${browser.version()} (${source}). Ratios count; milliseconds hold on this machine only.\n`,
    );
    for (const line of table(measures)) console.log(line);
    mkdirSync(at('../../.tmp'), { recursive: true });
    writeFileSync(at('../../.tmp/bench.json'), JSON.stringify(measures, null, 2));
    console.log('\nWritten to .tmp/bench.json');
  } finally {
    await browser.close();
    if (served.state === 'serving') await served.close();
  }
});

function table(measures: readonly Measure[]): string[] {
  const rows = measures.map(({ what, peer, ours, limit, budget }) => [
    what,
    `${ours.toFixed(2)} ms`,
    `${limit.toFixed(2)} ms`,
    (ours / limit).toFixed(2),
    budget === null ? '1.00' : budget.toFixed(2),
    ours / limit <= (budget ?? 1) ? 'kept' : 'MISSED',
    peer,
  ]);
  const all = [['what', 'ours', 'limit', 'ratio', 'budget', '', 'limit or peer'], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length))) ?? [];
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
}
