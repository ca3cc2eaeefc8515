import forge from 'node-forge';
import { type Bytes, fromLatin1, ownBytes, toLatin1 } from './bytes';
import type { Pbes2Parameters } from './private-key';

/** 3DES or RC2 in CBC mode, for PKCS#12 files of older programs only. null when the padding is wrong. Loaded on demand. */
export function decryptOld(
  cipher: 'DES' | 'RC2',
  key: Uint8Array,
  iv: Uint8Array,
  encrypted: Uint8Array,
): Bytes | null {
  // Two-key 3DES is three-key 3DES whose third key is the first again.
  const full = cipher === 'DES' && key.length === 16 ? Uint8Array.of(...key, ...key.subarray(0, 8)) : key;
  const secret = forge.util.createBuffer(toLatin1(full));
  const decipher =
    cipher === 'DES'
      ? forge.cipher.createDecipher('3DES-CBC', secret)
      : forge.rc2.createDecryptionCipher(secret.getBytes(), key.length * 8);
  const start = cipher === 'DES' ? { iv: toLatin1(iv) } : toLatin1(iv);
  (decipher as { start(options: unknown): void }).start(start);
  decipher.update(forge.util.createBuffer(toLatin1(encrypted)));
  return decipher.finish() ? fromLatin1(decipher.output.getBytes()) : null;
}

/** PBKDF2 for ciphers WebCrypto does not have: the bytes of the key. */
export async function pbkdf2Old(
  parameters: Pbes2Parameters,
  password: Uint8Array,
  length: number,
): Promise<Bytes> {
  const base = await crypto.subtle.importKey('raw', ownBytes(password), 'PBKDF2', false, ['deriveBits']);
  const { salt, iterations, hash } = parameters;
  const derivation = { name: 'PBKDF2', salt: ownBytes(salt), iterations, hash };
  return new Uint8Array(await crypto.subtle.deriveBits(derivation, base, length * 8));
}
