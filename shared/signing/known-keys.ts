import { type Contact, standingOf } from './contacts';
import type { SignatureVerdict } from './verdict';

/** What is known of the keys behind a document, the worst of them first. */
export interface KeysTold {
  readonly standing: 'known' | 'new' | 'changed';
  readonly sentence: string;
}

/** Whether the keys behind the sound signatures of a file were read out before; null: none of its signatures holds. */
export function keysOf(
  signatures: readonly Pick<SignatureVerdict, 'valid' | 'name' | 'email' | 'fingerprint'>[],
  contacts: readonly Contact[],
): KeysTold | null {
  const sound = signatures.filter(({ valid, fingerprint }) => valid && fingerprint !== '');
  if (sound.length === 0) return null;
  const named = (kind: 'new' | 'changed') =>
    sound
      .filter((signer) => standingOf(contacts, signer).kind === kind)
      .map(({ name }) => name)
      .join(' and of ');
  const [changed, fresh] = [named('changed'), named('new')];
  if (changed !== '')
    return {
      standing: 'changed',
      sentence: `Take care: the key of ${changed} has CHANGED. Read below before you rely on this document.`,
    };
  if (fresh !== '')
    return {
      standing: 'new',
      sentence: `The key of ${fresh} is new here: compare its fingerprint with its owner.`,
    };
  return { standing: 'known', sentence: 'You know every key that signed it.' };
}
