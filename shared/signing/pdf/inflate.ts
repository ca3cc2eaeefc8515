import { Unzlib } from 'fflate';
import { type Bytes, concatBytes } from '../bytes';
import { LIMITS } from './limits';

/**
 * Decompresses a zlib stream, but never into more than `limit` bytes: a bomb is stopped after the first slice that passes it.
 * @returns null for damaged data and for bombs
 */
export function inflate(data: Uint8Array, limit: number = LIMITS.inflatedBytes): Bytes | null {
  const parts: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  const stream = new Unzlib((part, final) => {
    length += part.length;
    ended ||= final;
    parts.push(part);
  });
  try {
    for (let at = 0; at < data.length && length <= limit; at += 4096)
      stream.push(data.subarray(at, at + 4096), at + 4096 >= data.length);
  } catch {
    return null;
  }
  return ended && length <= limit ? concatBytes(...parts) : null;
}
