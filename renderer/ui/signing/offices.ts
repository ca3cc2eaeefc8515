import type { SignerRole } from '@shared/model/index';

/** How the two sides are called where space is short. */
export const OFFICES = { cpo: 'CPO', cto: 'CTO' } as const satisfies Record<SignerRole, string>;
