import type { PageComparison, Verdict } from '@shared/signing/index';
import { fileStem } from '../../ui/file-stem';

export type Tone = 'good' | 'partial' | 'bad' | 'unknown';

/** How good the news are. */
export function toneOf({ status }: Pick<Verdict, 'status'>): Tone {
  switch (status) {
    case 'signed-by-both':
      return 'good';
    case 'signed-by-one':
    case 'unsigned':
      return 'partial';
    case 'changed':
    case 'same-signer':
    case 'plan-mismatch':
    case 'appearance-mismatch':
      return 'bad';
    case 'not-ours':
    case 'unreadable':
      return 'unknown';
  }
}

export const PAGES = {
  same: 'The pages say exactly what the attached plan says.',
  differs: 'The pages do not say what the attached plan says.',
  'other-generator': 'Drawn by another version of Countersign; pages and plan were not compared.',
  'cannot-draw': 'The attached plan cannot be drawn, so the pages were not compared.',
} as const satisfies Record<PageComparison, string>;

interface Meaning {
  readonly proves: readonly string[];
  /** What it does not prove, or what to do. */
  readonly mind: readonly string[];
}

const KEYS_ONLY =
  'Not whose key it is: a fingerprint belongs to a person only because that person read it out to you.';
const CLOCK = "Not when it was signed: the times are those of the signers' own clocks.";
const ASK = 'Ask whoever sent it for the original file, and rely on nothing in this one until then.';

/** What an answer is worth, in plain words. */
export function meaningOf({ status, pages }: Pick<Verdict, 'status' | 'pages'>): Meaning {
  const alike = pages === 'same' ? [PAGES.same] : [];
  switch (status) {
    case 'signed-by-both':
      return {
        proves: [
          'Not one byte was changed since the second signature.',
          'Two different keys signed, those with the fingerprints above.',
          ...alike,
        ],
        mind: [KEYS_ONLY, CLOCK],
      };
    case 'signed-by-one':
      return {
        proves: ['Not one byte was changed since the signature.', ...alike],
        mind: ['Not that both sides agree: the other signature is missing.', KEYS_ONLY, CLOCK],
      };
    case 'unsigned':
      return { proves: alike, mind: ['Not that anybody agrees: nobody has signed it.'] };
    case 'same-signer':
      return {
        proves: ['Not one byte was changed since.'],
        mind: ['Not that two sides agree: one person or one key made both signatures.'],
      };
    case 'plan-mismatch':
      return {
        proves: ['Not one byte was changed since it was made.'],
        mind: ['Not what was agreed: the pages and the attached plan were not shown to say the same.', ASK],
      };
    case 'appearance-mismatch':
      return {
        proves: ['Not one byte was changed since it was signed.'],
        mind: [
          'Not what the signature boxes on the page say: names, roles, times and fingerprints are those told here.',
          'Countersign never draws such a box: somebody signed with a program of their own. Ask them why.',
        ],
      };
    case 'changed':
      return { proves: [], mind: [ASK] };
    case 'not-ours':
      return {
        proves: [],
        mind: [
          'Countersign can vouch only for its own documents. Open other signed PDFs in a program made for them.',
          'If you expected a roadmap document: whatever this file shows, it is not one. Ask for the original file.',
        ],
      };
    case 'unreadable':
      return { proves: [], mind: ['Nothing can be said about this file. Ask for it again.'] };
  }
}

/** The name of a document after one more signature. */
export function signedName(name: string, isComplete: boolean): string {
  const stem = name.replace(/\.pdf$/i, '').replace(/\s*\((unsigned|signed by one|signed)\)$/i, '');
  return `${fileStem(stem, 'Roadmap')} (${isComplete ? 'signed' : 'signed by one'}).pdf`;
}
