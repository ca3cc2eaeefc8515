import { type Bytes, sha256, toHex } from './bytes';
import {
  bitString,
  child,
  DerError,
  type DerNode,
  der,
  integer,
  octets,
  oid,
  readDer,
  readOid,
  readText,
  readTime,
  sequence,
  setOf,
  TAG,
  tagged,
  time,
  unsignedInteger,
  utf8,
} from './der';
import { SigningError } from './errors';

const NAME = {
  common: '2.5.4.3',
  organisation: '2.5.4.10',
  title: '2.5.4.12',
  given: '2.5.4.42',
  surname: '2.5.4.4',
};
const EMAIL = '1.2.840.113549.1.9.1';
const EXTENSION = {
  subjectKey: '2.5.29.14',
  keyUsage: '2.5.29.15',
  alternativeName: '2.5.29.17',
  constraints: '2.5.29.19',
  extendedUsage: '2.5.29.37',
};
const CURVES: Readonly<Record<string, 'P-256' | 'P-384' | 'P-521'>> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
};

export type KeyKind =
  | { readonly type: 'ec'; readonly curve: 'P-256' | 'P-384' | 'P-521' }
  | { readonly type: 'rsa'; readonly bits: number };

/** What we use of an X.509 certificate (RFC 5280). Times are milliseconds since 1970. */
export interface Certificate {
  readonly der: Uint8Array;
  readonly serial: Uint8Array;
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly key: KeyKind;
  /** The modulus or the point: what two encodings of one key have in common. */
  readonly keyValue: Uint8Array;
  readonly name: string;
  readonly organisation: string;
  readonly title: string;
  readonly email: string;
  readonly notBefore: number;
  readonly notAfter: number;
  /** null when the certificate does not say what its key is for. */
  readonly keyUsage: { readonly signs: boolean; readonly certifies: boolean } | null;
  readonly authority: boolean;
}

/** Reads a certificate. @throws DerError for what is not one; SigningError 'unsupported-key' for a key kind we cannot use */
export function readCertificate(bytes: Uint8Array): Certificate {
  const root = readDer(bytes);
  const body = child(root, 0, TAG.sequence);
  const shift = body.children[0]?.tag === 0xa0 ? 1 : 0;
  const subject = child(body, shift + 4, TAG.sequence);
  const validity = child(body, shift + 3, TAG.sequence);
  const publicKey = child(body, shift + 5, TAG.sequence);
  const names = readName(subject);
  const extensions = readExtensions(body);
  const alternative = extensions.get(EXTENSION.alternativeName);
  const mail = alternative ? readDer(alternative).children.find((entry) => entry.tag === 0x81) : undefined;
  const email = mail ? plainLine(new TextDecoder('latin1').decode(mail.content)) : (names.get(EMAIL) ?? '');
  const usage = extensions.get(EXTENSION.keyUsage);
  const bits = usage ? (readDer(usage).content[1] ?? 0) : 0;
  const constraints = extensions.get(EXTENSION.constraints);
  const given = [names.get(NAME.given), names.get(NAME.surname)]
    .filter((part) => part !== undefined)
    .join(' ');
  return {
    der: bytes,
    serial: child(body, shift, TAG.integer).raw,
    issuer: child(body, shift + 2, TAG.sequence).raw,
    subject: subject.raw,
    publicKey: publicKey.raw,
    key: readKeyKind(publicKey),
    keyValue: readKeyValue(publicKey),
    // A signature must always say whose it is, if only that nobody is named.
    name: (names.get(NAME.common) ?? given) || email || 'Unnamed',
    organisation: names.get(NAME.organisation) ?? '',
    title: names.get(NAME.title) ?? '',
    email,
    notBefore: readTime(child(validity, 0)),
    notAfter: readTime(child(validity, 1)),
    keyUsage: usage ? { signs: (bits & 0xc0) !== 0, certifies: (bits & 0x04) !== 0 } : null,
    authority: constraints ? readDer(constraints).children[0]?.content[0] === 0xff : false,
  };
}

// Everything that leaves no ink, but for the two joiners that some scripts need inside a word.
const HIDDEN = /[\p{Cc}\p{Cn}\p{Co}]|(?![\u200c\u200d])\p{Default_Ignorable_Code_Point}/gu;

/** One line without control characters or marks that turn the direction of writing: a name must not pose as another. */
export function plainLine(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').replace(HIDDEN, '').trim();
}

function readName(name: DerNode): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const set of name.children)
    for (const pair of set.children) {
      const key = readOid(child(pair, 0));
      const text = readText(child(pair, 1));
      if (text !== null && !found.has(key)) found.set(key, plainLine(text));
    }
  return found;
}

function readExtensions(body: DerNode): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  const holder = body.children.find((entry) => entry.tag === 0xa3);
  for (const entry of holder?.children[0]?.children ?? []) {
    const value = entry.children.at(-1);
    const id = readOid(child(entry, 0));
    if (!value || value.tag !== TAG.octetString || found.has(id)) throw new DerError('a broken extension');
    found.set(id, value.content);
  }
  return found;
}

function readKeyKind(publicKey: DerNode): KeyKind {
  const algorithm = child(publicKey, 0, TAG.sequence);
  const kind = readOid(child(algorithm, 0));
  const value = child(publicKey, 1, TAG.bitString).content.subarray(1);
  if (kind === '1.2.840.113549.1.1.1') {
    const modulus = child(readDer(value), 0, TAG.integer).content;
    return { type: 'rsa', bits: (modulus[0] === 0 ? modulus.length - 1 : modulus.length) * 8 };
  }
  const parameters = algorithm.children[1];
  const curve =
    kind === '1.2.840.10045.2.1' && parameters?.tag === TAG.oid ? CURVES[readOid(parameters)] : undefined;
  if (!curve)
    throw new SigningError(
      'unsupported-key',
      'The certificate holds a kind of key that Countersign cannot use. It uses RSA and the elliptic curves P-256, P-384 and P-521.',
    );
  return { type: 'ec', curve };
}

