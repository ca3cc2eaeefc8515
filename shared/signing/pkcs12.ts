import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { type Bytes, concatBytes, sameBytes } from './bytes';
import {
  child,
  DerError,
  type DerNode,
  der,
  derNull,
  integer,
  octets,
  oid,
  readDer,
  readOid,
  sequence,
  setOf,
  smallInteger,
  TAG,
  tagged,
} from './der';
import { SigningError } from './errors';
import { bmpPassword, deriveKey, type Password, spellings } from './pkcs12-password';
import {
  decryptPbes2,
  encryptPbes2,
  encryptPrivateKey,
  isPrivateKey,
  MAX_ITERATIONS,
  OID as PBES,
  readPbes2,
} from './private-key';

const OID = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  keyBag: '1.2.840.113549.1.12.10.1.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  nestedBag: '1.2.840.113549.1.12.10.1.6',
  x509: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const;

const DIGESTS = {
  '1.3.14.3.2.26': sha1,
  [OID.sha256]: sha256,
  '2.16.840.1.101.3.4.2.2': sha384,
  '2.16.840.1.101.3.4.2.3': sha512,
} as const;

// The older schemes of RFC 7292, appendix C: cipher, key and block length in bytes.
const LEGACY: Readonly<Record<string, { readonly cipher: 'DES' | 'RC2'; readonly key: number }>> = {
  '1.2.840.113549.1.12.1.3': { cipher: 'DES', key: 24 },
  '1.2.840.113549.1.12.1.4': { cipher: 'DES', key: 16 },
  '1.2.840.113549.1.12.1.5': { cipher: 'RC2', key: 16 },
  '1.2.840.113549.1.12.1.6': { cipher: 'RC2', key: 5 },
};

const MAX_FILE = 4_000_000;
const MAC_ITERATIONS = 100_000;

export interface Pkcs12Content {
  /** DER, in the order of the file. */
  readonly certificates: readonly Uint8Array[];
  readonly pkcs8: Uint8Array;
}

/**
 * Reads a PKCS#12 file (RFC 7292): keys and certificates under AES, 3DES or RC2, in DER or BER.
 * @throws SigningError 'wrong-passphrase' | 'bad-identity-file'
 */
export async function readPkcs12(file: Uint8Array, passphrase: string): Promise<Pkcs12Content> {
  try {
    if (file.length > MAX_FILE) throw new DerError('too large');
    const root = readDer(file, true);
    const content = child(child(root, 1), 1, 0xa0);
    const safe = child(content, 0, TAG.octetString).content;
    const passwords = macPasswords(root.children[2], safe, spellings(passphrase));
    if (passwords.length === 0) throw wrongPassphrase();
    return await readSafe(safe, [...passwords]);
  } catch (error) {
    if (error instanceof SigningError) throw error;
    // Whatever else happens on the way (not DER, an unknown cipher, a broken block) is the file's fault.
    throw new SigningError(
      'bad-identity-file',
      'The file is not a PKCS#12 identity (.p12, .pfx) that can be read, or it is damaged.',
    );
  }
}

const wrongPassphrase = () =>
  new SigningError(
    'wrong-passphrase',
    'The passphrase does not open this file. Nothing was imported; try again.',
  );

// The MAC tells which spelling of the passphrase is right; a file without one leaves all of them to try.
function macPasswords(
  mac: DerNode | undefined,
  safe: Uint8Array,
  passwords: readonly Password[],
): readonly Password[] {
  if (!mac) return passwords;
  const info = child(mac, 0);
  const algorithm = readOid(child(child(info, 0), 0));
  const digest = Object.entries(DIGESTS).find(([id]) => id === algorithm)?.[1];
  if (!digest) throw new DerError('an unknown digest');
  const iterations = mac.children[2] ? smallInteger(mac.children[2]) : 1;
  if (iterations < 1 || iterations > MAX_ITERATIONS / 5) throw new DerError('too many rounds');
  const salt = child(mac, 1, TAG.octetString).content;
  const wanted = child(info, 1, TAG.octetString).content;
  // Each try costs up to a second: the first spelling that fits is the right one, however its bytes are then used.
  for (const { bmp } of distinct(passwords)) {
    const key = deriveKey(digest, 3, bmp, salt, iterations, digest.outputLen);
    if (sameBytes(hmac(digest, key, safe), wanted)) return passwords.filter((one) => sameBytes(one.bmp, bmp));
  }
  return [];
}

function distinct(passwords: readonly Password[]): readonly Password[] {
  return passwords.filter(
    ({ bmp }, index) => passwords.findIndex((one) => sameBytes(one.bmp, bmp)) === index,
  );
}

interface Found {
  readonly certificates: Uint8Array[];
  readonly keys: Uint8Array[];
}

async function readSafe(safe: Uint8Array, passwords: Password[]): Promise<Pkcs12Content> {
  const found: Found = { certificates: [], keys: [] };
  for (const info of readDer(safe, true).children) {
    const kind = readOid(child(info, 0));
    const holder = child(child(info, 1, 0xa0), 0);
    if (kind === OID.data) await readBags(readDer(holder.content, true), passwords, found);
    else if (kind === OID.encryptedData) {
      const encrypted = child(holder, 1);
      const plain = await decrypt(child(encrypted, 1), hidden(child(encrypted, 2)), passwords, isSequence);
      await readBags(readDer(plain, true), passwords, found);
    }
  }
  const [pkcs8] = found.keys;
  if (!pkcs8)
    throw new SigningError(
      'bad-identity-file',
      'The file holds no private key. Export the identity again, with its key.',
    );
  return { certificates: found.certificates, pkcs8 };
}

