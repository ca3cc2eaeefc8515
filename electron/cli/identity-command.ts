import { createIdentity } from '@shared/signing/index';
import type { SignerRole } from '@shared/signing/signer-role';
import { CliError, type ExitCode } from './cli-error';
import type { CliHost } from './cli-host';
import { exists, writeBytes } from './file-access';
import { writeIdentity } from './identity-file';
import { printJson } from './output';
import { readPassphrase } from './passphrase';

export interface NewIdentityArguments {
  readonly name: string;
  readonly role: SignerRole;
  readonly email: string;
  readonly organisation?: string;
  readonly years: number;
  readonly out: string;
  readonly passphraseFile?: string;
  readonly json?: boolean;
}

/** Makes a signing identity and keeps it in a file that only its owner may read. Never writes over one. */
export async function createIdentityFile(given: NewIdentityArguments, host: CliHost): Promise<ExitCode> {
  if (await exists(given.out)) {
    throw new CliError(
      `${given.out} is there already. An identity is never written over: its key would be lost.`,
    );
  }
  const passphrase = await readPassphrase({ ...given, confirm: true }, host);
  const identity = await createIdentity({
    name: given.name,
    role: given.role,
    organisation: given.organisation ?? '',
    email: given.email,
    validYears: given.years,
    passphrase,
    now: host.now().toISOString(),
  });
  await writeBytes(given.out, await writeIdentity(given.out, identity, passphrase), 0o600);
  const { name, role, email, organisation, fingerprint, notBefore, notAfter } = identity;
  if (given.json)
    printJson(host, { out: given.out, name, role, email, organisation, fingerprint, notBefore, notAfter });
  else host.print(`Wrote ${given.out}: ${name}, ${role.toUpperCase()}.\nFingerprint ${fingerprint}`);
  return 0;
}
