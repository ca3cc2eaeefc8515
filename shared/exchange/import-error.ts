/** A file that cannot be imported; the message is a sentence for the user. The one error an importer throws. */
export class ImportError extends Error {
  override name = 'ImportError';
}
