import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { ANNOTATION, type Figure } from './figures';
import { settings } from './settings';

/** Prints the figures of all parts as one table; a wrong one makes the run fail. */
// biome-ignore lint/style/noDefaultExport: Playwright loads the default export
export default class FiguresReporter implements Reporter {
  readonly #figures: Figure[] = [];

  onTestEnd(_test: TestCase, { annotations }: TestResult): void {
    for (const { type, description = '' } of annotations)
      if (type === ANNOTATION) this.#figures.push(JSON.parse(description) as Figure);
  }

  async onEnd(): Promise<{ status?: 'failed' } | undefined> {
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
    const wrong = this.#figures.filter(({ right }) => !right).length;
    console.log(wrong === 0 ? '\nEvery figure is right.' : `\n${wrong} figures are WRONG.`);
    return wrong === 0 ? undefined : { status: 'failed' };
  }
}
