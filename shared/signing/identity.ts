import { z } from 'zod';
import { createId, idSchema } from '../model/ids';
import { SIGNER_ROLES } from '../model/signature';
import { fromBase64, ownBytes, sameBytes, toBase64 } from './bytes';
import {
  type Certificate,
  fingerprintOf,
  keyAlgorithm,
  makeSelfSigned,
  plainLine,
  readCertificate,
} from './certificate';
import { SigningError } from './errors';
import { readPkcs12, writePkcs12 } from './pkcs12';
import { decryptPrivateKey, encryptPrivateKey } from './private-key';
import { ROLE_TITLES, type SignerRole } from './signer-role';

const base64Schema = z.base64().min(1).max(200_000);

/** A signing identity as it is kept: the private key is in it, but only under its passphrase. */
export const identitySchema = z
  .strictObject({
    id: idSchema('identity'),
    name: z.string().min(1).max(200),
    /** What the person signs as, by default. */
    role: z.enum(SIGNER_ROLES),
    organisation: z.string().max(200),
    email: z.string().max(320),
    /** DER in base64: the person's own certificate, then its issuers. */
    certificates: z.array(base64Schema).min(1).max(10).readonly(),
    /** Instants (ISO 8601, UTC). */
    notBefore: z.iso.datetime(),
    notAfter: z.iso.datetime(),
    /** SHA-256 of the certificate, upper-case hex in groups of four. */
    fingerprint: z.string().regex(/^([0-9A-F]{4} ){15}[0-9A-F]{4}$/),
    /** PKCS#8 EncryptedPrivateKeyInfo (DER, base64). */
    privateKey: base64Schema,
  })
  .readonly();

export type Identity = z.infer<typeof identitySchema>;

export interface NewIdentity {
  readonly name: string;
  readonly role: SignerRole;
  readonly organisation: string;
  readonly email: string;
  readonly validYears: number;
  readonly passphrase: string;
  /** Instant (ISO 8601) from which it is valid. */
  readonly now: string;
}

/** At least this many characters: the passphrase is all that guards a copied identity. */
export const MIN_PASSPHRASE = 8;

/** An identity with its key ready to sign. It cannot be serialised, and the key cannot be read out of it. */
export class UnlockedIdentity {
  readonly #key: CryptoKey;

  constructor(
    readonly identity: Identity,
    /** The signer's certificate first. */
    readonly certificates: readonly Certificate[],
    key: CryptoKey,
  ) {
    this.#key = key;
  }

  get privateKey(): CryptoKey {
    return this.#key;
  }

  toJSON(): never {
    throw new TypeError('An unlocked identity is never written down');
  }
}

/**
 * Makes a key pair (EC P-256) and a self-signed certificate for it.
 * @throws SigningError 'bad-input'
 */
export async function createIdentity(input: NewIdentity): Promise<Identity> {
  const { role, validYears, now, passphrase } = input;
  const [name, organisation, email] = [
    plainLine(input.name),
    plainLine(input.organisation),
    plainLine(input.email),
  ];
  if (name === '' || name.length > 200 || organisation.length > 200)
    throw new SigningError('bad-input', 'Enter the name the signature shall carry (up to 200 characters).');
  if (email.length > 254 || !/^[\x21-\x7e]+@[\x21-\x7e]+$/.test(email))
    throw new SigningError('bad-input', 'Enter an e-mail address, for example jane@example.com.');
  checkPassphrase(passphrase);
  const notBefore = Math.floor(Date.parse(now) / 1000) * 1000;
  if (!Number.isInteger(validYears) || validYears < 1 || validYears > 20 || Number.isNaN(notBefore))
    throw new SigningError('bad-input', 'An identity is valid for 1 to 20 years.');
  const end = new Date(notBefore);
  end.setUTCFullYear(end.getUTCFullYear() + validYears);
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const facts = { name, title: ROLE_TITLES[role], organisation, email, notBefore, notAfter: end.getTime() };
  const certificate = await makeSelfSigned(facts, keys);
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  return toIdentity([certificate], pkcs8, passphrase, role);
}

