/** Printed for what no face at hand can print; in the document the text itself stays in the file beside it. */
export const REPLACEMENT = '\u25a1';

type Range = readonly [first: number, last: number];

/** Controls, bidirectional overrides, invisible characters and language tags: nothing of a title may act on the page. */
const INVISIBLE: readonly Range[] = [
  [0x00, 0x08],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x180e, 0x180e],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff9, 0xfffb],
  [0xfffe, 0xffff],
  [0xe0000, 0xe00ff],
];

/** Joiners and variation selectors: they change the character before them and have no glyph of their own. */
const JOINERS: readonly Range[] = [
  [0x200c, 0x200d],
  [0xfe00, 0xfe0f],
  [0x1f3fb, 0x1f3ff],
  [0xe0100, 0xe01ef],
];

const COMBINING: readonly Range[] = [
  [0x0300, 0x036f],
  [0x0483, 0x0489],
  [0x0591, 0x05bd],
  [0x05bf, 0x05c7],
  [0x0610, 0x061a],
  [0x064b, 0x065f],
  [0x0670, 0x0670],
  [0x06d6, 0x06ed],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x20d0, 0x20ff],
  [0x3099, 0x309a],
  [0xfe20, 0xfe2f],
];

const ZERO_WIDTH_JOINER = 0x200d;
/** One letter of a flag; two of them make one. */
const FLAG_LETTER = /^[\u{1f1e6}-\u{1f1ff}]$/u;

/** Of given ranges, never of a property of Unicode: hosts know different versions of it. */
function isAmong(ranges: readonly Range[], character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return ranges.some(([first, last]) => code >= first && code <= last);
}

/** One line of text as it may be printed: composed, well-formed, white space made single spaces (fixed ones stay). */
export function printable(text: string): string {
  const plain = isPlain(text)
    ? text
    : [...text.toWellFormed()].filter((character) => !isAmong(INVISIBLE, character)).join('');
  return plain
    .normalize('NFC')
    .replace(/[^\S\u00a0\u202f]+/gu, ' ')
    .trim();
}

function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code > 0x7e) return false;
  }
  return true;
}

/** Prose as paragraphs of printable lines; blank lines left out. */
export function printableLines(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map(printable)
    .filter((line) => line !== '');
}

export const isJoiner = (character: string): boolean => isAmong(JOINERS, character);

/** What may not be torn apart at a line's end: a character with its joiners and combining marks. */
export function clusters(text: string): string[] {
  const found: string[] = [];
  for (const character of text) {
    const last = found.length - 1;
    const previous = found[last];
    const joins =
      isJoiner(character) ||
      isAmong(COMBINING, character) ||
      previous?.charCodeAt(previous.length - 1) === ZERO_WIDTH_JOINER ||
      (FLAG_LETTER.test(character) && FLAG_LETTER.test(previous ?? ''));
    if (previous !== undefined && joins) found[last] = previous + character;
    else found.push(character);
  }
  return found;
}
