import { regenerateWith, signatureFonts } from '@shared/document/index';
import { describeSignable, type Signable, signDocument, unlockIdentity } from '@shared/signing/index';
import type { SignerRole } from '@shared/signing/signer-role';
import type { ExitCode } from './cli-error';
import type { CliHost } from './cli-host';
import { readBytes, writeBytes } from './file-access';
import { readIdentity } from './identity-file';
import { plainText, printJson } from './output';
import { readPassphrase } from './passphrase';

export interface SignArguments {
  readonly as: SignerRole;
  readonly identity: string;
  readonly out?: string;
  readonly passphraseFile?: string;
  readonly json?: boolean;
}

/** Signs one side's field. The file is replaced as a whole, or `out` is written beside it. */
export async function sign(path: string, given: SignArguments, host: CliHost): Promise<ExitCode> {
  const pdf = await readBytes(path);
  const identityFile = await readBytes(given.identity);
  // What cannot be signed is told before anybody types a passphrase.
  const signable = await describeSignable(pdf);
  if (host.askHidden && !given.json) host.warn(plainText(describe(path, signable)));
  const passphrase = await readPassphrase({ ...given, confirm: false }, host);
  const stored = await readIdentity(given.identity, identityFile, passphrase, given.as);
  const identity = await unlockIdentity(stored, passphrase);
  const fonts = await host.fonts();
  const now = host.now();
  const signed = await signDocument({
    pdf,
    role: given.as,
    identity,
    at: now.toISOString(),
    offsetMinutes: -now.getTimezoneOffset(),
    fonts: signatureFonts(fonts),
    regenerate: regenerateWith(fonts),
  });
  const out = given.out ?? path;
  await writeBytes(out, signed);
  const { signedBy, open } = await describeSignable(signed);
  if (given.json) {
    const { pages, digest } = signable;
    printJson(host, { out, as: given.as, pages, digest, signedBy, missing: open });
  } else {
    const missing =
      open.length > 0 ? ` Still missing: ${open.map((role) => role.toUpperCase()).join(', ')}.` : '';
    host.print(plainText(`Wrote ${out}: signed by ${stored.name} as ${given.as.toUpperCase()}.${missing}`));
  }
  return 0;
}

/** What is about to be signed, for whoever sits at the terminal and is asked for a passphrase next. */
function describe(path: string, { pages, digest, signedBy }: Signable): string {
  const signers = signedBy.map(
    ({ name, role, fingerprint }) => `${name} (${role.toUpperCase()}), ${fingerprint}`,
  );
  const signed =
    signers.length === 0 ? 'Signed by nobody yet.' : `Signed already by ${signers.join(' and ')}.`;
  return `${path}: ${pages} pages, digest of the document ${digest}. ${signed}`;
}
