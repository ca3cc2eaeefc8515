const HEAD = 12;

/** Bytes that tell whether they are whole: their length, their number, then a pattern that depends on both. */
export function filled(number: number, length: number): Uint8Array {
  const bytes = new Uint8Array(HEAD + length);
  const head = new DataView(bytes.buffer);
  head.setUint32(0, length);
  head.setUint32(4, number);
  head.setUint32(8, length ^ number);
  bytes.fill(number % 251, HEAD);
  return bytes;
}

/** The number of whole bytes; null: they are a part, or mixed. */
export function numberOf(bytes: Uint8Array): number | null {
  if (bytes.byteLength < HEAD) return null;
  const head = new DataView(bytes.buffer, bytes.byteOffset);
  const [length, number] = [head.getUint32(0), head.getUint32(4)];
  if (bytes.byteLength !== HEAD + length || head.getUint32(8) !== (length ^ number) >>> 0) return null;
  return bytes.subarray(HEAD).every((byte) => byte === number % 251) ? number : null;
}
