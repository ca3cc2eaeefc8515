import { CliError } from './cli-error';
import type { CliHost } from './cli-host';
import { readBytes } from './file-access';

export const PASSPHRASE_VARIABLE = 'COUNTERSIGN_PASSPHRASE';

/**
 * The passphrase from a file (its first line), the environment, or the terminal; never from an argument, which other users of
 * the machine can read and the shell remembers.
 */
export async function readPassphrase(
  given: { readonly passphraseFile?: string; readonly confirm: boolean },
  host: CliHost,
): Promise<string> {
  if (given.passphraseFile !== undefined) {
    const text = new TextDecoder().decode(await readBytes(given.passphraseFile));
    return notEmpty(text.split(/\r?\n/)[0] ?? '', given.passphraseFile);
  }
  const fromEnvironment = host.environment[PASSPHRASE_VARIABLE];
  if (fromEnvironment !== undefined) return notEmpty(fromEnvironment, PASSPHRASE_VARIABLE);
  if (!host.askHidden) {
    throw new CliError(
      `No passphrase: give --passphrase-file FILE or ${PASSPHRASE_VARIABLE}, or run this in a terminal.`,
    );
  }
  const passphrase = notEmpty(await host.askHidden('Passphrase: '), 'The passphrase');
  if (given.confirm && (await host.askHidden('Once more: ')) !== passphrase) {
    throw new CliError('The two passphrases differ.');
  }
  return passphrase;
}

function notEmpty(passphrase: string, where: string): string {
  if (passphrase === '') throw new CliError(`${where} is empty.`);
  return passphrase;
}
