/** What can go wrong in signing, as a word a program can branch on. */
export type SigningErrorCode =
  | 'wrong-passphrase'
  | 'bad-input'
  | 'bad-identity-file'
  | 'unsupported-key'
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'certificate-not-for-signing'
  | 'not-signable'
  | 'already-signed'
  | 'same-signer'
  | 'damaged-pdf'
  | 'limit'
  | 'not-a-document'
  | 'broken-certificate'
  | 'plan-mismatch';

/** A refusal with one plain sentence for the person in front of the screen. Nothing was written when it is thrown. */
export class SigningError extends Error {
  override readonly name = 'SigningError';
  constructor(
    readonly code: SigningErrorCode,
    readonly sentence: string,
  ) {
    super(sentence);
  }
}
