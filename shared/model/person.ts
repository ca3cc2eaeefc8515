import { z } from 'zod';
import { idSchema } from './ids';
import { isDistinct, lineSchema, NO_DOUBLES } from './text';

export const ROLES = [
  'cpo',
  'cto',
  'facilitator',
  'product-manager',
  'engineering-lead',
  'ai-product-manager',
  'ceo',
  'contributor',
] as const;
export type Role = (typeof ROLES)[number];

/** Who decides what: product owns what and why, engineering how and how long. */
export type Side = 'product' | 'engineering';

export const personSchema = z
  .strictObject({
    id: idSchema('person'),
    name: lineSchema(200),
    role: z.enum(ROLES),
    email: z.string().trim().max(320),
    /** Whether the person takes part in the session and is printed on the cover. */
    participates: z.boolean(),
    /** The days of the session the person was there. */
    attended: z
      .array(z.union([z.literal(1), z.literal(2)]))
      .max(2)
      .refine(isDistinct, NO_DOUBLES)
      .readonly(),
  })
  .readonly();

export type Person = z.infer<typeof personSchema>;

const ROLE_NAMES = {
  cpo: 'CPO',
  cto: 'CTO',
  facilitator: 'Facilitator',
  'product-manager': 'Product manager',
  'engineering-lead': 'Engineering lead',
  'ai-product-manager': 'AI product manager',
  ceo: 'CEO',
  contributor: 'Contributor',
} as const satisfies Record<Role, string>;

export const roleName = (role: Role): string => ROLE_NAMES[role];

/** The side a role speaks for; the facilitator, the CEO and contributors speak for neither. */
export function sideOf(role: Role): Side | null {
  switch (role) {
    case 'cpo':
    case 'product-manager':
    case 'ai-product-manager':
      return 'product';
    case 'cto':
    case 'engineering-lead':
      return 'engineering';
    case 'facilitator':
    case 'ceo':
    case 'contributor':
      return null;
  }
}

/** At most two initials: first and last word of the name. */
export function initials(name: string): string {
  const words = name.split(/\s+/u).filter(Boolean);
  const first = [...(words[0] ?? '')][0] ?? '';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toLocaleUpperCase('en');
}
