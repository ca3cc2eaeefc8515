import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createIdentity,
  exportIdentity,
  type Identity,
  identitySchema,
  importIdentity,
  type NewIdentity,
  renewIdentity,
  SigningError,
  unlockIdentity,
  verifyDocument,
} from '@shared/signing';
import { fromBase64, fromLatin1, toBase64 } from '@shared/signing/bytes';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeBase, makePerson, PASSPHRASE, sign } from './sample';
import { issue } from './test-authority';
import { hasTool, inFolder, openssl } from './tools';

const NEW: NewIdentity = {
  name: 'Jane Doe',
  role: 'cpo',
  organisation: 'Acme',
  email: 'jane@example.com',
  validYears: 2,
  passphrase: PASSPHRASE,
  now: '2026-07-01T10:00:00Z',
};

describe('a new identity', () => {
  let identity: Identity;
  beforeAll(async () => {
    identity = await createIdentity(NEW);
  });

  test('is a plain record that survives JSON and passes its schema', () => {
    expect(identitySchema.parse(JSON.parse(JSON.stringify(identity)))).toEqual(identity);
    expect(identity).toMatchObject({
      name: 'Jane Doe',
      role: 'cpo',
      organisation: 'Acme',
      email: 'jane@example.com',
      notBefore: '2026-07-01T10:00:00.000Z',
      notAfter: '2028-07-01T10:00:00.000Z',
    });
    expect(identity.id).toMatch(/^identity_/);
  });

  test('opens with its passphrase, in either Unicode form, and with no other', async () => {
    const composed = await createIdentity({ ...NEW, passphrase: 'pässwörter' });
    await expect(unlockIdentity(composed, 'pässwörter'.normalize('NFD'))).resolves.toBeDefined();
    await expect(unlockIdentity(identity, 'correct horsE')).rejects.toMatchObject({
      code: 'wrong-passphrase',
      sentence: 'The passphrase is not the one of this identity. Nothing was signed; try again.',
    });
  });

  test('does not give its key away', async () => {
    const unlocked = await unlockIdentity(identity, PASSPHRASE);
    expect(unlocked.privateKey.extractable).toBe(false);
    expect(() => JSON.stringify(unlocked)).toThrow('never written down');
  });

  test('whose parts were mixed with another’s is refused', async () => {
    const other = await createIdentity({ ...NEW, name: 'Other' });
    await expect(
      unlockIdentity({ ...identity, privateKey: other.privateKey }, PASSPHRASE),
    ).rejects.toMatchObject({
      code: 'bad-identity-file',
    });
    await expect(
      unlockIdentity({ ...identity, fingerprint: other.fingerprint }, PASSPHRASE),
    ).rejects.toMatchObject({
      code: 'bad-identity-file',
    });
    await expect(
      unlockIdentity({ ...identity, privateKey: toBase64(fromLatin1('rubbish')) }, PASSPHRASE),
    ).rejects.toMatchObject({ code: 'bad-identity-file' });
  });

  test.each([
    [{ name: '  ' }, 'Enter the name'],
    [{ email: 'nobody' }, 'Enter an e-mail address'],
    [{ passphrase: 'short' }, 'at least 8 characters'],
    [{ validYears: 0 }, '1 to 20 years'],
    [{ now: 'soon' }, '1 to 20 years'],
  ])('is not made from %j', async (wrong, sentence) => {
    await expect(createIdentity({ ...NEW, ...wrong })).rejects.toThrow(sentence);
  });

  test('renewed has another key and certificate for the same person', async () => {
    const again = await renewIdentity(identity, {
      passphrase: PASSPHRASE,
      validYears: 1,
      now: '2028-06-01T00:00:00Z',
    });
    expect(again).toMatchObject({
      name: identity.name,
      email: identity.email,
      notAfter: '2029-06-01T00:00:00.000Z',
    });
    expect(again.fingerprint).not.toBe(identity.fingerprint);
    await expect(
      renewIdentity(identity, { passphrase: 'something else', validYears: 1, now: NEW.now }),
    ).rejects.toMatchObject({ code: 'wrong-passphrase' });
  });

  test('that expired, or is not valid yet, does not sign, and says so', async () => {
    const person = await makePerson('cpo');
    const base = await makeBase();
    await expect(sign(base, 'cpo', person, '2029-07-02T00:00:00Z')).rejects.toMatchObject({
      code: 'certificate-expired',
      sentence: 'The certificate of Jane Doe expired on 2029-07-01. Renew the identity, then sign.',
    });
    await expect(sign(base, 'cpo', person, '2026-06-30T00:00:00Z')).rejects.toMatchObject({
      code: 'certificate-not-yet-valid',
    });
  });
});

