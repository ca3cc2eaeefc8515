import { type Bytes, ownBytes } from './bytes';
import {
  child,
  DerError,
  type DerNode,
  derNull,
  integer,
  octets,
  oid,
  readDer,
  readOid,
  sequence,
  smallInteger,
  TAG,
} from './der';
import { SigningError } from './errors';

/** PBKDF2-SHA256 rounds for keys we store (OWASP's figure for 2023 and after). */
export const ITERATIONS = 600_000;
/** More than this is a file that wants to keep us busy. */
export const MAX_ITERATIONS = 10_000_000;

export const OID = {
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  hmacSha1: '1.2.840.113549.2.7',
  hmacSha256: '1.2.840.113549.2.9',
  hmacSha384: '1.2.840.113549.2.10',
  hmacSha512: '1.2.840.113549.2.11',
  aes128: '2.16.840.1.101.3.4.1.2',
  aes192: '2.16.840.1.101.3.4.1.22',
  aes256: '2.16.840.1.101.3.4.1.42',
  tripleDes: '1.2.840.113549.3.7',
} as const;

const HASHES: Readonly<Record<string, 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512'>> = {
  [OID.hmacSha1]: 'SHA-1',
  [OID.hmacSha256]: 'SHA-256',
  [OID.hmacSha384]: 'SHA-384',
  [OID.hmacSha512]: 'SHA-512',
};
const AES_BITS: Readonly<Record<string, number>> = {
  [OID.aes128]: 128,
  [OID.aes192]: 192,
  [OID.aes256]: 256,
};

/** PKCS#8 under a passphrase: EncryptedPrivateKeyInfo with PBES2 (PBKDF2-SHA256, AES-256-CBC), RFC 8018. */
export async function encryptPrivateKey(pkcs8: Uint8Array, passphrase: string): Promise<Bytes> {
  const { algorithm, encrypted } = await encryptPbes2(pkcs8, passphrase);
  return sequence(algorithm, octets(encrypted));
}

export async function encryptPbes2(
  data: Uint8Array,
  passphrase: string,
): Promise<{ readonly algorithm: Bytes; readonly encrypted: Bytes }> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(16));
  const password = new TextEncoder().encode(passphrase.normalize('NFC'));
  const key = await deriveAes(password, salt, ITERATIONS, 'SHA-256', 256, 'encrypt');
  const encrypted = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, ownBytes(data)));
  const derivation = sequence(
    oid(OID.pbkdf2),
    sequence(octets(salt), integer(ITERATIONS), sequence(oid(OID.hmacSha256), derNull())),
  );
  const algorithm = sequence(oid(OID.pbes2), sequence(derivation, sequence(oid(OID.aes256), octets(iv))));
  return { algorithm, encrypted };
}

async function deriveAes(
  password: Uint8Array,
  salt: Uint8Array,
  iterations: number,
  hash: string,
  bits: number,
  usage: 'encrypt' | 'decrypt',
): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', ownBytes(password), 'PBKDF2', false, ['deriveKey']);
  const derivation = { name: 'PBKDF2', salt: ownBytes(salt), iterations, hash };
  return crypto.subtle.deriveKey(derivation, base, { name: 'AES-CBC', length: bits }, false, [usage]);
}

export interface Pbes2Parameters {
  readonly salt: Uint8Array;
  readonly iterations: number;
  readonly hash: 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';
  readonly cipher: string;
  readonly iv: Uint8Array;
}

/** @param algorithm the AlgorithmIdentifier whose OID is PBES2 @throws DerError */
export function readPbes2(algorithm: DerNode): Pbes2Parameters {
  const [derivation, cipher] = [child(child(algorithm, 1), 0), child(child(algorithm, 1), 1)];
  if (readOid(child(derivation, 0)) !== OID.pbkdf2) throw new DerError('an unknown key derivation');
  const parameters = child(derivation, 1);
  const iterations = smallInteger(child(parameters, 1));
  const prf = parameters.children.find((entry) => entry.tag === TAG.sequence);
  const hash = HASHES[prf ? readOid(child(prf, 0)) : OID.hmacSha1];
  if (!hash || iterations < 1 || iterations > MAX_ITERATIONS) throw new DerError('an unknown key derivation');
  return {
    salt: child(parameters, 0, TAG.octetString).content,
    iterations,
    hash,
    cipher: readOid(child(cipher, 0)),
    iv: child(cipher, 1, TAG.octetString).content,
  };
}

/** Decrypts AES-CBC under PBES2; null when the password does not fit. @throws DerError for another cipher */
export async function decryptPbes2(
  parameters: Pbes2Parameters,
  encrypted: Uint8Array,
  password: Uint8Array,
): Promise<Bytes | null> {
  const { salt, iterations, hash, iv } = parameters;
  const bits = AES_BITS[parameters.cipher];
  if (bits === undefined) throw new DerError('an unknown cipher');
  const key = await deriveAes(password, salt, iterations, hash, bits, 'decrypt');
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt({ name: 'AES-CBC', iv: ownBytes(iv) }, key, ownBytes(encrypted)),
    );
  } catch {
    return null;
  }
}

/**
 * The PKCS#8 key inside one of our own EncryptedPrivateKeyInfo.
 * @param undone what a wrong passphrase leaves undone: `Nothing was signed`
 * @throws SigningError 'wrong-passphrase' | 'bad-identity-file'
 */
export async function decryptPrivateKey(
  encrypted: Uint8Array,
  passphrase: string,
  undone: string,
): Promise<Bytes> {
  let plain: Bytes | null;
  try {
    const info = readDer(encrypted);
    const password = new TextEncoder().encode(passphrase.normalize('NFC'));
    plain = await decryptPbes2(readPbes2(child(info, 0)), child(info, 1, TAG.octetString).content, password);
    // A wrong key can give right padding by chance (1 in 256): what comes out must be a key as well.
    if (plain && !isPrivateKey(plain)) plain = null;
  } catch (error) {
    if (error instanceof DerError)
      throw new SigningError(
        'bad-identity-file',
        'The identity is damaged: its private key cannot be read. Import it again from its backup.',
      );
    throw error;
  }
  if (!plain)
    throw new SigningError(
      'wrong-passphrase',
      `The passphrase is not the one of this identity. ${undone}; try again.`,
    );
  return plain;
}

export function isPrivateKey(bytes: Uint8Array): boolean {
  try {
    const node = readDer(bytes);
    return (
      node.tag === TAG.sequence &&
      node.children[0]?.tag === TAG.integer &&
      node.children[2]?.tag === TAG.octetString
    );
  } catch {
    return false;
  }
}
