/** What a file may cost us before we refuse to read it. Hostile files must get an answer in seconds. */
export const LIMITS = {
  /** Bytes of a whole file. */
  fileBytes: 50_000_000,
  /** Dictionaries and arrays inside each other. */
  depth: 60,
  /** Objects in one file. */
  objects: 200_000,
  /** Values (numbers, names, dictionaries ...) in one file. */
  values: 1_500_000,
  /** Bytes that one compressed stream may grow to. */
  inflatedBytes: 64_000_000,
  /** A base, and two signatures. */
  revisions: 3,
} as const;
