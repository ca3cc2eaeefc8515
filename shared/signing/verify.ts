import type { Base } from './base';
import { type Certificate, fingerprintOf } from './certificate';
import { type Examined, examine, type Problem, type SoundSignature } from './examine';
import { verifyForeign } from './foreign';
import { LIMITS } from './pdf/limits';
import { readPdf } from './pdf/read-file';
import { comparePages, type PageComparison, type Regenerate } from './regenerate';
import { type FoundSignature, scanSignatures } from './scan';
import { isSameSigner } from './sign';
import { type BoxFonts, compareAppearance } from './signature-box';
import { FIELD_NAMES } from './signer-role';
import {
  type BreakReason,
  NOT_OURS,
  type RevisionVerdict,
  type SignatureVerdict,
  type Verdict,
} from './verdict';

export interface VerifyOptions {
  /** Draws the base again from its plan, so that pages and plan are proven to say the same. */
  readonly regenerate?: Regenerate;
  /** The fonts signatures are drawn with, to check what each shows on its page (as for signing). */
  readonly fonts?: BoxFonts;
}

/**
 * Says what a PDF is worth: signed by both and unchanged, or what is wrong with it and which signature that breaks.
 * Never throws for what is in the file.
 */
export async function verifyDocument(pdf: Uint8Array, options: VerifyOptions = {}): Promise<Verdict> {
  if (pdf.length > LIMITS.fileBytes)
    return { ...NOT_OURS, status: 'unreadable', sentence: 'This file is too large to be checked.' };
  const examined = await examine(pdf);
  if (typeof examined === 'string') return claimsToBeOurs(pdf) ? damaged(pdf, examined) : verifyForeign(pdf);
  return examined.problem
    ? changedAfter(pdf, examined, examined.problem, options)
    : sound(pdf, examined, options);
}

// A document of ours carries several marks: damage to one must not turn it into somebody else's file.
function claimsToBeOurs(pdf: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(pdf);
  const marks = ['/T (CPO)', '/T (CTO)', '(plan.json)', '(Countersign ', '/AFRelationship /Source'];
  return text.startsWith('%PDF-') && marks.filter((mark) => text.includes(mark)).length >= 4;
}

async function sound(pdf: Uint8Array, examined: Examined, options: VerifyOptions): Promise<Verdict> {
  const { base, signatures } = examined;
  const pages = options.regenerate ? await comparePages(base, pdf, options.regenerate) : null;
  const how = pages === 'other-generator' ? withoutFonts(options) : options;
  const told = await Promise.all(signatures.map((signature) => tell(examined, signature, how)));
  const [first, second] = signatures;
  const facts = {
    ...factsOf(base, examined),
    signatures: told,
    change: null,
    soundLength: pdf.length,
    pages,
  };
  if (pages === 'differs' || pages === 'cannot-draw')
    return {
      ...facts,
      status: 'plan-mismatch',
      sentence:
        pages === 'differs'
          ? 'Do not rely on this document: nothing was changed after it was made, but its pages do not say what the plan attached to it says.'
          : 'Do not rely on this document yet: nothing was changed after it was made, but the plan attached to it cannot be drawn here, so that its pages could not be compared with it.',
    };
  const misleading = told.filter(({ appearance }) => appearance === 'differs').map(({ name }) => shown(name));
  if (misleading.length > 0)
    return {
      ...facts,
      status: 'appearance-mismatch',
      sentence: `Do not rely on this document: nothing was changed after it was signed, but the box of ${misleading.join(' and of ')} on its page shows something else than that signature says.`,
    };
  if (!first)
    return {
      ...facts,
      status: 'unsigned',
      sentence: `This is an unchanged roadmap document that nobody has signed yet.${pagesNote(pages)}`,
    };
  if (!second)
    return {
      ...facts,
      status: 'signed-by-one',
      sentence: `Signed by ${who(first)} only and unchanged since; the other signature is still missing.${pagesNote(pages)}`,
    };
  if (isSameSigner(first.certificate, second.certificate))
    return {
      ...facts,
      status: 'same-signer',
      sentence: `Both signatures hold, but they come from the same person or the same key (${shown(first.certificate.name)}): this is not a roadmap that two sides signed.`,
    };
  return {
    ...facts,
    status: 'signed-by-both',
    sentence: `Signed by ${who(first)} and ${who(second)}, and unchanged since.${pagesNote(pages)}`,
  };
}

function pagesNote(pages: PageComparison | null): string {
  return pages === 'other-generator'
    ? ' It was drawn by another version of Countersign and cannot be drawn again by this one, so its pages could not be compared with its plan.'
    : '';
}

const who = ({ certificate, role }: SoundSignature): string =>
  `${shown(certificate.name)} (${FIELD_NAMES[role]})`;

