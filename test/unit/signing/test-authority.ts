import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, openssl } from './tools';

const FILES = ['ca.pem', 'me.key', 'me.pem'] as const;
const made = new Map<string, readonly Uint8Array[]>();

/**
 * A test authority's certificate, and a key and certificate it issued to a person, made by the openssl program as a
 * company would: ca.pem, me.key, me.pem in the folder. Made once for each kind of key.
 */
export function issue(
  folder: string,
  key: readonly string[],
  usage = 'critical,digitalSignature,nonRepudiation',
): void {
  const name = [...key, usage].join(' ');
  const files = made.get(name) ?? inFolder((inside) => make(inside, key, usage));
  made.set(name, files);
  for (const [index, file] of FILES.entries()) writeFileSync(join(folder, file), files[index] ?? '');
}

function make(folder: string, key: readonly string[], usage: string): readonly Uint8Array[] {
  const run = (line: string, ...more: readonly string[]) => openssl(folder, [...line.split(' '), ...more]);
  run('genpkey -algorithm ec -pkeyopt ec_paramgen_curve:P-256 -out ca.key');
  run(
    'req -x509 -new -key ca.key -out ca.pem -days 3650 -addext keyUsage=critical,keyCertSign,cRLSign -subj',
    '/O=Test/CN=Test Root',
  );
  run('genpkey -out me.key -algorithm', ...key);
  const usages = usage === '' ? '' : `keyUsage=${usage}\n`;
  writeFileSync(
    join(folder, 'ext'),
    `basicConstraints=CA:FALSE\n${usages}subjectAltName=email:kim@example.com\n`,
  );
  run('req -new -utf8 -key me.key -out me.csr -subj', '/O=Test AG/CN=Kim Müller');
  run('x509 -req -in me.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 3650 -extfile ext -out me.pem');
  return FILES.map((file) => new Uint8Array(readFileSync(join(folder, file))));
}
