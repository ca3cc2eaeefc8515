import { verifyDocument } from '@shared/signing/index';
import { CliError, type ExitCode } from './cli-error';
import type { CliHost } from './cli-host';
import { regenerateWith, signatureFonts } from './document-tools';
import { readBytes } from './file-access';
import { plainText, printJson } from './output';

/** 0 only when CPO and CTO have both signed and nothing was changed since; the first line says it in a sentence. */
export async function verify(
  path: string,
  { json }: { readonly json?: boolean },
  host: CliHost,
): Promise<ExitCode> {
  const pdf = await readBytes(path);
  const fonts = await host.fonts();
  const verdict = await verifyDocument(pdf, {
    regenerate: regenerateWith(fonts),
    fonts: signatureFonts(fonts),
  });
  if (verdict.status === 'unreadable') throw new CliError(`${path}: ${verdict.sentence}`);
  const isValid = verdict.status === 'signed-by-both';
  if (json) {
    const { planJson, ...told } = verdict;
    printJson(host, { file: path, valid: isValid, hasPlan: planJson !== null, ...told });
  } else {
    host.print(plainText(verdict.sentence));
    for (const { sentence, role, name, at, fingerprint } of verdict.signatures) {
      host.print(plainText(`  ${sentence}`));
      const facts = [role?.toUpperCase(), name, at, fingerprint && `fingerprint ${fingerprint}`].filter(
        Boolean,
      );
      host.print(plainText(`    ${facts.join(', ')}`));
    }
    if (verdict.change) host.print(plainText(`  From byte ${verdict.change.at}: ${verdict.change.message}`));
  }
  return isValid ? 0 : 1;
}