function checkPassphrase(passphrase: string): void {
  if ([...passphrase].length < MIN_PASSPHRASE)
    throw new SigningError('bad-input', `Choose a passphrase of at least ${MIN_PASSPHRASE} characters.`);
}

async function toIdentity(
  certificates: readonly Uint8Array[],
  pkcs8: Uint8Array,
  passphrase: string,
  role: SignerRole,
): Promise<Identity> {
  const [own] = certificates;
  if (!own) throw new SigningError('bad-identity-file', 'The file holds no certificate.');
  const certificate = readCertificate(own);
  const made = identitySchema.safeParse({
    id: createId('identity'),
    name: certificate.name.slice(0, 200) || certificate.email || 'Unnamed',
    role,
    organisation: certificate.organisation.slice(0, 200),
    email: certificate.email,
    certificates: certificates.map(toBase64),
    notBefore: new Date(certificate.notBefore).toISOString(),
    notAfter: new Date(certificate.notAfter).toISOString(),
    fingerprint: await fingerprintOf(own),
    privateKey: toBase64(await encryptPrivateKey(pkcs8, passphrase)),
  });
  if (made.success) return made.data;
  throw new SigningError(
    'bad-identity-file',
    'The certificate says something that cannot be taken over (its name, e-mail address or dates are too long or broken).',
  );
}

/**
 * Opens the private key.
 * @throws SigningError 'wrong-passphrase', or 'bad-identity-file' when key and certificate do not belong together
 */
export async function unlockIdentity(identity: Identity, passphrase: string): Promise<UnlockedIdentity> {
  const { certificates, pkcs8 } = await open(identity, passphrase, 'Nothing was signed');
  const [own] = certificates;
  if (!own) throw new SigningError('bad-identity-file', 'The identity holds no certificate.');
  const key = await importPrivateKey(pkcs8, own);
  // The words beside the key are only words: what counts is what the certificate says.
  const facts = { fingerprint: await fingerprintOf(own.der), email: own.email };
  if (facts.fingerprint !== identity.fingerprint || facts.email !== identity.email)
    throw new SigningError(
      'bad-identity-file',
      'The identity was changed: its name or fingerprint is not that of its certificate.',
    );
  return new UnlockedIdentity(identity, certificates, key);
}

async function open(identity: Identity, passphrase: string, undone: string) {
  const pkcs8 = await decryptPrivateKey(fromBase64(identity.privateKey), passphrase, undone);
  return { certificates: identity.certificates.map((text) => certificateFrom(fromBase64(text))), pkcs8 };
}

/** @throws SigningError also where the bytes are no certificate */
function certificateFrom(bytes: Uint8Array): Certificate {
  try {
    return readCertificate(bytes);
  } catch (error) {
    if (error instanceof SigningError) throw error;
    throw new SigningError(
      'bad-identity-file',
      'A certificate of this identity is damaged. Import the identity again from its backup.',
    );
  }
}

/** Loads the key and proves, by signing something, that it is the certificate's. */
async function importPrivateKey(pkcs8: Uint8Array, certificate: Certificate): Promise<CryptoKey> {
  const { load, use } = keyAlgorithm(certificate.key);
  const probe = crypto.getRandomValues(new Uint8Array(32));
  try {
    const key = await crypto.subtle.importKey('pkcs8', ownBytes(pkcs8), load, false, ['sign']);
    const publicKey = await crypto.subtle.importKey('spki', ownBytes(certificate.publicKey), load, false, [
      'verify',
    ]);
    if (await crypto.subtle.verify(use, publicKey, await crypto.subtle.sign(use, key, probe), probe))
      return key;
  } catch {
    // Falls through: a key that cannot be loaded is told like one that does not fit.
  }
  throw new SigningError(
    'bad-identity-file',
    'The private key does not belong to the certificate beside it, so it cannot sign.',
  );
}

/**
 * A plain sentence when the identity must not sign at this instant (milliseconds), else null.
 */
