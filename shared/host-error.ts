/** A host call that failed, told in a sentence. `code` lets a screen react without reading the text. */
export class HostError extends Error {
  override name = 'HostError';
  constructor(
    message: string,
    readonly code: 'invalid' | 'wrong-passphrase' | 'refused' | 'disk' | 'unknown' = 'unknown',
  ) {
    super(message);
  }
}
