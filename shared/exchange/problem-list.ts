import type { Problem } from './export-file';

const LIMIT = 1_000;

/** Collects problems up to a number that a person may read, and counts the rest. */
export class ProblemList {
  readonly problems: Problem[] = [];
  more = 0;

  add(row: number | null, column: number | null, header: string | null, message: string): void {
    if (this.problems.length < LIMIT) this.problems.push({ row, column, header, message });
    else this.more += 1;
  }
}
