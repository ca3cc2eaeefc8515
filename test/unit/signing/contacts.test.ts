import { forgetSigner, rememberSigner, type Signer, standingOf } from '@shared/signing';
import { newContacts } from '@shared/signing/contacts';
import { describe, expect, test } from 'vitest';

const MAY = '2026-05-04T10:00:00Z';
const JULY = '2026-07-02T10:00:00Z';
const JANE: Signer = { name: 'Jane Doe', email: 'jane@example.com', fingerprint: 'AAAA 1111' };
const RENEWED: Signer = { ...JANE, fingerprint: 'BBBB 2222' };

describe('trust on first use', () => {
  test('nobody is known before a fingerprint was read out', () => {
    expect(standingOf([], JANE)).toEqual({ kind: 'new', alike: null });
  });

  test('the fingerprint that was read out is known, however it is spaced and its owner is written', () => {
    const contacts = rememberSigner([], JANE, MAY);
    const written = { name: 'jane  doe', email: 'Jane@Example.com', fingerprint: 'aa aa 11 11' };
    expect(standingOf(contacts, written)).toEqual({ kind: 'known', since: MAY });
  });

  test('another fingerprint of the same person has changed, and the last one that was known is told', () => {
    const contacts = rememberSigner(rememberSigner([], RENEWED, JULY), JANE, MAY);
    const third = { ...JANE, fingerprint: 'CCCC 3333' };
    expect(standingOf(contacts, third)).toMatchObject({
      kind: 'changed',
      before: { fingerprint: 'BBBB 2222' },
    });
  });

  test('after a change was confirmed both are known: what was signed with the old key still is', () => {
    const contacts = rememberSigner(rememberSigner([], JANE, MAY), RENEWED, JULY);
    expect(standingOf(contacts, JANE)).toEqual({ kind: 'known', since: MAY });
    expect(standingOf(contacts, RENEWED)).toEqual({ kind: 'known', since: JULY });
  });

  test.each([
    ['the name', { ...RENEWED, email: 'jane@elsewhere.example' }],
    ['the e-mail address', { ...RENEWED, name: 'J. Doe' }],
  ])('who shares only %s with somebody known is new, and the likeness is told', (_, signer) => {
    const contacts = rememberSigner([], JANE, MAY);
    expect(standingOf(contacts, signer)).toMatchObject({ kind: 'new', alike: { fingerprint: 'AAAA 1111' } });
  });

  test('two signers without e-mail address are not alike for that', () => {
    const contacts = rememberSigner([], { ...JANE, email: '' }, MAY);
    expect(standingOf(contacts, { name: 'Max', email: '', fingerprint: 'BBBB 2222' })).toEqual({
      kind: 'new',
      alike: null,
    });
  });

  test('remembering twice keeps the first day; forgetting takes back only that fingerprint', () => {
    const once = rememberSigner([], JANE, MAY);
    expect(rememberSigner(once, JANE, JULY)).toBe(once);
    const both = rememberSigner(once, RENEWED, JULY);
    expect(standingOf(forgetSigner(both, RENEWED), RENEWED)).toMatchObject({ kind: 'changed' });
    expect(standingOf(forgetSigner(both, RENEWED), JANE)).toMatchObject({ kind: 'known' });
  });

  test('a list from elsewhere brings what is not known here, once, and the changes in it are told', () => {
    const stranger = { name: 'Li Wei', email: '', fingerprint: 'DDDD 4444', at: MAY };
    const contacts = rememberSigner([], JANE, MAY);
    const other = { ...RENEWED, at: JULY };
    const spaced = { ...JANE, fingerprint: 'aaaa1111', at: JULY };
    expect(newContacts(contacts, [spaced, stranger, stranger, other])).toEqual({
      added: [stranger, other],
      changed: [other],
    });
    expect(newContacts(contacts, contacts)).toEqual({ added: [], changed: [] });
  });
});
