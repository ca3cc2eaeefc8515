import type { sha1 } from '@noble/hashes/legacy.js';
import type { sha256, sha512 } from '@noble/hashes/sha2.js';
import { type Bytes, concatBytes, sameBytes } from './bytes';

/** Key derivation of RFC 7292, appendix B. Synchronous: chained WebCrypto digests take half a minute for a Java keystore. */
export function deriveKey(
  digest: typeof sha1 | typeof sha256 | typeof sha512,
  purpose: 1 | 2 | 3,
  password: Uint8Array,
  salt: Uint8Array,
  iterations: number,
  length: number,
): Bytes {
  const { blockLen: block, outputLen: size } = digest;
  const fill = (bytes: Uint8Array) =>
    bytes.length === 0
      ? bytes
      : Uint8Array.from(
          { length: Math.ceil(bytes.length / block) * block },
          (_, i) => bytes[i % bytes.length] ?? 0,
        );
  const diversifier = new Uint8Array(block).fill(purpose);
  const input = concatBytes(fill(salt), fill(password));
  const out = new Uint8Array(length);
  for (let at = 0; at < length; at += size) {
    let hash: Uint8Array = digest(concatBytes(diversifier, input));
    for (let round = 1; round < iterations; round += 1) hash = digest(hash);
    out.set(hash.subarray(0, Math.min(size, length - at)), at);
    const addend = Uint8Array.from({ length: block }, (_, i) => hash[i % size] ?? 0);
    for (let start = 0; start < input.length; start += block) {
      let carry = 1;
      for (let i = block - 1; i >= 0; i -= 1) {
        carry += (input[start + i] ?? 0) + (addend[i] ?? 0);
        input[start + i] = carry & 0xff;
        carry >>= 8;
      }
    }
  }
  return out;
}

/** A password as PKCS#12 wants it: UTF-16 with two zero bytes at the end. */
export function bmpPassword(text: string, ended = true): Bytes {
  const out = new Uint8Array(text.length * 2 + (ended ? 2 : 0));
  for (let i = 0; i < text.length; i += 1) new DataView(out.buffer).setUint16(i * 2, text.charCodeAt(i));
  return out;
}

/** What a passphrase may have been turned into by the program that wrote the file. */
export interface Password {
  readonly bmp: Bytes;
  readonly plain: Bytes;
}

export function spellings(passphrase: string): readonly Password[] {
  const found: Password[] = [];
  const add = (bmp: Bytes, plain: Bytes) => {
    if (!found.some((known) => sameBytes(known.bmp, bmp) && sameBytes(known.plain, plain)))
      found.push({ bmp, plain });
  };
  for (const text of [passphrase, passphrase.normalize('NFC'), passphrase.normalize('NFD')]) {
    const utf8 = new TextEncoder().encode(text);
    const latin = Uint8Array.from(text, (c) => c.charCodeAt(0) & 0xff);
    const each = String.fromCharCode(...utf8);
    add(bmpPassword(text), utf8);
    // Older OpenSSL took each byte for a character; NSS derives PBES2 keys from UTF-16, too.
    add(bmpPassword(each), utf8);
    add(bmpPassword(text), latin);
    add(bmpPassword(text), bmpPassword(text));
    add(bmpPassword(text), bmpPassword(text, false));
  }
  if (passphrase === '') add(new Uint8Array(0), new Uint8Array(0));
  return found;
}
