import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { ANNOTATION, type Figure } from './figures';
import { settings } from './settings';

/** Prints the figures of all parts as one table; a wrong one, or a part without its figures, makes the run fail. */
// biome-ignore lint/style/noDefaultExport: Playwright loads the default export
export default class FiguresReporter implements Reporter {
  readonly #figures: Figure[] = [];
  readonly #unfinished: string[] = [];
  readonly #took: string[] = [];

  onTestEnd({ title }: TestCase, { annotations, status, duration }: TestResult): void {
    const figures = annotations.filter(({ type }) => type === ANNOTATION);
    for (const { description = '' } of figures) this.#figures.push(JSON.parse(description) as Figure);
    if (status !== 'passed' || figures.length === 0) this.#unfinished.push(title);
    this.#took.push(`${title} ${(duration / 60_000).toFixed(1)} min`);
  }

  async onEnd({ status }: FullResult): Promise<{ status?: 'failed' } | undefined> {
    const rows = this.#figures.map(({ part, what, value, wanted, right }) => [
      part,
      what,
      String(value),
      wanted,
      wanted === '' ? '' : right ? 'right' : 'WRONG',
    ]);
    const all = [['part', 'figure', 'value', 'wanted', ''], ...rows];
    const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
    console.log(`\nSeed ${settings.seed}; the same seed makes the same choices (--seed ${settings.seed}).\n`);
    for (const row of all)
      console.log(
        row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd(),
      );
    console.log(`\nIt took: ${this.#took.join('; ')}.`);
    const wrong = this.#figures.filter(({ right }) => !right).length;
    if (wrong > 0) console.log(`\n${wrong} figures are WRONG.`);
    // A part that broke off has no figures, or not all: that is not right either.
    for (const title of this.#unfinished) console.log(`\n“${title}” did NOT come to its end.`);
    if (wrong > 0 || this.#unfinished.length > 0 || status !== 'passed') return { status: 'failed' };
    console.log('\nEvery figure is right.');
    return undefined;
  }
}
