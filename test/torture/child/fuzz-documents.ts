import { verifyDocument } from '@shared/signing';
import { mutate, random } from '../../unit/exchange/mutate';
import { makeBase, makePerson, sign } from '../../unit/signing/sample';
import type { Try } from './fuzz-kind';

const SOUND = ['signed-by-both', 'signed-by-one', 'unsigned'];
const END = new TextEncoder().encode('%%EOF\n');

/** Signed documents with something wrong in them: the verifier answers, and never finds a changed one sound. */
export async function fuzzDocuments(seed: number): Promise<Try> {
  const base = await makeBase();
  const once = await sign(base, 'cpo', await makePerson('cpo'));
  const twice = await sign(once, 'cto', await makePerson('cto'));
  const isWhole = (bytes: Uint8Array) => [base, once, twice].some((one) => Buffer.from(one).equals(bytes));
  return async (round) => {
    const pick = random(seed * 100_003 + round);
    const bytes =
      round % 3 === 0 ? withBytesChanged(twice, pick) : mutate(round % 3 === 1 ? twice : once, pick);
    const { status, sentence } = await verifyDocument(bytes);
    if (sentence.length < 10) throw new Error(`${status} comes without a sentence`);
    if (SOUND.includes(status) && !isWhole(bytes)) throw new Error(`${status}, but it was changed`);
    return status;
  };
}

/** Single bytes, so that the structure mostly holds and the deep parts of the verifier are reached. */
function withBytesChanged(bytes: Uint8Array, pick: (limit: number) => number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  for (let count = 0; count <= pick(8); count += 1) changed[pick(changed.length)] = pick(256);
  return pick(4) === 0 ? Uint8Array.from([...changed, ...END]) : changed;
}
