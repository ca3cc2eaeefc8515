import { exportIdentity, type Identity, identitySchema, importIdentity } from '@shared/signing/index';
import type { SignerRole } from '@shared/signing/signer-role';
import { z } from 'zod';
import { CliError } from './cli-error';

/** The same form in which the desktop app keeps an identity that no keychain wraps. */
const fileSchema = z.strictObject({
  format: z.literal('countersign-identity'),
  version: z.literal(1),
  protection: z.literal('passphrase'),
  identity: identitySchema,
});

/** An identity as a file: PKCS#12 where the name ends so, else our own JSON. The key is under the passphrase in both. */
export async function writeIdentity(
  path: string,
  identity: Identity,
  passphrase: string,
): Promise<Uint8Array> {
  if (/\.(p12|pfx)$/i.test(path)) return exportIdentity(identity, passphrase);
  const stored: z.input<typeof fileSchema> = {
    format: 'countersign-identity',
    version: 1,
    protection: 'passphrase',
    identity,
  };
  return new TextEncoder().encode(`${JSON.stringify(stored, null, 2)}\n`);
}

/** Reads either form, told by its content. */
export async function readIdentity(
  path: string,
  bytes: Uint8Array,
  passphrase: string,
  role: SignerRole,
): Promise<Identity> {
  if (bytes[0] !== 0x7b) return importIdentity(bytes, passphrase, role);
  try {
    return fileSchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))).identity;
  } catch {
    throw new CliError(`${path} is not a signing identity, or it is damaged.`);
  }
}
