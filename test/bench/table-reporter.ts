import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, platform, totalmem } from 'node:os';
import { dirname, relative } from 'node:path';
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { BROWSER, ROW } from './bench-test';
import { ORDER } from './order';
import { isKept, type Row } from './row';
import { settings } from './settings';
import { tableOf } from './table';

/** Prints the rows of all parts as one table and writes them as JSON. A missed budget is told, and does not fail the run. */
// biome-ignore lint/style/noDefaultExport: Playwright loads the default export
export default class TableReporter implements Reporter {
  readonly #rows: { readonly part: string; readonly row: Row }[] = [];
  #browser = '';

  onTestEnd({ location }: TestCase, { annotations }: TestResult): void {
    const part = location.file.replace(/^.*[\\/]/, '').replace('.spec.ts', '');
    for (const { type, description = '' } of annotations) {
      if (type === BROWSER) this.#browser = description;
      if (type === ROW) this.#rows.push({ part, row: JSON.parse(description) as Row });
    }
  }

  onEnd({ duration }: FullResult): void {
    const place = (part: string) => (ORDER as readonly string[]).indexOf(part);
    const rows = this.#rows.sort((a, b) => place(a.part) - place(b.part)).map(({ row }) => row);
    if (rows.length === 0) return;
    const [cpu] = cpus();
    const machine = {
      processor: `${cpus().length} x ${cpu?.model.trim() ?? 'unknown'}`,
      memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
      system: platform(),
      node: process.version,
      browser: this.#browser,
    };
    console.log(`\n${Object.values(machine).join(', ')}. Ratios count; ms hold on this machine only.\n`);
    for (const line of tableOf(rows)) console.log(line);
    const missed = rows.filter((row) => isKept(row) === false);
    console.log(missed.length === 0 ? '\nEvery budget is kept.' : `\n${missed.length} budgets are MISSED.`);
    mkdirSync(dirname(settings.results), { recursive: true });
    const at = new Date().toISOString();
    const results = rows.map((row) => ({ ...row, kept: isKept(row) }));
    writeFileSync(
      settings.results,
      `${JSON.stringify({ at, machine, seconds: duration / 1000, rows: results }, null, 2)}\n`,
    );
    console.log(
      `Written to ${relative(process.cwd(), settings.results)} after ${Math.round(duration / 1000)} s.`,
    );
  }
}
