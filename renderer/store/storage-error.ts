/** A database that a newer Countersign has changed: this one must not touch it. */
export class NewerDatabaseError extends Error {
  override name = 'NewerDatabaseError';
  constructor(what: 'plans' | 'signing identities' = 'plans') {
    super(
      `The ${what} on this machine were last opened with a newer Countersign. This older one does not touch them: start the newer one, or update.`,
    );
  }
}

/** What an edit belongs to is gone: another window has removed it. */
export class RemovedElsewhereError extends Error {
  override name = 'RemovedElsewhereError';
}

const CLOSED =
  'The database was closed. Nothing of this was kept; everything that was saved is safe. Try again, or reload the window.';

const SENTENCES: Readonly<Record<string, string>> = {
  QuotaExceededError:
    'The disk is full, or the browser gives no more room. Nothing of this was kept; what was saved before is safe. Free some space, then try again.',
  DatabaseClosedError: CLOSED,
  InvalidStateError: CLOSED,
  AbortError: 'The disk did not take the write. Nothing of it was kept; try again.',
  UnknownError: 'The disk did not take the write. Nothing of it was kept; try again.',
  TimeoutError: 'The disk did not answer in time. Nothing was kept; try again.',
  TransactionInactiveError: 'The disk did not take the write. Nothing of it was kept; try again.',
  OpenFailedError:
    'The database could not be opened. Close other windows of Countersign and reload; in a browser, check that it may keep data for this page (a private window may not).',
  MissingAPIError:
    'This browser keeps no data for this page. Allow it, or leave the private window, and reload.',
  SecurityError:
    'This browser keeps no data for this page. Allow it, or leave the private window, and reload.',
  DataError: 'The database did not take the record. Nothing of it was kept; save the plan file and reload.',
  DataCloneError:
    'The database did not take the record. Nothing of it was kept; save the plan file and reload.',
  NotFoundError:
    'The database on this machine lacks a part. Save the plan file where you can, and restore from a backup.',
};

/** An error and what is inside it, from the outside: a transaction was aborted because the disk is full, one of many puts failed. */
function withReasons(error: unknown): readonly Error[] {
  const found: Error[] = [];
  const waiting: unknown[] = [error];
  while (waiting.length > 0 && found.length < 8) {
    const next = waiting.shift();
    if (!(next instanceof Error)) continue;
    found.push(next);
    if ('inner' in next) waiting.push(next.inner);
    if ('failures' in next && Array.isArray(next.failures)) waiting.push(...next.failures.slice(0, 3));
    waiting.push(next.cause);
  }
  return found;
}

/** Why the database failed, as a sentence that says what to do; null: the error is not one of the database. */
export function storageSentence(error: unknown): string | null {
  const chain = withReasons(error);
  for (const one of chain)
    if (one instanceof NewerDatabaseError || one instanceof RemovedElsewhereError) return one.message;
  if (chain.some(({ name }) => name === 'QuotaExceededError')) return SENTENCES.QuotaExceededError ?? null;
  for (const { name } of chain) if (Object.hasOwn(SENTENCES, name)) return SENTENCES[name] ?? null;
  return null;
}

/** Why something failed that reads or writes the database, as text for the user. */
export const storageReason = (error: unknown): string =>
  storageSentence(error) ?? (error instanceof Error ? error.message : String(error));

/**
 * The same work with its failure told as a sentence: only an error's name and message cross from a worker to its window, and
 * the reason is often inside.
 */
export async function withSentence<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new Error(storageReason(error));
  }
}
