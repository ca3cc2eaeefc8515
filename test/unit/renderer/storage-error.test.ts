import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { NewerDatabaseError, storageReason, storageSentence } from '../../../renderer/store/storage-error';

const full = new DOMException('Encountered full disk', 'QuotaExceededError');
const aborted = new DOMException('The transaction was aborted', 'AbortError');

describe('a failure of the database is told with what is safe and what to do', () => {
  it.each([
    ['as the browser says it', full],
    ['inside the transaction that was aborted for it', new Dexie.AbortError('aborted', full)],
    ['of one of many records put', new Dexie.BulkError('2 of 3 failed', [aborted, full])],
    ['of one of many records removed', new Dexie.ModifyError('not deleted', [full], 1, [])],
    ['that caused another error', new Error('not kept', { cause: full })],
  ])('a full disk %s', (_, error) => {
    expect(storageSentence(error)).toMatch(
      /^The disk is full.* Nothing of this was kept; what was saved before is safe\. Free some space/,
    );
  });

  it('a write that was given up in the middle of many', () => {
    expect(storageReason(new Dexie.BulkError('3 of 3 failed', [aborted]))).toBe(
      'The disk did not take the write. Nothing of it was kept; try again.',
    );
  });

  it('a newer database by its own words, and what is no failure of a database by its own', () => {
    const newer = new NewerDatabaseError();
    expect(storageSentence(new Dexie.OpenFailedError('not opened', newer))).toBe(newer.message);
    expect(storageSentence(new Error('That what-if is no longer here.'))).toBeNull();
    expect(storageReason(new Error('That what-if is no longer here.'))).toBe(
      'That what-if is no longer here.',
    );
  });

  it('even where errors name each other', () => {
    const one = new Error('one');
    Object.assign(one, { cause: one });
    expect(storageSentence(one)).toBeNull();
  });
});
