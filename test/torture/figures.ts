import { test } from '@playwright/test';

/** One line of the table: what was counted or measured, and what is right. */
export interface Figure {
  readonly part: string;
  readonly what: string;
  readonly value: number | string;
  /** What it must be, as a reader would say it; empty: it is only told. */
  readonly wanted: string;
  readonly right: boolean;
}

export const ANNOTATION = 'figure';

/** Notes a figure; the table at the end shows it, and a wrong one makes the run fail. */
function note(figure: Figure): void {
  test.info().annotations.push({ type: ANNOTATION, description: JSON.stringify(figure) });
}

export const exactly = (part: string, what: string, value: number, wanted: number): void =>
  note({ part, what, value, wanted: String(wanted), right: value === wanted });

export const atMost = (part: string, what: string, value: number, limit: number, unit: string): void =>
  note({
    part,
    what,
    value: `${Math.round(value * 10) / 10} ${unit}`,
    wanted: `at most ${limit} ${unit}`,
    right: value <= limit,
  });

/** A figure that would be a lie about the others if it were small: how much was really tried. */
export const atLeast = (part: string, what: string, value: number, limit: number): void =>
  note({ part, what, value, wanted: `at least ${limit}`, right: value >= limit });

export const told = (part: string, what: string, value: number | string): void =>
  note({ part, what, value, wanted: '', right: true });
