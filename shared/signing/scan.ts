import { concatBytes, fromHex, sameBytes, sha256 } from './bytes';
import type { Certificate } from './certificate';
import { readOwnCms } from './cms';
import { FIELD_NAMES, SIGNER_ROLES, type SignerRole } from './signer-role';

/** A signature found by its marks in a file whose structure does not hold. */
export interface FoundSignature {
  readonly role: SignerRole | null;
  readonly certificate: Certificate | null;
  /** Offset of its mark. */
  readonly at: number;
  /** The bytes it covers are the ones that were signed, and its key made it. */
  readonly intact: boolean;
  /** The CMS itself is whole; false when the signature proper is damaged. */
  readonly readable: boolean;
  /** End of what it covers (offset); 0 when that cannot be told. */
  readonly end: number;
}

const RANGE = '/ByteRange [';
const CONTENTS = '/Contents <';
/** More marks than this are somebody's attempt to keep us busy. */
const MAX_MARKS = 16;

/** Finds our signatures in a damaged file, so that the answer can name the ones that still hold. */
export async function scanSignatures(bytes: Uint8Array): Promise<readonly FoundSignature[]> {
  const text = new TextDecoder('latin1').decode(bytes);
  const marks: { readonly at: number; readonly range: boolean }[] = [];
  for (const at of positions(text, RANGE)) marks.push({ at, range: true });
  for (const at of positions(text, CONTENTS))
    if (!marks.some((mark) => mark.range && at > mark.at && at - mark.at < 80))
      marks.push({ at, range: false });
  marks.sort((a, b) => a.at - b.at);
  const found: FoundSignature[] = [];
  for (const mark of marks.slice(0, MAX_MARKS)) found.push(await readMark(bytes, text, mark.at, mark.range));
  return withRoles(found);
}

function positions(text: string, mark: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(mark); at >= 0 && found.length <= MAX_MARKS; at = text.indexOf(mark, at + 1))
    found.push(at);
  return found;
}

async function readMark(
  bytes: Uint8Array,
  text: string,
  at: number,
  hasRange: boolean,
): Promise<FoundSignature> {
  const role = roleBefore(text, at);
  const open = text.indexOf('<', at);
  const close = text.indexOf('>', open);
  const inside = open >= 0 && close - open < 200_000 ? fromHex(text.slice(open + 1, close)) : null;
  const cms = inside ? await readOwnCms(inside) : null;
  const certificate = cms?.certificates[0] ?? null;
  const range = hasRange
    ? /^\/ByteRange \[0 (\d{1,9}) (\d{1,9}) (\d{1,9})\]/.exec(text.slice(at, at + 60))
    : null;
  const [first = 0, second = 0, length = 0] = range?.slice(1).map(Number) ?? [];
  const end = second + length;
  const nothing = { role, certificate, at, intact: false, readable: cms?.genuine ?? false };
  if (!range || first !== open || second !== close + 1 || end > bytes.length)
    return { ...nothing, end: range && end <= bytes.length ? end : 0 };
  if (!cms) return { ...nothing, end };
  const covered = concatBytes(bytes.subarray(0, first), bytes.subarray(second, end));
  const intact = cms.genuine && sameBytes(await sha256(covered), cms.digest);
  return { ...nothing, intact, end };
}

// An update writes its field just before its signature.
function roleBefore(text: string, at: number): SignerRole | null {
  const near = text.slice(Math.max(0, at - 4000), at);
  const places = SIGNER_ROLES.map((role) => ({ role, at: near.lastIndexOf(`/T (${FIELD_NAMES[role]})`) }));
  const last = places.reduce((a, b) => (a.at >= b.at ? a : b));
  return last.at < 0 ? null : last.role;
}

// Two signatures never hold one role: what the damage hides follows from the other.
function withRoles(found: readonly FoundSignature[]): readonly FoundSignature[] {
  const [a, b] = found;
  if (found.length !== 2 || !a || !b) return found;
  const other = (role: SignerRole): SignerRole => (role === 'cpo' ? 'cto' : 'cpo');
  if (a.role && (!b.role || (b.role === a.role && a.intact))) return [a, { ...b, role: other(a.role) }];
  if (b.role && (!a.role || b.role === a.role)) return [{ ...a, role: other(b.role) }, b];
  return found;
}
