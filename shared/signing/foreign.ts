import { concatBytes, fromHex } from './bytes';
import { fingerprintOf, readCertificate } from './certificate';
import { readDer } from './der';
import { NOT_OURS, type SignatureVerdict, type Verdict } from './verdict';

/** Enough for any honest file; a file full of signatures must not keep us busy. */
const MAX_SIGNATURES = 8;
const MAX_WORK = 150_000_000;

/**
 * A file that is none of ours: says so, and checks only what can be checked without following its structure, namely
 * whether the bytes a signature covers are those that were signed. Never answers "valid".
 */
export async function verifyForeign(pdf: Uint8Array): Promise<Verdict> {
  const text = new TextDecoder('latin1').decode(pdf);
  if (!text.slice(0, 1024).includes('%PDF-'))
    return { ...NOT_OURS, status: 'unreadable', sentence: 'This file is not a PDF.' };
  if (!text.slice(-4096).includes('startxref'))
    return {
      ...NOT_OURS,
      status: 'unreadable',
      sentence: 'This PDF is incomplete: its end is missing. Ask for the file again.',
    };
  if (/\/Encrypt[\s<\d]/.test(text))
    return {
      ...NOT_OURS,
      status: 'not-ours',
      sentence: 'This is not a Countersign document, and it is encrypted: nothing in it can be checked here.',
    };
  const signatures: SignatureVerdict[] = [];
  let work = 0;
  const marks = text.matchAll(
    /\/ByteRange\s{0,4}\[\s{0,4}(\d{1,9})\s{1,4}(\d{1,9})\s{1,4}(\d{1,9})\s{1,4}(\d{1,9})\s{0,80}\]/g,
  );
  for (const mark of marks) {
    if (signatures.length >= MAX_SIGNATURES) break;
    const range = mark.slice(1).map(Number);
    work += pdf.length;
    signatures.push(await checkForeign(pdf, text, range, work <= MAX_WORK));
  }
  return { ...NOT_OURS, status: 'not-ours', sentence: sentenceFor(signatures), signatures };
}

function sentenceFor(signatures: readonly SignatureVerdict[]): string {
  if (signatures.length === 0) return 'This is not a Countersign document.';
  const broken = signatures.filter((signature) => signature.reason !== 'cannot-say').length;
  return broken > 0
    ? 'This is not a Countersign document, and what was signed in it was changed.'
    : 'This is not a Countersign document: whether its signatures hold cannot be said here. Check it with the program it comes from.';
}

async function checkForeign(
  pdf: Uint8Array,
  text: string,
  range: readonly number[],
  withinWork: boolean,
): Promise<SignatureVerdict> {
  const [start = 0, first = 0, second = 0, length = 0] = range;
  const hex = text.slice(start + first + 1, second - 1).replace(/\s/g, '');
  const cms = second - first < 400_000 && second > first ? fromHex(hex) : null;
  const nobody = {
    role: null,
    name: '',
    email: '',
    organisation: '',
    fingerprint: '',
    at: null,
    offsetMinutes: null,
    validUntil: null,
    valid: false,
    appearance: null,
  } as const;
  const cannotSay = {
    ...nobody,
    reason: 'cannot-say',
    sentence: 'A signature in a form that cannot be checked here.',
  } as const;
  if (!cms || !withinWork || start !== 0 || second + length > pdf.length) return cannotSay;
  try {
    const { ContentInfo, SignedData } = await import('pkijs');
    const content = ContentInfo.fromBER(readDer(withoutZeros(cms), true).raw.slice().buffer);
    const signed = new SignedData({ schema: content.content });
    const covered = concatBytes(pdf.subarray(0, first), pdf.subarray(second, second + length));
    const result = await signed.verify({
      signer: 0,
      data: covered.buffer,
      checkChain: false,
      extendedMode: true,
    });
    const raw = result.signerCertificate ? new Uint8Array(result.signerCertificate.toSchema().toBER()) : null;
    const who = raw ? await personOf(raw) : {};
    const whole = second + length === pdf.length;
    if (result.signatureVerified !== true) return { ...nobody, ...who, ...BROKEN };
    return {
      ...nobody,
      ...who,
      reason: 'cannot-say',
      sentence: whole
        ? 'The bytes this signature covers are unchanged; whether it stands for the document cannot be said here.'
        : 'The bytes this signature covers are unchanged, but more was added to the file after it.',
    };
  } catch (error) {
    // pkijs throws on a digest that does not match, and on what it does not know.
    const failed = error instanceof Error && /digest|verif/i.test(error.message);
    return failed ? { ...nobody, ...BROKEN } : cannotSay;
  }
}

const BROKEN = {
  reason: 'bytes-changed',
  sentence: 'What this signature covers is not what was signed.',
} as const;

async function personOf(certificate: Uint8Array) {
  try {
    const { name, email, organisation, notAfter } = readCertificate(certificate);
    const validUntil = new Date(notAfter).toISOString();
    return { name, email, organisation, validUntil, fingerprint: await fingerprintOf(certificate) };
  } catch {
    return {};
  }
}

// The room for a signature is filled up with zeros behind it; a DER length says where it ends.
function withoutZeros(cms: Uint8Array): Uint8Array {
  const count = (cms[1] ?? 0) & 0x7f;
  if ((cms[1] ?? 0) < 0x80) return cms.subarray(0, 2 + count);
  if (count === 0) return cms.subarray(0, cms.findLastIndex((byte) => byte !== 0) + 3);
  const length = cms.subarray(2, 2 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  return cms.subarray(0, 2 + count + length);
}
