import { keysOf } from '@shared/signing';
import { describe, expect, test } from 'vitest';
import { meaningOf, signedName, toneOf } from '../../../renderer/features/verify/verdict-words';
import { expiryOf } from '../../../renderer/ui/signing/identity-expiry';
import { signingTimeText } from '../../../renderer/ui/signing/signing-time-text';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const valid = (notAfter: string, notBefore = '2023-01-01T00:00:00Z') =>
  expiryOf({ notBefore, notAfter }, NOW);

describe('how long an identity can sign', () => {
  test.each([
    ['2029-11-22T12:00:00Z', 'valid', 'Valid until November 22, 2029.'],
    ['2027-01-22T12:00:00Z', 'valid', 'Valid until January 22, 2027.'],
    ['2027-01-21T12:00:00Z', 'soon', 'Expires in 60 days, on January 21, 2027.'],
    ['2026-11-23T12:00:00Z', 'soon', 'Expires in one day,'],
    ['2026-11-22T13:00:00Z', 'soon', 'Expires within a day,'],
    ['2026-11-22T11:59:59Z', 'expired', 'Expired on November 22, 2026: it cannot sign any more.'],
  ])('%s: %s', (notAfter, state, text) => {
    expect(valid(notAfter).state).toBe(state);
    expect(valid(notAfter).sentence).toContain(text);
  });

  test('a certificate of tomorrow points at the clock', () => {
    const tomorrow = valid('2029-01-01T00:00:00Z', '2026-11-23T12:00:00Z');
    expect(tomorrow).toMatchObject({ state: 'not-yet', sentence: expect.stringContaining('clock') });
  });
});

test.each([
  [60, '22 November 2026, 23:30 (UTC+01:00)'],
  [120, '23 November 2026, 00:30 (UTC+02:00)'],
  [-210, '22 November 2026, 19:00 (UTC-03:30)'],
  [0, '22 November 2026, 22:30 (UTC)'],
  [null, '22 November 2026, 22:30 (UTC)'],
])('the time of a signature at %s minutes east reads %s', (offset, text) => {
  expect(signingTimeText('2026-11-22T22:30:00Z', offset)).toBe(text);
});

test.each([
  ['Plan (unsigned).pdf', false, 'Plan (signed by one).pdf'],
  ['Plan (signed by one).PDF', true, 'Plan (signed).pdf'],
  ['a/b:c.pdf', true, 'a b c (signed).pdf'],
  ['.pdf', false, 'Roadmap (signed by one).pdf'],
])('%s is saved under a name that says how far it is', (name, isComplete, expected) => {
  expect(signedName(name, isComplete)).toBe(expected);
});

describe('the keys behind a document', () => {
  const jane = { valid: true, name: 'Jane', email: 'jane@example.com', fingerprint: 'AAAA' };
  const known = [
    { name: 'Jane', email: 'jane@example.com', fingerprint: 'AAAA', at: '2026-05-04T10:00:00Z' },
  ];

  test('are told as known, new or changed; a change before anything else', () => {
    const other = { ...jane, fingerprint: 'BBBB' };
    const max = { ...jane, name: 'Max', email: 'max@example.com', fingerprint: 'CCCC' };
    expect(keysOf([jane], known)?.sentence).toBe('You know every key that signed it.');
    expect(keysOf([jane, max], known)?.sentence).toContain('of Max is new');
    expect(keysOf([max, other], known)).toMatchObject({
      standing: 'changed',
      sentence: expect.stringContaining('key of Jane has CHANGED'),
    });
  });

  test('are not spoken of where no signature holds', () => {
    expect(keysOf([{ ...jane, valid: false }], known)).toBeNull();
  });
});

test('only a document that both signed is good news, and nothing is proven by a changed or foreign one', () => {
  const statuses = [
    'signed-by-both',
    'signed-by-one',
    'unsigned',
    'changed',
    'same-signer',
    'plan-mismatch',
    'appearance-mismatch',
    'not-ours',
    'unreadable',
  ] as const;
  expect(statuses.filter((status) => toneOf({ status }) === 'good')).toEqual(['signed-by-both']);
  for (const status of ['changed', 'not-ours', 'unreadable'] as const)
    expect(meaningOf({ status, pages: null }).proves).toEqual([]);
  expect(meaningOf({ status: 'signed-by-both', pages: 'other-generator' }).proves.join(' ')).not.toContain(
    'pages',
  );
});
