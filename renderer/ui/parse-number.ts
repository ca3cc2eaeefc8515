/** What was typed, understood or refused with a sentence. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string };

export interface NumberRange {
  /** What the number is, as it starts a sentence: "An estimate". */
  readonly what: string;
  readonly min?: number;
  readonly max: number;
  readonly whole?: boolean;
}

const refuse = (reason: string): Checked<never> => ({ ok: false, reason });

/**
 * Reads a number as people type and paste it: comma or point as the decimal sign, spaces or apostrophes between thousands,
 * a unit or percent sign after it. null: nothing was typed.
 */
export function parseNumber(
  typed: string,
  { what, min = 0, max, whole = false }: NumberRange,
): Checked<number | null> {
  const text = typed
    .normalize('NFKC')
    .replace(/(\d)[\s'’]+(?=\d)/gu, '$1')
    .replace(/−/gu, '-')
    .replace(/\s*(%|d|days?|p|pts?|points?)?\s*$/iu, '')
    .trim();
  if (text === '') return typed.trim() === '' ? { ok: true, value: null } : notANumber(typed);
  const plain = withDecimalPoint(text);
  if (plain === null)
    return refuse(`“${typed.trim()}” can be read in two ways. Write it without the thousands sign.`);
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain)) return notANumber(typed);
  const value = Number(plain);
  if (value < min) {
    return refuse(min === 0 ? `${what} cannot be negative.` : `${what} is at least ${format(min)}.`);
  }
  if (value > max) return refuse(`${what} is at most ${format(max)}.`);
  if (whole && !Number.isInteger(value)) return refuse(`${what} is a whole number.`);
  return { ok: true, value };
}

const notANumber = (typed: string): Checked<never> => {
  const shown = [...typed.trim()].slice(0, 30).join('');
  return refuse(`“${shown}” is not a number. Write it like 4 or 2.5.`);
};

/** null: "1,234" may be 1234 or 1.234. */
function withDecimalPoint(text: string): string | null {
  const comma = text.lastIndexOf(',');
  const point = text.lastIndexOf('.');
  if (comma < 0) return text;
  if (point < 0) {
    if (/^[+-]?[1-9]\d{0,2},\d{3}$/.test(text)) return null;
    return text.split(',').length === 2 ? text.replace(',', '.') : text.replaceAll(',', '');
  }
  return comma > point ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '');
}

const format = (value: number): string => value.toLocaleString('en');
