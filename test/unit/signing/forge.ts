import { fromLatin1, sha256, toHex, toLatin1 } from '@shared/signing/bytes';
import type { Certificate } from '@shared/signing/certificate';
import { signCms } from '@shared/signing/cms';
import type { Person } from './sample';

/** What an attacker with a good knowledge of PDF would do: a second writer that follows no rule of ours but the format's. */

/** Replaces text (same or other length) at its first or last place in the file. */
export function swap(
  pdf: Uint8Array,
  from: string,
  to: string,
  place: 'first' | 'last' = 'first',
): Uint8Array {
  const text = toLatin1(pdf);
  const at = place === 'first' ? text.indexOf(from) : text.lastIndexOf(from);
  if (at < 0) throw new Error(`not in the file: ${from}`);
  return fromLatin1(text.slice(0, at) + to + text.slice(at + from.length));
}

export function flip(pdf: Uint8Array, at: number, mask = 1): Uint8Array {
  const out = pdf.slice();
  out[at] = (out[at] ?? 0) ^ mask;
  return out;
}

export function append(pdf: Uint8Array, more: string | Uint8Array): Uint8Array {
  const tail = typeof more === 'string' ? fromLatin1(more) : more;
  const out = new Uint8Array(pdf.length + tail.length);
  out.set(pdf);
  out.set(tail, pdf.length);
  return out;
}

/** `12 0 obj ... endobj` of the last version of an object, as text. */
export function objectText(pdf: Uint8Array, number: number): string {
  const text = toLatin1(pdf);
  const start = text.lastIndexOf(`\n${number} 0 obj\n`) + 1;
  return text.slice(start, text.indexOf('endobj\n', start) + 7);
}

/** Number of the object that holds the text. */
export function numberOf(pdf: Uint8Array, inside: string): number {
  const text = toLatin1(pdf);
  const at = text.indexOf(inside);
  const heads = [...text.slice(0, at).matchAll(/(?:^|\n)(\d+) 0 obj\n/g)];
  const head = heads.at(-1)?.[1];
  if (at < 0 || head === undefined) throw new Error(`not in the file: ${inside}`);
  return Number(head);
}

export interface TrailerFacts {
  readonly size: number;
  readonly xref: number;
  readonly rest: string;
}

export function trailerOf(pdf: Uint8Array): TrailerFacts {
  const text = toLatin1(pdf);
  const trailer = text.slice(text.lastIndexOf('trailer\n'));
  return {
    size: Number(/\/Size (\d+)/.exec(trailer)?.[1]),
    xref: Number(/startxref\n(\d+)/.exec(trailer)?.[1]),
    rest: /(\/Root[\s\S]*?\/ID \[[^\]]*\])/.exec(trailer)?.[1] ?? '',
  };
}

/** A well-formed incremental update with these objects (text of `N 0 obj ... endobj`). */
export function update(pdf: Uint8Array, objects: readonly string[], extraTrailer = ''): Uint8Array {
  const { bytes } = build(pdf, objects, extraTrailer);
  return append(pdf, bytes);
}

function build(pdf: Uint8Array, objects: readonly string[], extraTrailer = '') {
  const { size, xref, rest } = trailerOf(pdf);
  const offsets = new Map<number, number>();
  let body = '';
  for (const object of objects) {
    const number = /^(\d+) 0 obj/.exec(object)?.[1];
    if (number !== undefined) offsets.set(Number(number), pdf.length + body.length);
    body += object;
  }
  const numbers = [...offsets.keys()].sort((a, b) => a - b);
  let table = 'xref\n';
  for (let i = 0; i < numbers.length; ) {
    let run = 1;
    while (numbers[i + run] === (numbers[i] ?? 0) + run) run += 1;
    table += `${numbers[i]} ${run}\n`;
    for (const number of numbers.slice(i, i + run))
      table += `${String(offsets.get(number)).padStart(10, '0')} 00000 n \n`;
    i += run;
  }
  const newSize = Math.max(size, ...numbers.map((number) => number + 1));
  const start = pdf.length + body.length;
  const end = `${table}trailer\n<</Size ${newSize}\n${rest}\n/Prev ${xref}${extraTrailer}>>\nstartxref\n${start}\n%%EOF\n`;
  return { bytes: fromLatin1(body + end) };
}

