import { regenerateWith, signatureFonts } from '@shared/document/index';
import {
  type Contact,
  type KeysTold,
  keysOf,
  type SignatureVerdict,
  type Standing,
  standingOf,
  verifyDocument,
} from '@shared/signing/index';
import { CliError, type ExitCode } from './cli-error';
import type { CliHost } from './cli-host';
import { loadContacts, rememberRead } from './contacts-file';
import { readBytes } from './file-access';
import { plainText, printJson } from './output';

export interface VerifyArguments {
  /** A file of fingerprints that were read out. */
  readonly known?: string;
  /** Fingerprints that their owners have just read out. */
  readonly remember?: readonly string[];
  readonly json?: boolean;
}

/**
 * 0 only when CPO and CTO have both signed and nothing was changed since, and, with `known`, when both keys are known there.
 * The first line says it in a sentence.
 */
export async function verify(path: string, given: VerifyArguments, host: CliHost): Promise<ExitCode> {
  const { known, remember = [], json } = given;
  if (remember.length > 0 && known === undefined)
    throw new CliError('--remember needs --known FILE, the file that remembers.');
  const pdf = await readBytes(path);
  const before = known === undefined ? null : await loadContacts(known, remember.length > 0);
  const fonts = await host.fonts();
  const verdict = await verifyDocument(pdf, {
    regenerate: regenerateWith(fonts),
    fonts: signatureFonts(fonts),
  });
  if (verdict.status === 'unreadable') throw new CliError(`${path}: ${verdict.sentence}`);
  const contacts =
    known !== undefined && before
      ? await rememberRead(known, before, remember, verdict.signatures, host.now().toISOString())
      : null;
  const keys = contacts && keysOf(verdict.signatures, contacts);
  const isValid = verdict.status === 'signed-by-both';
  if (json) {
    const { planJson, signatures, ...told } = verdict;
    printJson(host, {
      file: path,
      valid: isValid,
      ...(contacts && { keys: keys?.standing ?? null }),
      hasPlan: planJson !== null,
      ...told,
      signatures: signatures.map((signature) => {
        const standing = standingIn(contacts, signature);
        // Without a list of known fingerprints there is nothing to say of them.
        return {
          ...signature,
          known: standing && standing.kind === 'known',
          standing: standing?.kind ?? null,
        };
      }),
    });
  } else {
    host.print(plainText(verdict.sentence));
    if (keys) host.print(plainText(keys.sentence));
    for (const signature of verdict.signatures)
      for (const line of signatureLines(signature, standingIn(contacts, signature)))
        host.print(plainText(line));
    if (verdict.change) host.print(plainText(`  From byte ${verdict.change.at}: ${verdict.change.message}`));
  }
  return isValid && isTrusted(keys, contacts) ? 0 : 1;
}

const isTrusted = (keys: KeysTold | null, contacts: readonly Contact[] | null): boolean =>
  contacts === null || keys?.standing === 'known';

/** null: there is no list, or the signature is no reason to speak of its key. */
function standingIn(contacts: readonly Contact[] | null, signature: SignatureVerdict): Standing | null {
  return contacts && signature.valid ? standingOf(contacts, signature) : null;
}

function signatureLines(signature: SignatureVerdict, standing: Standing | null): readonly string[] {
  const { sentence, role, name, at, fingerprint } = signature;
  const facts = [role?.toUpperCase(), name, at, fingerprint && `fingerprint ${fingerprint}`].filter(Boolean);
  const lines = [`  ${sentence}`, `    ${facts.join(', ')}`];
  return standing ? [...lines, `    ${standingSentence(name, standing)}`] : lines;
}

function standingSentence(name: string, standing: Standing): string {
  switch (standing.kind) {
    case 'known':
      return `Known: ${name} read this fingerprint out on ${standing.since.slice(0, 10)}.`;
    case 'changed':
      return `CHANGED: on ${standing.before.at.slice(0, 10)} ${name} read out another fingerprint, ${standing.before.fingerprint}. Ask ${name} in person before you rely on it.`;
    case 'new':
      return `New: nobody has compared this fingerprint with ${name} yet.${
        standing.alike
          ? ` Take care: you know ${standing.alike.name} (${standing.alike.email || 'no e-mail address'}), who has another key.`
          : ''
      }`;
  }
}
