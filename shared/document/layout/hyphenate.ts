/// <reference path="./hyphen.d.ts" />
import english from 'hyphen/en-gb/index.js';

const SHORTEST = 7;
/** Letters that stay on either side of a break. */
const LEAST = 3;
/** Words that give away a text in another language, whose words must not be divided by English rules. */
const OTHER_LANGUAGES =
  /(^|\s)(und|der|die|das|für|mit|les|des|une|pour|avec|dans|para|con|una|los|las|della|del|per|voor|het|een|och|til|som)(\s|$)/iu;

const known = new Map<string, readonly string[]>();

/** Whether words of the text may be divided: it is English as far as a glance can tell. */
export const isDivisible = (text: string): boolean =>
  /^[\u0020-\u007e\u00a0\u2010-\u2026]*$/u.test(text) && !OTHER_LANGUAGES.test(text);

/**
 * The parts between which a word may be divided at a line's end, signs after it with the last one. Names, abbreviations and
 * whatever else has a capital letter or a figure in it stay whole.
 */
export function syllables(word: string): readonly string[] {
  const whole = known.get(word);
  if (whole) return whole;
  const parts = divide(word);
  known.set(word, parts);
  if (known.size > 20_000) known.clear();
  return parts;
}

function divide(word: string): string[] {
  const [, letters = '', rest = ''] = /^([a-z]+)([.,:;!?)"\u2019\u201d]*)$/u.exec(word) ?? [];
  if (letters.length < SHORTEST) return [word];
  const raw = english.hyphenateSync(letters, { hyphenChar: '|', minWordLength: SHORTEST }).split('|');
  const parts: string[] = [];
  for (const part of raw) {
    const last = parts.at(-1);
    if (last !== undefined && (last.length < LEAST || part.length === 0))
      parts[parts.length - 1] = last + part;
    else parts.push(part);
  }
  const end = parts.pop() ?? '';
  const before = parts.pop();
  if (before !== undefined && end.length < LEAST) return [...parts, before + end + rest];
  return before === undefined ? [end + rest] : [...parts, before, end + rest];
}
