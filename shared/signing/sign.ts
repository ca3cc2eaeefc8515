import { sameName } from '../rules/signing';
import { drawInk, drawText, type Ink } from './appearance';
import { sameBytes, sha256, toHex } from './bytes';
import { type Certificate, fingerprintOf } from './certificate';
import { cmsRoom, signCms } from './cms';
import { REASON_PREFIX } from './conventions';
import { SigningError } from './errors';
import { type Examined, examine, type SoundSignature } from './examine';
import { signingObstacle, type UnlockedIdentity } from './identity';
import { buildUpdate } from './pdf/signing-update';
import { comparePages, type Regenerate } from './regenerate';
import { appearanceFacts, type BoxFonts, boxFonts, boxSize, compareAppearance } from './signature-box';
import { FIELD_NAMES, ROLE_TITLES, SIGNER_ROLES, type SignerRole } from './signer-role';
import { writePdfDate } from './signing-time';

export interface SignatureAppearance {
  readonly ink?: Ink;
}

export interface SignInput {
  readonly pdf: Uint8Array;
  readonly role: SignerRole;
  readonly identity: UnlockedIdentity;
  /** Instant (ISO 8601). */
  readonly at: string;
  /** Minutes east of UTC in which the signer's clock is shown. */
  readonly offsetMinutes?: number;
  /** Of the visible name. */
  readonly fonts: BoxFonts;
  readonly appearance?: SignatureAppearance;
  /** Draws the base again from its plan; a document whose pages differ from its plan is then not signed. */
  readonly regenerate?: Regenerate;
}

export interface SignedBy {
  readonly role: SignerRole;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly fingerprint: string;
  /** Instant (ISO 8601, UTC). */
  readonly at: string;
}

/** What a person is about to sign. */
export interface Signable {
  readonly pages: number;
  /** SHA-256 of the unsigned document, upper-case hex in groups of four: the same for both signers. */
  readonly digest: string;
  readonly generator: string;
  readonly planJson: Uint8Array;
  readonly signedBy: readonly SignedBy[];
  readonly open: readonly SignerRole[];
}

/**
 * What the file offers for signing.
 * @throws SigningError 'not-signable' for anything that is not exactly a base of ours, or that base with sound signatures
 */
export async function describeSignable(pdf: Uint8Array): Promise<Signable> {
  return toSignable(await soundOrThrow(pdf), pdf);
}

async function toSignable(examined: Examined, pdf: Uint8Array): Promise<Signable> {
  const { base, signatures } = examined;
  const digest = toHex(await sha256(pdf.subarray(0, base.end))).toUpperCase();
  return {
    pages: base.pages,
    digest: (digest.match(/.{4}/g) ?? []).join(' '),
    generator: base.generator,
    planJson: base.planJson,
    signedBy: await Promise.all(signatures.map(signedBy)),
    open: SIGNER_ROLES.filter((role) => !signatures.some((signature) => signature.role === role)),
  };
}

export async function signedBy({ role, certificate, time }: SoundSignature): Promise<SignedBy> {
  const { name, email, organisation } = certificate;
  const fingerprint = await fingerprintOf(certificate.der);
  return { role, name, email, organisation, fingerprint, at: new Date(time.at).toISOString() };
}

async function soundOrThrow(pdf: Uint8Array): Promise<Examined> {
  const examined = await examine(pdf);
  if (typeof examined === 'string')
    throw new SigningError(
      'not-signable',
      `This is not an unchanged document of Countersign (${examined}). Nothing was signed; export the document again.`,
    );
  if (examined.problem)
    throw new SigningError(
      'not-signable',
      `This document was changed after it was made or signed (${examined.problem.message}). Nothing was signed; ask for the original file.`,
    );
  return examined;
}

/** Rule SIGN-1: one person or one key must not sign for both sides. */
export function isSameSigner(
  a: Pick<Certificate, 'name' | 'email' | 'keyValue'>,
  b: Pick<Certificate, 'name' | 'email' | 'keyValue'>,
): boolean {
  return sameBytes(a.keyValue, b.keyValue) || (sameName(a.name, b.name) && sameName(a.email, b.email));
}

/**
 * Signs one side's field with an incremental update and returns the whole new file; `pdf` is not changed.
 * @throws SigningError with a plain sentence when the file, the identity or the pair of signers does not allow it
 */
