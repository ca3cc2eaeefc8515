import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importIdentity, type SignerRole, unlockIdentity } from '@shared/signing';
import { fromHex, toLatin1 } from '@shared/signing/bytes';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeBase, makePerson, sign } from './sample';
import { issue } from './test-authority';
import { hasTool, inFolder, openssl, withFile } from './tools';

// What programs by other people say about our files. None of them shares a line of code with ours.

const ORDERS = [
  ['cpo', 'cto'],
  ['cto', 'cpo'],
] as const satisfies readonly (readonly [SignerRole, SignerRole])[];

describe.each(ORDERS)('signed by %s, then by %s', (firstRole, secondRole) => {
  let twice: Uint8Array;
  beforeAll(async () => {
    const once = await sign(await makeBase(), firstRole, await makePerson(firstRole));
    twice = await sign(once, secondRole, await makePerson(secondRole));
  });

  test.runIf(hasTool('pdfsig'))('pdfsig: both valid, the second over the whole file', () => {
    const said = withFile(twice, (path, run) => run('pdfsig', [path]));
    expect(said.match(/Signature Validation: Signature is Valid\./g)).toHaveLength(2);
    expect(said.match(/- Total document signed/g)).toHaveLength(1);
    expect(said.match(/Signature Type: ETSI\.CAdES\.detached/g)).toHaveLength(2);
    expect(said).toContain('Signing Time: Jul 02 2026 09:00:00');
    expect(said).toContain('Common Name: Jane Doe');
    expect(said).toContain('Common Name: Søren Ångström');
  });

  test.runIf(hasTool('qpdf'))('qpdf: no errors, three revisions, both fields filled', () => {
    const said = withFile(twice, (path, run) => run('qpdf', ['--check', path]));
    expect(said).toContain('No syntax or stream encoding errors found');
    expect(said).toContain('exit 0');
    const form = withFile(twice, (path, run) => run('qpdf', ['--json', '--json-key=acroform', path]));
    const parsed: unknown = JSON.parse(form.slice(0, form.lastIndexOf('exit')));
    expect(parsed).toMatchObject({ acroform: { fields: [{ fullname: 'CPO' }, { fullname: 'CTO' }] } });
  });

  test.runIf(hasTool('mutool'))('mutool: the second unchanged since, the first only added to', () => {
    const said = withFile(twice, (path, run) => run('mutool', ['sign', '-v', path]));
    expect(said).toContain('The document is unchanged since signing.');
    expect(said).toContain('The signature is valid but there have been edits since signing.');
    expect(withFile(twice, (path, run) => run('mutool', ['info', path]))).toContain('Pages: 2');
  });

  test.runIf(hasTool('pdftotext') && hasTool('pdffonts'))(
    'poppler: names, roles and times can be read, all fonts are embedded',
    () => {
      const text = withFile(twice, (path, run) => run('pdftotext', ['-layout', path, '-']));
      for (const words of [
        'Jane Doe',
        'Chief Product Officer, Acme GmbH',
        'Søren Ångström',
        'Chief Technology Officer, Acme GmbH',
        '2 Jul 2026, 11:00 UTC+02:00',
      ])
        expect(text).toContain(words);
      const fonts = withFile(twice, (path, run) => run('pdffonts', [path]))
        .split('\n')
        .filter((line) => line.includes('Inter-Regular'));
      expect(fonts).toHaveLength(3);
      expect(new Set(fonts.map((line) => line.slice(0, 6))).size).toBe(3);
      for (const line of fonts) expect(line).toMatch(/yes yes yes/);
    },
  );

  test.runIf(hasTool('openssl'))(
    'openssl cms -verify -cades: both CMS are CAdES signatures of the bytes in their ranges',
    () => {
      const text = toLatin1(twice);
      const found = [...text.matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)\] *\n\/Contents <([0-9a-f]+)>/g)];
      expect(found).toHaveLength(2);
      for (const match of found) {
        const [first = 0, second = 0, length = 0] = match.slice(1, 4).map(Number);
        inFolder((folder, run) => {
          const padded = fromHex(match[4] ?? '') ?? new Uint8Array(0);
          writeFileSync(
            join(folder, 'cms.der'),
            padded.subarray(0, 4 + (padded[2] ?? 0) * 256 + (padded[3] ?? 0)),
          );
          writeFileSync(
            join(folder, 'data'),
            Buffer.concat([twice.subarray(0, first), twice.subarray(second, second + length)]),
          );
          openssl(folder, ['cms', '-cmsout', '-inform', 'DER', '-in', 'cms.der', '-out', 'cms.pem']);
          const certificates = openssl(folder, ['pkcs7', '-inform', 'DER', '-in', 'cms.der', '-print_certs']);
          writeFileSync(join(folder, 'ca.pem'), certificates);
          const verify = [
            'cms',
            '-verify',
            '-cades',
            '-binary',
            '-inform',
            'DER',
            '-in',
            'cms.der',
            '-content',
            'data',
            '-CAfile',
            'ca.pem',
            '-purpose',
            'any',
            '-attime',
            '1782990000',
            '-out',
            'out',
          ];
          expect(run('openssl', verify)).toContain('CAdES Verification successful');
          writeFileSync(join(folder, 'data'), 'other');
          expect(run('openssl', verify)).not.toContain('successful');
        });
      }
    },
  );

  test.runIf(hasTool('pdfdetach'))('pdfdetach: the plan comes out as it went in', () => {
    withFile(twice, (path, run, folder) => {
      run('pdfdetach', ['-saveall', '-o', folder, path]);
      expect(JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8'))).toEqual({
        name: 'Q3',
        items: ['checkout', 'search'],
      });
    });
  });
});

describe.runIf(['openssl', 'certutil', 'pdfsig'].every(hasTool))('identities a company issued', () => {
  const KEYS = [
    ['RSA', ['rsa', '-pkeyopt', 'rsa_keygen_bits:2048']],
    ['EC', ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256']],
  ] as const;

  test.each(KEYS)(
    '%s: "Certificate is Trusted" in pdfsig once its authority is in the NSS store',
    async (_, key) => {
      const [file, ca] = inFolder((folder) => {
        issue(folder, key);
        openssl(folder, [
          'pkcs12',
          '-export',
          '-inkey',
          'me.key',
          '-in',
          'me.pem',
          '-certfile',
          'ca.pem',
          '-out',
          'me.p12',
          '-passout',
          'pass:secret 123',
        ]);
        return [
          new Uint8Array(readFileSync(join(folder, 'me.p12'))),
          readFileSync(join(folder, 'ca.pem')),
        ] as const;
      });
      const identity = await importIdentity(file, 'secret 123');
      const unlocked = await unlockIdentity(identity, 'secret 123');
      const soon = new Date(Date.now() + 60_000).toISOString();
      const signed = await sign(await makeBase(), 'cpo', { identity, unlocked }, soon);
      const said = withFile(signed, (path, run, folder) => {
        writeFileSync(join(folder, 'ca.pem'), ca);
        const nss = `sql:${folder}`;
        run('certutil', ['-N', '-d', nss, '--empty-password']);
        expect(
          run('certutil', ['-A', '-d', nss, '-n', 'Test Root', '-t', 'C,C,C', '-i', 'ca.pem']),
        ).toContain('exit 0');
        return run('pdfsig', ['-nssdir', folder, path]);
      });
      expect(said).toContain('Signature is Valid');
      expect(said).toContain('Certificate is Trusted');
    },
  );
});