/** A name inside a sentence: one that could pass for a part of the sentence stands in quotes. */
function shown(name: string): string {
  const short = name.length > 80 ? `${name.slice(0, 79)}…` : name;
  return /^[\p{L}\p{M}\p{N}\s.'’-]*$/u.test(short) && short === name
    ? short
    : `“${short.replace(/[“”]/g, "'")}”`;
}

// What another version drew is not compared with what this one would draw.
function withoutFonts({ fonts: _, ...rest }: VerifyOptions): VerifyOptions {
  return rest;
}

function factsOf(base: Base, examined: Examined) {
  const revisions: RevisionVerdict[] = [
    { end: base.end, kind: 'document' },
    ...examined.signatures.map(({ revision }) => ({ end: revision.end, kind: 'signature' }) as const),
  ];
  return { revisions, planJson: base.planJson, generator: base.generator, pageCount: base.pages };
}

async function tell(
  examined: Examined,
  signature: SoundSignature,
  options: VerifyOptions,
): Promise<SignatureVerdict> {
  const { role, certificate, time } = signature;
  const appearance = options.fonts ? await compareAppearance(examined, signature, options.fonts) : null;
  return {
    ...(await person(certificate)),
    appearance,
    role,
    at: new Date(time.at).toISOString(),
    offsetMinutes: time.offsetMinutes,
    valid: true,
    reason: null,
    sentence:
      appearance === 'differs'
        ? `The signature of ${who(signature)} holds, but its box on the page shows something else: go by the name told here.`
        : `The signature of ${who(signature)} holds.`,
  };
}

async function person(certificate: Certificate | null) {
  const fingerprint = certificate ? await fingerprintOf(certificate.der) : '';
  return {
    name: certificate?.name ?? '',
    email: certificate?.email ?? '',
    organisation: certificate?.organisation ?? '',
    fingerprint,
    validUntil: certificate ? new Date(certificate.notAfter).toISOString() : null,
  };
}

/** The beginning is sound, then something follows that has no place there. */
async function changedAfter(
  pdf: Uint8Array,
  examined: Examined,
  problem: Problem,
  options: VerifyOptions,
): Promise<Verdict> {
  const { base, signatures } = examined;
  const soundLength = signatures.at(-1)?.revision.end ?? base.end;
  const told = await Promise.all(signatures.map((signature) => tell(examined, signature, options)));
  const last = told.pop();
  const signature = signatures.at(-1);
  if (last && signature)
    told.push({
      ...last,
      valid: false,
      reason: 'added-after',
      sentence: `The signature of ${who(signature)} is broken: something was added to the file after it that is no mere signature.`,
    });
  for (const found of await scanSignatures(pdf))
    if (found.at >= soundLength) told.push(await tellFound(found, true));
  const revisions: RevisionVerdict[] = [
    ...factsOf(base, examined).revisions,
    { end: pdf.length, kind: 'foreign' },
  ];
  return {
    ...factsOf(base, examined),
    status: 'changed',
    sentence: changeSentence(pdf, examined, problem),
    signatures: told,
    revisions,
    change: { at: problem.at, message: problem.message },
    soundLength,
    pages: options.regenerate ? await comparePages(base, pdf, options.regenerate) : null,
  };
}

function changeSentence(pdf: Uint8Array, examined: Examined, problem: Problem): string {
  const last = examined.signatures.at(-1);
  const when = last ? `${who(last)} signed it` : 'it was made';
  if (problem.at >= pdf.length)
    return `This file is incomplete: it was cut off, or damaged, after ${when}. Ask for the original file.`;
  const what =
    problem.touched.length > 0 ? problem.touched.join(', ') : 'something that is no mere signature was added';
  return problem.touched.length > 0
    ? `This document was changed after ${when}: an update touches ${what}.`
    : `This document was changed after ${when}: ${what}.`;
}

/** The document itself is no longer what it was. */
async function damaged(pdf: Uint8Array, message: string): Promise<Verdict> {
  const found = await scanSignatures(pdf);
  const signatures = await Promise.all(found.map((one) => tellFound(one, false)));
  return {
    ...NOT_OURS,
    status: 'changed',
    sentence:
      signatures.length === 0
        ? 'This document was made by Countersign, but was changed or damaged since. Ask for the original file.'
        : 'This document was changed or damaged after it was signed: it is not what was signed. Ask for the original file.',
    signatures,
    revisions: [{ end: pdf.length, kind: 'foreign' }],
    change: { at: readPdf(pdf).problem?.at ?? 0, message },
  };
}

async function tellFound(found: FoundSignature, isUpdate: boolean): Promise<SignatureVerdict> {
  const facts = await person(found.certificate);
  const owner = facts.name === '' ? 'A signature' : `The signature of ${shown(facts.name)}`;
  const told = (reason: BreakReason, why: string): SignatureVerdict => ({
    ...facts,
    appearance: null,
    role: found.role,
    at: null,
    offsetMinutes: null,
    valid: false,
    reason,
    sentence: `${owner} is broken: ${why}.`,
  });
  if (found.intact && isUpdate)
    return told('more-than-a-signature', 'it was added together with changes that no signature may bring');
  if (found.intact) return told('added-after', 'the file it stands in was built around it');
  if (!found.readable) return told('signature-damaged', 'the signature itself is damaged or cut off');
  return told('bytes-changed', 'the document is not the one that was signed');
}