describe.runIf(hasTool('openssl'))('checked by openssl', () => {
  test('the certificate: fingerprint, names, validity, key usage', async () => {
    const identity = await createIdentity({ ...NEW, name: 'Søren Ångström' });
    inFolder((folder) => {
      writeFileSync(join(folder, 'c.der'), fromBase64(identity.certificates[0] ?? ''));
      const text = openssl(folder, [
        'x509',
        '-inform',
        'DER',
        '-in',
        'c.der',
        '-noout',
        '-text',
        '-fingerprint',
        '-sha256',
        '-nameopt',
        'utf8,sep_comma_plus',
      ]);
      expect(text).toContain('CN=Søren Ångström');
      expect(text).toContain('Not After : Jul  1 10:00:00 2028 GMT');
      expect(text).toMatch(/Key Usage: critical\s+Digital Signature, Non Repudiation/);
      expect(text).toMatch(/Basic Constraints: critical\s+CA:FALSE/);
      expect(text).toContain('email:jane@example.com');
      expect(text).toContain('NIST CURVE: P-256');
      const fingerprint = /Fingerprint=([0-9A-F:]+)/.exec(text)?.[1]?.replaceAll(':', '');
      expect(identity.fingerprint.replaceAll(' ', '')).toBe(fingerprint);
      expect(
        openssl(folder, [
          'verify',
          '-CAfile',
          pem(folder),
          '-check_ss_sig',
          '-attime',
          '1782950400',
          'c.pem',
        ]),
      ).toContain('OK');
    });
    function pem(folder: string): string {
      openssl(folder, ['x509', '-inform', 'DER', '-in', 'c.der', '-out', 'c.pem']);
      return 'c.pem';
    }
  });

  test('the stored key is PKCS#8 under PBES2 with 600,000 rounds and AES-256', async () => {
    const identity = await createIdentity(NEW);
    inFolder((folder) => {
      writeFileSync(join(folder, 'k.der'), fromBase64(identity.privateKey));
      const parsed = openssl(folder, ['asn1parse', '-inform', 'DER', '-in', 'k.der']);
      expect(parsed).toContain('PBES2');
      expect(parsed).toContain('hmacWithSHA256');
      expect(parsed).toContain('aes-256-cbc');
      expect(parsed).toContain(`INTEGER           :${(600_000).toString(16).toUpperCase().padStart(6, '0')}`);
      const key = openssl(folder, [
        'pkey',
        '-inform',
        'DER',
        '-in',
        'k.der',
        '-passin',
        `pass:${PASSPHRASE}`,
        '-noout',
        '-text',
      ]);
      expect(key).toContain('prime256v1');
    });
  });

  test.each(['correct horse', 'pässwörd €uro', '密码密码密码密码', 'emoji 🔑 key'])(
    'the exported file opens with "%s", and comes back',
    async (passphrase) => {
      const identity = await createIdentity({ ...NEW, passphrase });
      const file = await exportIdentity(identity, passphrase);
      inFolder((folder) => {
        writeFileSync(join(folder, 'i.p12'), file);
        const text = openssl(folder, [
          'pkcs12',
          '-in',
          'i.p12',
          '-passin',
          `pass:${passphrase}`,
          '-nodes',
          '-info',
        ]);
        expect(text).toContain('BEGIN PRIVATE KEY');
        expect(text).toContain('BEGIN CERTIFICATE');
      });
      const back = await importIdentity(file, passphrase, 'cto');
      expect(back).toMatchObject({
        fingerprint: identity.fingerprint,
        name: 'Jane Doe',
        role: 'cto',
        organisation: 'Acme',
      });
      await expect(importIdentity(file, 'another one')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    },
  );
});

interface Variant {
  readonly what: string;
  readonly key: readonly string[];
  readonly passphrase: string;
  readonly options: readonly string[];
  readonly chain?: boolean;
}

const EC = ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
const EC384 = ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384'];
const EC521 = ['ec', '-pkeyopt', 'ec_paramgen_curve:P-521'];
const RSA = ['rsa', '-pkeyopt', 'rsa_keygen_bits:2048'];
const RSA3072 = ['rsa', '-pkeyopt', 'rsa_keygen_bits:3072'];
const VARIANTS: readonly Variant[] = [
  { what: 'EC P-256, AES-256', key: EC, passphrase: 'secret 123', options: [] },
  { what: 'EC P-384, AES-256', key: EC384, passphrase: 'secret 123', options: [] },
  { what: 'EC P-521, AES-256', key: EC521, passphrase: 'secret 123', options: [] },
  { what: 'RSA 2048, AES-256', key: RSA, passphrase: 'secret 123', options: [] },
  { what: 'RSA 3072 with its chain', key: RSA3072, passphrase: 'secret 123', options: [], chain: true },
  { what: 'EC with its chain', key: EC, passphrase: 'secret 123', options: [], chain: true },
  {
    what: 'RSA, AES-128',
    key: RSA,
    passphrase: 'secret 123',
    options: ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC'],
  },
  {
    what: 'EC, AES-192, MAC with SHA-512',
    key: EC,
    passphrase: 'secret 123',
    options: ['-keypbe', 'AES-192-CBC', '-certpbe', 'AES-192-CBC', '-macalg', 'sha512'],
  },
  {
    what: 'RSA, legacy (3DES key, RC2 certificates, SHA-1)',
    key: RSA,
    passphrase: 'secret 123',
    options: ['-legacy'],
  },
  {
    what: 'EC, legacy (3DES key, RC2 certificates, SHA-1)',
    key: EC,
    passphrase: 'secret 123',
    options: ['-legacy'],
  },
  {
    what: 'RSA, 3DES for both',
    key: RSA,
    passphrase: 'secret 123',
    options: ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES'],
  },
  {
    what: 'RSA, RC2 of 128 bits',
    key: RSA,
    passphrase: 'secret 123',
    options: ['-legacy', '-keypbe', 'PBE-SHA1-RC2-128', '-certpbe', 'PBE-SHA1-RC2-128'],
  },
  {
    what: 'RSA, two-key 3DES',
    key: RSA,
    passphrase: 'secret 123',
    options: ['-legacy', '-keypbe', 'PBE-SHA1-2DES', '-certpbe', 'PBE-SHA1-3DES'],
  },
  {
    what: 'EC, PBES2 with 3DES',
    key: EC,
    passphrase: 'secret 123',
    options: ['-keypbe', 'DES-EDE3-CBC', '-certpbe', 'DES-EDE3-CBC'],
  },
  { what: 'certificates not encrypted', key: EC, passphrase: 'secret 123', options: ['-certpbe', 'NONE'] },
  { what: 'no MAC', key: EC, passphrase: 'secret 123', options: ['-nomac'] },
  { what: 'umlauts, AES', key: EC, passphrase: 'pässwörd', options: [] },
  { what: 'umlauts, legacy', key: RSA, passphrase: 'pässwörd', options: ['-legacy'] },
  { what: 'Chinese, AES', key: EC, passphrase: '密码 123456', options: [] },
  { what: 'Cyrillic, legacy', key: RSA, passphrase: 'пароль 123', options: ['-legacy'] },
  { what: '100,000 rounds', key: EC, passphrase: 'secret 123', options: ['-iter', '100000'] },
];

function bundle(folder: string, passphrase: string, options: readonly string[], chain = false): Uint8Array {
  openssl(folder, [
    'pkcs12',
    '-export',
    '-inkey',
    'me.key',
    '-in',
    'me.pem',
    ...(chain ? ['-certfile', 'ca.pem'] : []),
    '-out',
    'me.p12',
    '-passout',
    `pass:${passphrase}`,
    ...options,
  ]);
  return new Uint8Array(readFileSync(join(folder, 'me.p12')));
}

const TOMORROW = new Date(Date.now() + 86_400_000).toISOString();

describe.runIf(hasTool('openssl'))('PKCS#12 files made by openssl', () => {
  test.each(VARIANTS)('$what: comes in and can sign', async ({ key, passphrase, options, chain }) => {
    const [file, print] = inFolder((folder) => {
      issue(folder, key);
      const made = bundle(folder, passphrase, options, chain);
      return [made, openssl(folder, ['x509', '-in', 'me.pem', '-noout', '-fingerprint', '-sha256'])] as const;
    });
    const identity = await importIdentity(file, passphrase, 'cto');
    expect(identity).toMatchObject({
      name: 'Kim Müller',
      organisation: 'Test AG',
      email: 'kim@example.com',
      role: 'cto',
    });
    expect(identity.fingerprint.replaceAll(' ', '')).toBe(
      /=([0-9A-F:]+)/.exec(print)?.[1]?.replaceAll(':', ''),
    );
    expect(identity.certificates).toHaveLength(chain ? 2 : 1);
    if (options.length === 0) {
      const person = { identity, unlocked: await unlockIdentity(identity, passphrase) };
      const signed = await sign(await makeBase(), 'cto', person, TOMORROW);
      expect((await verifyDocument(signed)).status).toBe('signed-by-one');
    }
    await expect(importIdentity(file, `${passphrase}?`)).rejects.toMatchObject({ code: 'wrong-passphrase' });
  });

  test.each([
    ['', 'does not say what its key may be used for'],
    ['critical,keyEncipherment', 'is not meant for signing'],
  ])('a certificate with key usage "%s" is taken in, but does not sign', async (usage, sentence) => {
    const file = inFolder((folder) => {
      issue(folder, EC, usage);
      return bundle(folder, 'secret 123', []);
    });
    const identity = await importIdentity(file, 'secret 123');
    const person = { identity, unlocked: await unlockIdentity(identity, 'secret 123') };
    await expect(sign(await makeBase(), 'cpo', person, TOMORROW)).rejects.toThrow(sentence);
  });

  test('keys we cannot use, short keys, and files without a key are told in words', async () => {
    const ed = inFolder((folder) => {
      issue(folder, ['ed25519']);
      return bundle(folder, 'secret 123', []);
    });
    await expect(importIdentity(ed, 'secret 123')).rejects.toMatchObject({ code: 'unsupported-key' });
    const short = inFolder((folder) => {
      issue(folder, ['rsa', '-pkeyopt', 'rsa_keygen_bits:1024']);
      return bundle(folder, 'secret 123', []);
    });
    const identity = await importIdentity(short, 'secret 123');
    const person = { identity, unlocked: await unlockIdentity(identity, 'secret 123') };
    await expect(sign(await makeBase(), 'cpo', person, TOMORROW)).rejects.toThrow('too short to be trusted');
    const keyless = inFolder((folder) => {
      issue(folder, EC);
      openssl(folder, [
        'pkcs12',
        '-export',
        '-nokeys',
        '-in',
        'me.pem',
        '-out',
        'n.p12',
        '-passout',
        'pass:secret 123',
      ]);
      return new Uint8Array(readFileSync(join(folder, 'n.p12')));
    });
    await expect(importIdentity(keyless, 'secret 123')).rejects.toThrow('holds no private key');
  });
});

describe('PKCS#12 files of other programs', () => {
  test.runIf(hasTool('certutil') && hasTool('pk12util'))(
    'NSS (Firefox, Thunderbird), which writes BER',
    async () => {
      const file = inFolder((folder, run) => {
        run('certutil', ['-N', '-d', 'sql:.', '--empty-password']);
        writeFileSync(join(folder, 'noise'), crypto.getRandomValues(new Uint8Array(64)));
        run(
          'certutil',
          '-S -d sql:. -n me -s CN=Kim,O=Test -x -t u,u,u -k ec -q nistp256 -z noise -m 7 --keyUsage digitalSignature'.split(
            ' ',
          ),
        );
        run('pk12util', ['-o', 'me.p12', '-d', 'sql:.', '-n', 'me', '-W', 'pässwörd']);
        return new Uint8Array(readFileSync(join(folder, 'me.p12')));
      });
      expect(await importIdentity(file, 'pässwörd')).toMatchObject({ name: 'Kim', organisation: 'Test' });
    },
  );

  test.runIf(hasTool('keytool'))('a Java keystore', async () => {
    const file = inFolder((folder, run) => {
      run('keytool', [
        ...'-genkeypair -alias me -keyalg EC -groupname secp256r1 -ext ku=digitalSignature -validity 90 -keystore me.p12'.split(
          ' ',
        ),
        ...['-storetype', 'PKCS12', '-dname', 'CN=Kim, O=Test', '-storepass', 'secret 123'],
      ]);
      return new Uint8Array(readFileSync(join(folder, 'me.p12')));
    });
    expect(await importIdentity(file, 'secret 123')).toMatchObject({ name: 'Kim', organisation: 'Test' });
  });
});

test('a file that is no identity, or a damaged one, is told in one sentence', async () => {
  const identity = await createIdentity(NEW);
  const file = await exportIdentity(identity, PASSPHRASE);
  for (const bad of [new Uint8Array(0), fromLatin1('hello'), file.slice(0, 300), file.slice(0, -1)])
    await expect(importIdentity(bad, PASSPHRASE)).rejects.toMatchObject({ name: 'SigningError' });
});

// Without a checksum over the whole, so that the damage reaches every reader inside.
test.runIf(hasTool('openssl'))(
  'a file damaged anywhere is told in words, never with an error of the machinery',
  async () => {
    const file = inFolder((folder) => {
      issue(folder, EC);
      return bundle(folder, 'secret 123', ['-iter', '1', '-nomac']);
    });
    let told = 0;
    for (let i = 0; i < 120; i += 1) {
      const bad = file.slice();
      const at = Math.floor((i * file.length) / 120);
      bad[at] = (bad[at] ?? 0) ^ (1 << (i % 7));
      try {
        expect((await importIdentity(bad, 'secret 123')).name).not.toBe('');
      } catch (error) {
        expect(error, `byte ${at}`).toBeInstanceOf(SigningError);
        told += 1;
      }
    }
    expect(told).toBeGreaterThan(60);
  },
);

test('a name cannot hide marks that make it read as another', async () => {
  const identity = await createIdentity({ ...NEW, name: 'Jane\u202e eoD\u0000 ' });
  expect(identity.name).toBe('Jane eoD');
});
