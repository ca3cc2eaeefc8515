/** A cell that a spreadsheet would run as a formula. */
const FORMULA = /^'*[=+\-@\t\r]/;
const NUMBER = /^-\d+([.,]\d+)?$/;

/**
 * A text that no spreadsheet takes for a formula: one that starts like a formula gets an apostrophe in front, as trackers write
 * it. `unguard(guard(text))` is the text again, whatever it is. Source: OWASP, CSV injection.
 */
export const guard = (text: string): string => (FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text);

export const unguard = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
