import { z } from 'zod';
import { instantSchema } from './dates';
import { idSchema } from './ids';
import { lineSchema } from './text';

export const SIGNER_ROLES = ['cpo', 'cto'] as const;
export type SignerRole = (typeof SIGNER_ROLES)[number];

/** One side's signature under the committed plan, as the signed document holds it. */
export const signatureSchema = z
  .strictObject({
    id: idSchema('signature'),
    role: z.enum(SIGNER_ROLES),
    name: lineSchema(200),
    email: z.string().max(320),
    /** SHA-256 of the certificate: hex. */
    fingerprint: lineSchema(200),
    at: instantSchema,
  })
  .readonly();

export type Signature = z.infer<typeof signatureSchema>;
