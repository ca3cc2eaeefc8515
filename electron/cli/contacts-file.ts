import {
  type Contact,
  readContactsFile,
  rememberSigner,
  type SignatureVerdict,
  writeContactsFile,
} from '@shared/signing/index';
import { CliError } from './cli-error';
import { exists, readBytes, writeBytes } from './file-access';

/** The fingerprints in a file. @param mayBeNew a file that is not there yet holds none */
export async function loadContacts(path: string, mayBeNew: boolean): Promise<readonly Contact[]> {
  if (mayBeNew && !(await exists(path))) return [];
  const contacts = readContactsFile(await readBytes(path));
  if (contacts) return contacts;
  throw new CliError(`${path} is not a list of known fingerprints, or it is damaged. It was left as it is.`);
}

const plain = (fingerprint: string): string => fingerprint.replace(/[\s:]/g, '').toUpperCase();

/** Writes down that these fingerprints were read out, each of them whole; `signatures` are those of the document at hand. */
export async function rememberRead(
  path: string,
  contacts: readonly Contact[],
  read: readonly string[],
  signatures: readonly SignatureVerdict[],
  at: string,
): Promise<readonly Contact[]> {
  let known = contacts;
  for (const fingerprint of read) {
    const signer = signatures.find((one) => one.valid && plain(one.fingerprint) === plain(fingerprint));
    if (!signer) {
      throw new CliError(
        `No signature that holds in this document has the fingerprint ${fingerprint}. Nothing was remembered.`,
      );
    }
    known = rememberSigner(known, signer, at);
  }
  if (known !== contacts) await writeBytes(path, writeContactsFile(known));
  return known;
}
