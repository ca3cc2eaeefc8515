import type { Plan, Signature } from '../model/index';
import type { Rule } from './rule';

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .trim()
    .toLocaleLowerCase('en')
    .replace(/\s+/gu, ' ');

/** Whether two names are one, whatever their case, spaces and marks that cannot be seen. */
export const sameName = (one: string, other: string): boolean => fold(one) === fold(other);

/** Why two signatures do not count as two (SIGN-1); null: they come from two people with two keys. */
export function sameSigner(
  one: Pick<Signature, 'name' | 'email' | 'fingerprint'>,
  other: Pick<Signature, 'name' | 'email' | 'fingerprint'>,
): string | null {
  if (sameName(one.fingerprint, other.fingerprint)) return 'Both signatures were made with the same key.';
  if (sameName(one.name, other.name)) return 'Both signatures name the same person.';
  if (one.email && sameName(one.email, other.email)) return 'Both signatures have the same e-mail address.';
  return null;
}

/** The people who hold both offices, or null. */
function oneForBoth(plan: Plan): string | null {
  const named = (role: 'cpo' | 'cto') => [...plan.people.values()].filter((person) => person.role === role);
  const [cpos, ctos] = [named('cpo'), named('cto')];
  const both = cpos.find(({ name }) => ctos.some((cto) => sameName(cto.name, name)));
  return both?.name ?? null;
}

const twoSigners: Rule = {
  id: 'SIGN-1',
  severity: 'blocking',
  waivable: false,
  title: 'CPO and CTO are two people with two keys',
  *check({ plan }) {
    const about = { subject: { kind: 'signatures' }, place: 'sign-off' } as const;
    const signatures = [...plan.signatures.values()];
    const [one, other] = signatures;
    const same = one && other ? sameSigner(one, other) : null;
    if (same) {
      yield {
        ...about,
        detail: 'keys',
        message: same,
        mend: 'CPO and CTO each sign with their own identity.',
      };
    }
    const person = oneForBoth(plan);
    if (person) {
      yield {
        ...about,
        detail: 'people',
        place: 'teams',
        message: `${person} is named as CPO and as CTO: one person cannot sign for both sides.`,
        mend: 'Name two people for the two offices.',
      };
    }
  },
};

export const signingRules: readonly Rule[] = [twoSigners];