export async function signDocument(input: SignInput): Promise<Uint8Array> {
  const { pdf, role, identity } = input;
  const [certificate] = identity.certificates;
  const time = {
    at: Math.floor(Date.parse(input.at) / 1000) * 1000,
    offsetMinutes: input.offsetMinutes ?? 0,
  };
  if (
    !certificate ||
    Number.isNaN(time.at) ||
    !Number.isInteger(time.offsetMinutes) ||
    Math.abs(time.offsetMinutes) > 14 * 60
  )
    throw new SigningError('bad-input', 'The time of the signature is not a time.');
  const examined = await soundOrThrow(pdf);
  checkSigner(examined, certificate, role, time.at);
  if (input.regenerate) await checkPages(examined, pdf, input.regenerate);
  await checkBoxes(examined, input.fonts);

  const roleTitle = ROLE_TITLES[role];
  const box = boxSize(examined, role);
  const ink = drawInkOrThrow(input.appearance?.ink, box);
  const facts = await appearanceFacts(certificate, { role, roleTitle, time, ...box });
  const text = drawText(facts, await boxFonts(input.fonts, facts), ink.length > 0);
  const content = new Uint8Array(text.content.length + ink.length);
  content.set(text.content);
  content.set(ink, text.content.length);
  const update = buildUpdate(examined.file, {
    role,
    name: certificate.name,
    reason: `${REASON_PREFIX}${roleTitle}`,
    date: writePdfDate(time),
    content,
    fonts: text.fonts,
    room: cmsRoom(identity.certificates),
  });
  if (!update)
    throw new SigningError('already-signed', `The ${ROLE_TITLES[role]} has already signed this document.`);

  const signed = new Uint8Array(pdf.length + update.bytes.length);
  signed.set(pdf);
  signed.set(update.bytes, pdf.length);
  const [start, first, second, length] = update.byteRange;
  const covered = new Uint8Array(first + length);
  covered.set(signed.subarray(start, first));
  covered.set(signed.subarray(second, second + length), first);
  const cms = toHex(await signCms(await sha256(covered), identity.certificates, identity.privateKey));
  if (cms.length > update.contentsEnd - update.contentsStart)
    throw new RangeError('the signature does not fit its room');
  for (let i = 0; i < cms.length; i += 1) signed[update.contentsStart + i] = cms.charCodeAt(i);
  const check = await examine(signed);
  if (typeof check === 'string' || check.problem) throw new Error('a new signature does not verify');
  return signed;
}

function checkSigner(examined: Examined, certificate: Certificate, role: SignerRole, at: number): void {
  const obstacle = signingObstacle(certificate, at);
  if (obstacle) throw obstacle;
  const taken = examined.signatures.find((signature) => signature.role === role);
  if (taken)
    throw new SigningError(
      'already-signed',
      `The ${ROLE_TITLES[role]} has already signed this document: ${taken.certificate.name}.`,
    );
  const same = examined.signatures.find((signature) => isSameSigner(signature.certificate, certificate));
  if (same)
    throw new SigningError(
      'same-signer',
      `${same.certificate.name} has already signed as ${FIELD_NAMES[same.role]}. The two signatures must come from two people with two keys.`,
    );
}

async function checkPages(examined: Examined, pdf: Uint8Array, regenerate: Regenerate): Promise<void> {
  const pages = await comparePages(examined.base, pdf, regenerate);
  switch (pages) {
    case 'same':
      return;
    case 'other-generator':
      throw new SigningError(
        'plan-mismatch',
        'This document was made by another version of Countersign, so its pages cannot be compared with its plan. Nothing was signed; export it again with this version.',
      );
    case 'differs':
    case 'cannot-draw':
      throw new SigningError(
        'plan-mismatch',
        'The pages of this document do not say the same as the plan attached to it. Nothing was signed; do not sign this file.',
      );
  }
}

// Whoever signs second signs what the first one's box shows as well.
async function checkBoxes(examined: Examined, fonts: BoxFonts): Promise<void> {
  for (const signature of examined.signatures)
    if ((await compareAppearance(examined, signature, fonts)) === 'differs')
      throw new SigningError(
        'not-signable',
        `The box of ${signature.certificate.name} on the page does not show what that signature says. Nothing was signed; ask for a document that was signed with Countersign.`,
      );
}

function drawInkOrThrow(
  ink: Ink | undefined,
  box: { readonly width: number; readonly height: number },
): Uint8Array {
  try {
    return drawInk(ink, box);
  } catch (error) {
    if (error instanceof RangeError)
      throw new SigningError(
        'bad-input',
        'The handwritten signature is too long. Clear it and write it again.',
      );
    throw error;
  }
}
