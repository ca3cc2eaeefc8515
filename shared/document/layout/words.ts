import type { FaceName } from '../fonts';
import { levelsOf } from '../paper/direction';
import { clusters, printable } from '../paper/printable';
import type { Typefaces } from '../paper/typeface';
import { isDivisible, syllables } from './hyphenate';
import type { IconName } from './icons';
import type { TextStyle } from './theme';

export interface Span {
  readonly text: string;
  readonly face?: FaceName;
  readonly color?: string;
  readonly size?: number;
  /** Name of the anchor this text leads to. */
  readonly link?: string;
}

/** Text, text set differently, or a small picture in the line. */
export type Run = string | Span | { readonly icon: IconName };
export type Runs = string | readonly Run[];

/** What stands in one face and one direction, with no place to break a line in it. */
export interface Word {
  readonly text: string;
  readonly icon: IconName | null;
  readonly style: TextStyle;
  readonly source: Run;
  /** Whether white space stood before it. */
  readonly spaced: boolean;
  /** Embedding levels: its own, and that of the space before it. Odd: right to left. */
  readonly level: number;
  readonly spaceLevel: number;
  /** Where it may be divided with a hyphen; one part: nowhere. */
  readonly syllables: readonly string[];
  /** What the rest of a divided word stands for: nothing, since its beginning stands for all of it. */
  readonly meant?: string;
}

/** Words between which no line may end. */
export type Atom = readonly Word[];

/** Ideographs and kana: a line may end between any two of them, but for the signs below. */
const IDEOGRAPH = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;
const NEVER_FIRST =
  /^[\u3001\u3002\uff0c\uff0e\uff09\u300d\u300f\u3011\u3009\u300b\u3015\uff01\uff1f\uff1a\uff1b\u30fc\u3005\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7.,:;!?%)\]}\u2026]/u;
const NEVER_LAST = /[\uff08\u300c\u300e\u3010\u3008\u300a\u3014([{]$/u;

export function atomsOf(faces: Typefaces, runs: Runs, style: TextStyle): Atom[] {
  const atoms: Word[][] = [];
  let spaced = false;
  for (const run of typeof runs === 'string' ? [runs] : runs) {
    if (typeof run === 'object' && 'icon' in run) {
      const icon = { text: '', icon: run.icon, style, source: run, spaced, level: 0, spaceLevel: 0 };
      atoms.push([{ ...icon, syllables: [] }]);
      spaced = false;
      continue;
    }
    const { text, ...own } = typeof run === 'string' ? { text: run } : run;
    const spanStyle: TextStyle = { ...style, ...own };
    if (/^\s/u.test(text)) spaced = true;
    // A number and its per cent sign stay in one line.
    const fixed = printable(text).replace(/(\d) %/gu, '$1\u00a0%');
    const found = atomsOfText(faces, fixed, spanStyle, run, spaced);
    atoms.push(...found);
    spaced = found.length === 0 ? spaced : false;
    if (/\s$/u.test(text)) spaced = true;
  }
  return atoms;
}

function atomsOfText(
  faces: Typefaces,
  text: string,
  style: TextStyle,
  source: Run,
  spacedFirst: boolean,
): Word[][] {
  const atoms: Word[][] = [];
  const levels = levelsOf(text);
  const divides = isDivisible(text);
  const linked = typeof source === 'object' && 'link' in source;
  let at = 0;
  for (const [index, part] of text.split(' ').entries()) {
    const start = at;
    at += part.length + 1;
    if (part === '') continue;
    let inWord = start;
    for (const [count, pieces] of piecesOf(
      faces,
      style.face,
      part,
      levels?.subarray(start) ?? null,
    ).entries()) {
      atoms.push(
        pieces.map((piece, place): Word => {
          const level = levels?.[inWord] ?? 0;
          inWord += piece.length;
          return {
            text: piece,
            icon: null,
            style,
            source,
            spaced: count === 0 && place === 0 && (index > 0 || spacedFirst),
            level,
            spaceLevel: levels?.[start - 1] ?? 0,
            syllables: divides && !linked ? syllables(piece) : [piece],
          };
        }),
      );
    }
  }
  return atoms;
}

/** A word in parts between which a line may end, each in pieces of one face and one level. */
function piecesOf(faces: Typefaces, face: FaceName, word: string, levels: Uint8Array | null): string[][] {
  // A word may be broken after a hyphen or a slash, as in "sign-off" or "read/write".
  const parts = word.match(/[^-/]*[-/]+|[^-/]+/gu) ?? [word];
  if (!levels && !IDEOGRAPH.test(word)) return parts.map((part) => [...faces.segments(face, part)]);
  let at = 0;
  return parts
    .flatMap((part) => (IDEOGRAPH.test(part) ? betweenIdeographs(part) : [part]))
    .map((part) =>
      faces.segments(face, part).flatMap((segment) => {
        const pieces = levels ? byLevel(segment, levels.subarray(at)) : [segment];
        at += segment.length;
        return pieces;
      }),
    );
}

function betweenIdeographs(text: string): string[] {
  const parts: string[] = [];
  for (const cluster of clusters(text)) {
    const last = parts.at(-1);
    const joins =
      last !== undefined &&
      (NEVER_FIRST.test(cluster) ||
        NEVER_LAST.test(last) ||
        !(IDEOGRAPH.test(cluster) || IDEOGRAPH.test(last)));
    if (joins) parts[parts.length - 1] = last + cluster;
    else parts.push(cluster);
  }
  return parts;
}

function byLevel(text: string, levels: Uint8Array): string[] {
  const pieces: string[] = [];
  let start = 0;
  for (let index = 1; index <= text.length; index += 1) {
    if (index < text.length && levels[index] === levels[start]) continue;
    pieces.push(text.slice(start, index));
    start = index;
  }
  return pieces;
}