export function signingObstacle(certificate: Certificate, at: number): SigningError | null {
  const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
  if (certificate.notAfter < at)
    return new SigningError(
      'certificate-expired',
      `The certificate of ${certificate.name} expired on ${day(certificate.notAfter)}. Renew the identity, then sign.`,
    );
  if (certificate.notBefore > at)
    return new SigningError(
      'certificate-not-yet-valid',
      `The certificate of ${certificate.name} is valid only from ${day(certificate.notBefore)}. Check the clock of this computer.`,
    );
  if (!certificate.keyUsage)
    return new SigningError(
      'certificate-not-for-signing',
      `The certificate of ${certificate.name} does not say what its key may be used for. Ask for one with the key usage "digital signature".`,
    );
  if (!certificate.keyUsage.signs)
    return new SigningError(
      'certificate-not-for-signing',
      `The certificate of ${certificate.name} is not meant for signing. Ask for one with the key usage "digital signature".`,
    );
  if (certificate.key.type === 'rsa' && certificate.key.bits < 2048)
    return new SigningError(
      'unsupported-key',
      `The key of ${certificate.name} is an RSA key of ${certificate.key.bits} bits, too short to be trusted. Use 2048 bits or more.`,
    );
  return null;
}

/** The identity as a PKCS#12 file (.p12) under the passphrase that also opens the identity. @throws SigningError */
export async function exportIdentity(identity: Identity, passphrase: string): Promise<Uint8Array> {
  const { certificates, pkcs8 } = await open(identity, passphrase, 'No file was written');
  return writePkcs12(
    { certificates: certificates.map(({ der }) => der), pkcs8, name: identity.name },
    passphrase,
  );
}

/**
 * Takes over an identity from a .p12 or .pfx file; its passphrase stays.
 * @param role what the person signs as by default
 * @throws SigningError 'wrong-passphrase' | 'bad-identity-file' | 'unsupported-key'
 */
export async function importIdentity(
  file: Uint8Array,
  passphrase: string,
  role: SignerRole = 'cpo',
): Promise<Identity> {
  const { chain, pkcs8 } = await readIdentityFile(file, passphrase);
  return toIdentity(chain, pkcs8, passphrase, role);
}

/**
 * A key that can sign, with the certificate it belongs to first and that one's issuers, out of a .p12 or .pfx file.
 * @throws SigningError 'wrong-passphrase' | 'bad-identity-file' | 'unsupported-key'
 */
export async function readIdentityFile(
  file: Uint8Array,
  passphrase: string,
): Promise<{ readonly chain: readonly Uint8Array[]; readonly pkcs8: Uint8Array }> {
  const { certificates, pkcs8 } = await readPkcs12(file, passphrase);
  let problem = new SigningError(
    'bad-identity-file',
    'The file holds no certificate that fits its private key.',
  );
  for (const candidate of certificates) {
    try {
      const certificate = certificateFrom(candidate);
      await importPrivateKey(pkcs8, certificate);
      return { chain: chainOf(certificate, certificates), pkcs8 };
    } catch (error) {
      if (!(error instanceof SigningError)) throw error;
      // An authority's certificate beside the person's may have a kind of key we cannot use.
      if (error.code === 'unsupported-key') problem = error;
    }
  }
  throw problem;
}

// The person's certificate, then the issuer of each, as far as the file holds them.
function chainOf(own: Certificate, certificates: readonly Uint8Array[]): readonly Uint8Array[] {
  const chain = [own];
  for (let last = own; !sameBytes(last.issuer, last.subject) && chain.length < 6; ) {
    const next = certificates
      .map((candidate) => {
        try {
          return readCertificate(candidate);
        } catch {
          return null;
        }
      })
      .find((candidate) => candidate && sameBytes(candidate.subject, last.issuer));
    if (!next || chain.some((known) => sameBytes(known.der, next.der))) break;
    chain.push(next);
    last = next;
  }
  return chain.map(({ der }) => der);
}

/**
 * A new certificate for the same person with a new key; the old identity stays as it is.
 * @throws SigningError 'wrong-passphrase' when the passphrase is not the old identity's
 */
export async function renewIdentity(
  identity: Identity,
  options: { readonly passphrase: string; readonly validYears: number; readonly now: string },
): Promise<Identity> {
  await open(identity, options.passphrase, 'The identity is as it was');
  const { name, role, organisation, email } = identity;
  return createIdentity({ name, role, organisation, email, ...options });
}
