import type { SignerRole } from '../model/signature';

export { SIGNER_ROLES, type SignerRole } from '../model/signature';

/** Name of each side's signature field in the document. */
export const FIELD_NAMES = { cpo: 'CPO', cto: 'CTO' } as const satisfies Record<SignerRole, string>;

export const ROLE_TITLES = {
  cpo: 'Chief Product Officer',
  cto: 'Chief Technology Officer',
} as const satisfies Record<SignerRole, string>;

export const otherRole = (role: SignerRole): SignerRole => (role === 'cpo' ? 'cto' : 'cpo');
