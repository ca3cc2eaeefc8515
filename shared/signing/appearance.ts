import { BoxText, pt } from './box-text';
import { fromLatin1, toLatin1 } from './bytes';
import type { EmbeddedFont } from './pdf/signing-update';
import type { SignerRole } from './signer-role';

export interface InkPoint {
  readonly x: number;
  readonly y: number;
}

/** A handwritten signature as drawn on a pad: lines in the pad's own units, y downwards. */
export interface Ink {
  readonly width: number;
  readonly height: number;
  readonly strokes: readonly (readonly InkPoint[])[];
}

export interface AppearanceFacts {
  readonly role: SignerRole;
  readonly name: string;
  readonly roleTitle: string;
  readonly organisation: string;
  /** As shown, with its offset: `22 Nov 2026, 16:04 UTC+01:00`. */
  readonly shownAt: string;
  readonly fingerprint: string;
  /** Points. */
  readonly width: number;
  readonly height: number;
}

export interface Appearance {
  readonly content: Uint8Array;
  readonly fonts: readonly EmbeddedFont[];
}

const MAX_INK_POINTS = 20_000;
/** Characters of a line; beyond that it could not be read anyway. */
const MAX_LINE = 120;
const PADDING = 6;
const INK_PEN = '0 G 1.1 w 1 J 1 j';
/** Share of the box's width that the ink takes. */
const INK_SHARE = 0.4;

/**
 * Draws what a reader sees of a signature: name, role, time, fingerprint. Text goes through `fonts`, each character
 * through the first one that has it, in the direction of its script; what none has is printed as U+25A1.
 * @param fonts whole TrueType files; at least one
 */
export function drawText(facts: AppearanceFacts, fonts: readonly Uint8Array[], withInk: boolean): Appearance {
  const writer = new BoxText(fonts, (font) => `${facts.role} ${font} ${facts.fingerprint}`);
  const left = withInk ? facts.width * INK_SHARE + PADDING : PADDING;
  const room = facts.width - left - PADDING;
  const half = Math.ceil(facts.fingerprint.split(' ').length / 2);
  const groups = facts.fingerprint.split(' ');
  const lines: readonly (readonly [text: string, size: number])[] = [
    [shorten(facts.name), 11],
    [shorten([facts.roleTitle, facts.organisation].filter((text) => text !== '').join(', ')), 8],
    [facts.shownAt, 8],
    [groups.slice(0, half).join(' '), 6],
    [groups.slice(half).join(' '), 6],
  ];
  const scale = Math.min(
    1,
    (facts.height - 2 * PADDING) / lines.reduce((sum, [, size]) => sum + size * 1.35, 0),
  );
  let y = facts.height - PADDING;
  const out = ['q', '0 g'];
  for (const [text, size] of lines) {
    const fitted = Math.min(size * scale, (room / Math.max(1, writer.width(text))) * 1000);
    y -= size * scale * 1.35;
    out.push(...writer.line(text, fitted, left, y + size * scale * 0.3));
  }
  out.push('Q', '');
  return { content: fromLatin1(out.join('\n')), fonts: writer.embed() };
}

const shorten = (text: string): string => {
  const characters = [...text];
  return characters.length > MAX_LINE ? `${characters.slice(0, MAX_LINE - 1).join('')}…` : text;
};

/** The strokes as vector lines in the left part of the box; empty without a single stroke. */
export function drawInk(ink: Ink | undefined, facts: Pick<AppearanceFacts, 'width' | 'height'>): Uint8Array {
  const strokes = ink?.strokes.filter((stroke) => stroke.length > 0) ?? [];
  const points = strokes.flat();
  if (!ink || points.length === 0) return new Uint8Array(0);
  if (points.length > MAX_INK_POINTS || !points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)))
    throw new RangeError('too much ink');
  const [minX, maxX] = range(points.map(({ x }) => x));
  const [minY, maxY] = range(points.map(({ y }) => y));
  const roomX = facts.width * INK_SHARE - PADDING;
  const roomY = facts.height - 2 * PADDING;
  const scale = Math.min(roomX / Math.max(maxX - minX, 1), roomY / Math.max(maxY - minY, 1));
  const place = ({ x, y }: InkPoint): string => {
    const shownX = PADDING + (x - minX) * scale + (roomX - (maxX - minX) * scale) / 2;
    const shownY = PADDING + (maxY - y) * scale + (roomY - (maxY - minY) * scale) / 2;
    return `${pt(shownX)} ${pt(shownY)}`;
  };
  const out = ['q', INK_PEN];
  for (const stroke of strokes) {
    const [first] = stroke;
    if (!first) continue;
    out.push(`${place(first)} m`);
    // A dot is a line of no length: round caps make it visible.
    for (const point of stroke.length > 1 ? stroke.slice(1) : stroke) out.push(`${place(point)} l`);
    out.push('S');
  }
  out.push('Q', '');
  return fromLatin1(out.join('\n'));
}

const NUMBER = String.raw`-?\d{1,6}(\.\d{1,2})?`;
const SHOWN = String.raw`(-?\d{1,5})?<[0-9a-f]{4}>`;
const TEXT_LINE = new RegExp(
  String.raw`^BT /F\d ${NUMBER} Tf 1 0 0 1 ${NUMBER} ${NUMBER} Tm \[(${SHOWN}){1,400}(-?\d{1,5})?\] TJ ET$`,
);
const INK_LINE = new RegExp(`^(${NUMBER} ${NUMBER} [ml]|S)$`);

/**
 * Splits an appearance into its text and its ink; null when it holds anything else. So a signature can show words and
 * lines in its box, and nothing more.
 */
export function splitContent(
  content: Uint8Array,
): { readonly text: Uint8Array; readonly ink: Uint8Array } | null {
  if (content.length > 1_000_000) return null;
  const lines = toLatin1(content).split('\n');
  const end = lines.indexOf('Q');
  if (lines[0] !== 'q' || lines[1] !== '0 g' || end < 2) return null;
  if (!lines.slice(2, end).every((line) => TEXT_LINE.test(line))) return null;
  const length = lines.slice(0, end + 1).reduce((sum, line) => sum + line.length + 1, 0);
  const rest = lines.slice(end + 1);
  const isInk = rest[0] === 'q' && rest[1] === INK_PEN && rest.at(-2) === 'Q' && rest.at(-1) === '';
  const inkLines = isInk ? rest.slice(2, -2) : rest;
  if (isInk ? !inkLines.every((line) => INK_LINE.test(line)) : rest.length !== 1 || rest[0] !== '')
    return null;
  return { text: content.subarray(0, length), ink: content.subarray(length) };
}

function range(values: readonly number[]): readonly [min: number, max: number] {
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
}