function readKeyValue(publicKey: DerNode): Uint8Array {
  const value = child(publicKey, 1, TAG.bitString).content.subarray(1);
  if (readKeyKind(publicKey).type === 'rsa') {
    const modulus = child(readDer(value), 0, TAG.integer).content;
    return modulus.subarray(modulus.findIndex((byte) => byte !== 0));
  }
  // A compressed point is the same key in another form, in which it would pass for another one.
  if (value[0] !== 4) throw new DerError('a compressed point');
  return value;
}

/** SHA-256 of the certificate as upper-case hex in groups of four, the text two people read out to each other. */
export async function fingerprintOf(certificate: Uint8Array): Promise<string> {
  return (
    toHex(await sha256(certificate))
      .toUpperCase()
      .match(/.{4}/g) ?? []
  ).join(' ');
}

export interface SelfSignedFacts {
  readonly name: string;
  readonly title: string;
  readonly organisation: string;
  readonly email: string;
  readonly notBefore: number;
  readonly notAfter: number;
}

/** A self-signed P-256 certificate for signing documents (digitalSignature, nonRepudiation; not an authority). */
export async function makeSelfSigned(facts: SelfSignedFacts, keys: CryptoKeyPair): Promise<Bytes> {
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey));
  const entry = (id: string, text: string) => (text === '' ? [] : [setOf([sequence(oid(id), utf8(text))])]);
  const subject = sequence(
    ...entry(NAME.organisation, facts.organisation),
    ...entry(NAME.title, facts.title),
    ...entry(NAME.common, facts.name),
  );
  const extension = (id: string, critical: boolean, value: Uint8Array) =>
    sequence(oid(id), ...(critical ? [der(TAG.boolean, Uint8Array.of(0xff))] : []), octets(value));
  const keyId = (await sha256(publicKey)).subarray(0, 20);
  const algorithm = sequence(oid('1.2.840.10045.4.3.2'));
  const serial = crypto.getRandomValues(new Uint8Array(16));
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  const body = sequence(
    tagged(0, integer(2)),
    unsignedInteger(serial),
    algorithm,
    subject,
    sequence(time(facts.notBefore), time(facts.notAfter)),
    subject,
    publicKey,
    tagged(
      3,
      sequence(
        extension(EXTENSION.constraints, true, sequence()),
        extension(EXTENSION.keyUsage, true, bitString(Uint8Array.of(0xc0), 6)),
        extension(EXTENSION.subjectKey, false, octets(keyId)),
        ...(facts.email === ''
          ? []
          : [
              extension(
                EXTENSION.alternativeName,
                false,
                sequence(der(0x81, new TextEncoder().encode(facts.email))),
              ),
            ]),
      ),
    ),
  );
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, body);
  return sequence(body, algorithm, bitString(ecdsaToDer(new Uint8Array(signature), 'P-256')));
}

const ORDERS = {
  'P-256': 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  'P-384':
    0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
  'P-521':
    0x01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
} as const;

const COORDINATE = { 'P-256': 32, 'P-384': 48, 'P-521': 66 } as const;

/**
 * WebCrypto's r||s as the DER pair of X.509 and CMS, with the smaller of the two equal values of s: a signature
 * then has one form only, so nobody can swap it for its twin unnoticed.
 */
export function ecdsaToDer(raw: Uint8Array, curve: 'P-256' | 'P-384' | 'P-521'): Bytes {
  const half = raw.length / 2;
  const order = ORDERS[curve];
  let s = BigInt(`0x${toHex(raw.subarray(half))}`);
  if (s > order / 2n) s = order - s;
  const text = s.toString(16).padStart(half * 2, '0');
  const low = Uint8Array.from({ length: half }, (_, i) => Number.parseInt(text.slice(i * 2, i * 2 + 2), 16));
  return sequence(unsignedInteger(raw.subarray(0, half)), unsignedInteger(low));
}

/** The other way; null when it is not the one DER form with the smaller s that `ecdsaToDer` gives. */
export function ecdsaFromDer(encoded: Uint8Array, curve: 'P-256' | 'P-384' | 'P-521'): Bytes | null {
  const pair = readDer(encoded);
  const size = COORDINATE[curve];
  const raw = new Uint8Array(size * 2);
  for (const [index, part] of [child(pair, 0, TAG.integer), child(pair, 1, TAG.integer)].entries()) {
    const magnitude = part.content[0] === 0 ? part.content.subarray(1) : part.content;
    if (magnitude.length > size) return null;
    raw.set(magnitude, size * (index + 1) - magnitude.length);
  }
  const again = ecdsaToDer(raw, curve);
  return again.length === encoded.length && again.every((byte, i) => byte === encoded[i]) ? raw : null;
}

/** WebCrypto's names for importing a key of this kind and signing or verifying SHA-256 with it. */
export function keyAlgorithm(kind: KeyKind): {
  readonly load: EcKeyImportParams | RsaHashedImportParams;
  readonly use: EcdsaParams | Algorithm;
} {
  return kind.type === 'ec'
    ? { load: { name: 'ECDSA', namedCurve: kind.curve }, use: { name: 'ECDSA', hash: 'SHA-256' } }
    : { load: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, use: { name: 'RSASSA-PKCS1-v1_5' } };
}