export interface Cheat {
  /** More objects, beside the signature's own. */
  readonly add?: readonly string[];
  /** Changes the text of the signature's own objects before it is signed. */
  readonly edit?: (objects: string) => string;
  readonly trailer?: string;
  /** Changes the finished file's text (same length!) before it is signed. */
  readonly finish?: (file: string) => string;
  /** Changes the CMS. */
  readonly cms?: (cms: Uint8Array) => Uint8Array;
  readonly certificates?: readonly Certificate[];
}

/**
 * The signer of the last update cheats: the update is built again with more in it, and signed with that signer's real
 * key, so that every cryptographic check of it holds.
 */
export async function cheat(
  before: Uint8Array,
  signed: Uint8Array,
  signer: Person,
  how: Cheat,
): Promise<Uint8Array> {
  const tail = toLatin1(signed.subarray(before.length));
  const own = (how.edit ?? ((text: string) => text))(tail.slice(0, tail.lastIndexOf('\nxref\n') + 1));
  const objects = own.split(/(?<=endobj\n)(?=\d+ 0 obj\n)/);
  let text = toLatin1(update(before, [...objects, ...(how.add ?? [])], how.trailer));
  const at = text.indexOf('/ByteRange [', before.length);
  const open = text.indexOf('/Contents <', at) + '/Contents '.length;
  const close = text.indexOf('>', open) + 1;
  const range = `/ByteRange [0 ${open} ${close} ${text.length - close}]`.padEnd(47);
  text = text.slice(0, at) + range + text.slice(at + 47);
  text = (how.finish ?? ((same: string) => same))(text);
  const covered = fromLatin1(text.slice(0, open) + text.slice(close));
  const certificates = how.certificates ?? signer.unlocked.certificates;
  const made = await signCms(await sha256(covered), certificates, signer.unlocked.privateKey);
  const hex = toHex((how.cms ?? ((same: Uint8Array) => same))(made)).padEnd(close - open - 2, '0');
  if (hex.length !== close - open - 2) throw new Error('the forged signature does not fit');
  return fromLatin1(`${text.slice(0, open + 1)}${hex}${text.slice(close - 1)}`);
}

/** One revision of a file written again after editing its objects' text, with a correct table. */
export function rewrite(pdf: Uint8Array, edit: (text: string) => string): Uint8Array {
  const text = toLatin1(pdf);
  const xref = text.lastIndexOf('\nxref\n') + 1;
  const body = edit(text.slice(0, xref));
  const entries = new Map<number, number>();
  for (const match of body.matchAll(/(?<=\n)(\d+) 0 obj\n/g)) entries.set(Number(match[1]), match.index);
  const size = Math.max(...entries.keys()) + 1;
  let table = `xref\n0 ${size}\n0000000000 65535 f \n`;
  for (let number = 1; number < size; number += 1)
    table += `${String(entries.get(number)).padStart(10, '0')} 00000 n \n`;
  const trailer = text
    .slice(text.lastIndexOf('trailer\n'))
    .replace(/startxref\n\d+/, `startxref\n${body.length}`);
  return fromLatin1(body + table + trailer);
}

/** Replaces, and insists that there was something to replace: an attack that changes nothing would prove nothing. */
export function put(
  text: string,
  from: string | RegExp,
  to: string | ((...found: string[]) => string),
): string {
  const out = typeof to === 'string' ? text.replace(from, () => to) : text.replace(from, to);
  if (out === text) throw new Error(`nothing to replace: ${from}`);
  return out;
}
