import type { PageComparison } from './regenerate';
import type { SignerRole } from './signer-role';

/** The answer to "is this what both signed?", as one word. */
export type VerdictStatus =
  /** Both signatures hold and nothing was added. */
  | 'signed-by-both'
  | 'signed-by-one'
  /** An unsigned document of ours. */
  | 'unsigned'
  /** A document of ours that is not what was signed (or made): see `change` and the signatures. */
  | 'changed'
  /** Both signatures hold, but one person or one key made both (rule SIGN-1). */
  | 'same-signer'
  /** Nothing was changed, but the pages do not say what the attached plan says. */
  | 'plan-mismatch'
  /** Nothing was changed, but a signer's box on the page shows something else than that signature says. */
  | 'appearance-mismatch'
  /** A PDF, but none of ours. */
  | 'not-ours'
  /** Not a PDF, encrypted, or beyond the limits. */
  | 'unreadable';

/** Why a signature does not hold. */
export type BreakReason =
  /** Bytes it covers are different from what was signed. */
  | 'bytes-changed'
  /** The signature itself is damaged, cut off, or was not made with the key of its certificate. */
  | 'signature-damaged'
  /** Something was added to the file after it. */
  | 'added-after'
  /** Its own update does more than sign. */
  | 'more-than-a-signature'
  /** A foreign signature that cannot be checked here. */
  | 'cannot-say';

export interface SignatureVerdict {
  /** null when it cannot be told any more, or in documents that are not ours. */
  readonly role: SignerRole | null;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  /** SHA-256 of the certificate, upper-case hex in groups of four; empty when it cannot be read. */
  readonly fingerprint: string;
  /** When the signer says they signed (ISO 8601, UTC); null when it cannot be read. */
  readonly at: string | null;
  /** Minutes east of UTC of the signer's clock. */
  readonly offsetMinutes: number | null;
  /** Last day of the certificate (ISO 8601, UTC). */
  readonly validUntil: string | null;
  readonly valid: boolean;
  readonly reason: BreakReason | null;
  readonly sentence: string;
  /**
   * Whether the box on the page shows the name, role, time and fingerprint told here; null when that was not asked, or
   * another version of Countersign drew it.
   */
  readonly appearance: 'as-told' | 'differs' | null;
}

export interface RevisionVerdict {
  /** Offset of its last byte plus one. */
  readonly end: number;
  readonly kind: 'document' | 'signature' | 'foreign';
}

export interface Verdict {
  readonly status: VerdictStatus;
  /** The answer in one sentence, to be shown first. */
  readonly sentence: string;
  readonly signatures: readonly SignatureVerdict[];
  readonly revisions: readonly RevisionVerdict[];
  /** Where the file stops being what it should be (offset in bytes) and why; null when nowhere. */
  readonly change: { readonly at: number; readonly message: string } | null;
  /** Bytes of the longest beginning of the file that is sound; 0 for none. Cut there, the file is what was signed. */
  readonly soundLength: number;
  /** Whether drawing the plan again gave the same pages; null when that was not asked or not possible. */
  readonly pages: PageComparison | null;
  /** The attached plan, when the base is sound and ours. */
  readonly planJson: Uint8Array | null;
  readonly generator: string | null;
  readonly pageCount: number | null;
}

/** A verdict about a file in which there is nothing of ours. */
export const NOT_OURS = {
  signatures: [],
  revisions: [],
  change: null,
  soundLength: 0,
  pages: null,
  planJson: null,
  generator: null,
  pageCount: null,
} as const satisfies Omit<Verdict, 'status' | 'sentence'>;