// [0] IMPLICIT OCTET STRING, which BER may cut into pieces.
function hidden(node: DerNode): Uint8Array {
  return node.children.length > 0 ? concatBytes(...node.children.map((part) => part.content)) : node.content;
}

async function readBags(bags: DerNode, passwords: Password[], found: Found, depth = 0): Promise<void> {
  if (depth > 4) throw new DerError('nested too deep');
  for (const bag of bags.children) {
    const value = child(child(bag, 1, 0xa0), 0);
    switch (readOid(child(bag, 0))) {
      case OID.keyBag:
        found.keys.push(value.raw);
        break;
      case OID.shroudedKeyBag:
        found.keys.push(await decrypt(child(value, 0), child(value, 1).content, passwords, isPrivateKey));
        break;
      case OID.certificateBag:
        if (readOid(child(value, 0)) === OID.x509)
          found.certificates.push(child(child(value, 1, 0xa0), 0, TAG.octetString).content);
        break;
      case OID.nestedBag:
        await readBags(value, passwords, found, depth + 1);
        break;
      default:
        break;
    }
  }
}

const isSequence = (bytes: Uint8Array): boolean => {
  try {
    return readDer(bytes, true).tag === TAG.sequence;
  } catch {
    return false;
  }
};

async function decrypt(
  algorithm: DerNode,
  encrypted: Uint8Array,
  passwords: Password[],
  fits: (plain: Uint8Array) => boolean,
): Promise<Uint8Array> {
  for (const [index, password] of passwords.entries()) {
    const plain = await decryptWith(algorithm, encrypted, password);
    if (!plain || !fits(plain)) continue;
    // What opened one bag opens the next.
    passwords.splice(index, 1);
    passwords.unshift(password);
    return plain;
  }
  throw wrongPassphrase();
}

async function decryptWith(
  algorithm: DerNode,
  encrypted: Uint8Array,
  password: Password,
): Promise<Uint8Array | null> {
  const scheme = readOid(child(algorithm, 0));
  if (scheme === PBES.pbes2) {
    const parameters = readPbes2(algorithm);
    if (parameters.cipher !== PBES.tripleDes) return decryptPbes2(parameters, encrypted, password.plain);
    const { decryptOld, pbkdf2Old } = await import('./old-ciphers');
    const key = await pbkdf2Old(parameters, password.plain, 24);
    return decryptOld('DES', key, parameters.iv, encrypted);
  }
  const old = LEGACY[scheme];
  if (!old) throw new DerError('an unknown cipher');
  const salt = child(child(algorithm, 1), 0, TAG.octetString).content;
  const iterations = smallInteger(child(child(algorithm, 1), 1));
  if (iterations < 1 || iterations > MAX_ITERATIONS / 5) throw new DerError('too many rounds');
  const key = deriveKey(sha1, 1, password.bmp, salt, iterations, old.key);
  const iv = deriveKey(sha1, 2, password.bmp, salt, iterations, 8);
  const { decryptOld } = await import('./old-ciphers');
  return decryptOld(old.cipher, key, iv, encrypted);
}

/** A PKCS#12 file: certificates and key under AES-256, integrity by HMAC-SHA256. OpenSSL 1.1 and later open it. */
export async function writePkcs12(
  content: Pkcs12Content & { readonly name: string },
  passphrase: string,
): Promise<Bytes> {
  const id = sha256(content.certificates[0] ?? new Uint8Array(0)).subarray(0, 20);
  const attributes = setOf([
    sequence(oid(OID.friendlyName), setOf([der(TAG.bmp, bmpPassword(content.name.slice(0, 100), false))])),
    sequence(oid(OID.localKeyId), setOf([octets(id)])),
  ]);
  const certificates = content.certificates.map((certificate, index) =>
    sequence(
      oid(OID.certificateBag),
      tagged(0, sequence(oid(OID.x509), tagged(0, octets(certificate)))),
      ...(index === 0 ? [attributes] : []),
    ),
  );
  const { algorithm, encrypted } = await encryptPbes2(sequence(...certificates), passphrase);
  const keyBag = sequence(
    oid(OID.shroudedKeyBag),
    tagged(0, await encryptPrivateKey(content.pkcs8, passphrase)),
    attributes,
  );
  const safe = sequence(
    sequence(
      oid(OID.encryptedData),
      tagged(0, sequence(integer(0), sequence(oid(OID.data), algorithm, der(0x80, encrypted)))),
    ),
    sequence(oid(OID.data), tagged(0, octets(sequence(keyBag)))),
  );
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const password = bmpPassword(passphrase.normalize('NFC'));
  const key = deriveKey(sha256, 3, password, salt, MAC_ITERATIONS, 32);
  return sequence(
    integer(3),
    sequence(oid(OID.data), tagged(0, octets(safe))),
    sequence(
      sequence(sequence(oid(OID.sha256), derNull()), octets(hmac(sha256, key, safe))),
      octets(salt),
      integer(MAC_ITERATIONS),
    ),
  );
}
