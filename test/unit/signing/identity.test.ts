import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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
import { fingerprintOf, readCertificate } from '@shared/signing/certificate';
import { readIdentityFile } from '@shared/signing/identity';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeBase, makePerson, PASSPHRASE, sign } from './sample';
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
    ).rejects.toMatchObject({
      code: 'wrong-passphrase',
      sentence: 'The passphrase is not the one of this identity. The identity is as it was; try again.',
    });
    await expect(exportIdentity(identity, 'something else')).rejects.toThrow(
      'The passphrase is not the one of this identity. No file was written; try again.',
    );
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

  test.each(['correct horse', 'pässwörd 密码 🔑'])(
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
  readonly file: string;
  readonly passphrase?: string;
  readonly chain?: boolean;
}

/** Files that other programs made: see make.sh beside them. */
const VARIANTS: readonly Variant[] = [
  { what: 'EC P-256, AES-256', file: 'ec-aes256' },
  { what: 'EC P-384, AES-256', file: 'ec384-aes256' },
  { what: 'EC P-521, AES-256', file: 'ec521-aes256' },
  { what: 'RSA 2048, AES-256', file: 'rsa-aes256' },
  { what: 'RSA 3072 with its chain', file: 'rsa3072-chain', chain: true },
  { what: 'EC with its chain', file: 'ec-chain', chain: true },
  { what: 'RSA, AES-128', file: 'rsa-aes128' },
  { what: 'EC, AES-192, MAC with SHA-512', file: 'ec-aes192-sha512' },
  { what: 'RSA, legacy (3DES key, RC2 certificates, SHA-1)', file: 'rsa-legacy' },
  { what: 'EC, legacy (3DES key, RC2 certificates, SHA-1)', file: 'ec-legacy' },
  { what: 'RSA, 3DES for both', file: 'rsa-3des' },
  { what: 'RSA, RC2 of 128 bits', file: 'rsa-rc2-128' },
  { what: 'RSA, RC2 of 40 bits', file: 'rsa-rc2-40' },
  { what: 'RSA, two-key 3DES', file: 'rsa-2des' },
  { what: 'EC, PBES2 with 3DES', file: 'ec-pbes2-3des' },
  { what: 'certificates not encrypted', file: 'ec-open-certificates' },
  { what: 'no MAC', file: 'ec-no-mac' },
  { what: 'umlauts, AES', file: 'ec-umlauts', passphrase: 'pässwörd' },
  { what: 'umlauts, legacy', file: 'rsa-umlauts-legacy', passphrase: 'pässwörd' },
  { what: 'Chinese, AES', file: 'ec-chinese', passphrase: '密码 123456' },
  { what: 'Cyrillic, legacy', file: 'rsa-cyrillic-legacy', passphrase: 'пароль 123' },
  { what: 'an emoji', file: 'ec-emoji', passphrase: 'key 🔑 123' },
  { what: 'no passphrase at all', file: 'ec-empty', passphrase: '' },
  { what: '100,000 rounds', file: 'ec-100000-rounds' },
];

const FOLDER = fileURLToPath(new URL('../../fixtures/identities/', import.meta.url));
const fixture = (name: string) => new Uint8Array(readFileSync(join(FOLDER, `${name}.p12`)));
/** SHA-256 of each certificate as openssl gives it. */
const PRINTS: ReadonlyMap<string, string> = new Map(
  readFileSync(join(FOLDER, 'fingerprints.txt'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
    .map(([name = '', print = '']) => [name, print]),
);
const LATER = '2027-01-01T00:00:00Z';

describe('PKCS#12 files made by openssl', () => {
  test.each(VARIANTS)('$what: can be read, and holds the key of its certificate', async (variant) => {
    const { file, passphrase = 'secret 123', chain } = variant;
    const read = await readIdentityFile(fixture(file), passphrase);
    const [own = new Uint8Array()] = read.chain;
    expect(readCertificate(own)).toMatchObject({
      name: 'Kim Müller',
      organisation: 'Test AG',
      email: 'kim@example.com',
    });
    expect((await fingerprintOf(own)).replaceAll(' ', '')).toBe(PRINTS.get(file));
    expect(read.chain).toHaveLength(chain ? 2 : 1);
    await expect(readIdentityFile(fixture(file), `${passphrase}?`)).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
  });

  // One of each kind of key; how it was wrapped in its file no longer matters here.
  test.each(['ec-chain', 'ec384-aes256', 'ec521-aes256', 'rsa-aes256', 'rsa3072-chain'])(
    '%s: comes in under its passphrase, and signs',
    async (name) => {
      const identity = await importIdentity(fixture(name), 'secret 123', 'cto');
      expect(identity).toMatchObject({ name: 'Kim Müller', role: 'cto', email: 'kim@example.com' });
      const person = { identity, unlocked: await unlockIdentity(identity, 'secret 123') };
      const signed = await sign(await makeBase(), 'cto', person, LATER);
      expect((await verifyDocument(signed)).status).toBe('signed-by-one');
    },
  );

  test.each([
    ['no-usage', 'does not say what its key may be used for'],
    ['other-usage', 'is not meant for signing'],
    ['expired', 'expired on 2026-11-23. Renew the identity, then sign.'],
    ['rsa1024', 'is an RSA key of 1024 bits, too short to be trusted'],
  ])('%s: is taken in, but does not sign, and why is told in words', async (name, sentence) => {
    const identity = await importIdentity(fixture(name), 'secret 123');
    const person = { identity, unlocked: await unlockIdentity(identity, 'secret 123') };
    await expect(sign(await makeBase(), 'cpo', person, LATER)).rejects.toThrow(sentence);
  });

  test.each([
    ['ed25519', /kind of key/],
    ['no-key', /holds no private key/],
    ['no-certificate', /holds no certificate/],
  ])('%s: is refused in words', async (name, sentence) => {
    await expect(importIdentity(fixture(name), 'secret 123')).rejects.toThrow(sentence);
  });

  test('BER of NSS (Firefox, Thunderbird), and a Java keystore', async () => {
    const nss = await readIdentityFile(fixture('nss-ber'), 'pässwörd');
    const java = await readIdentityFile(fixture('java'), 'secret 123');
    for (const { chain } of [nss, java])
      expect(readCertificate(chain[0] ?? new Uint8Array())).toMatchObject({
        name: 'Kim',
        organisation: 'Test',
      });
  });
});

test('a file that is no identity, or a damaged one, is told in one sentence', async () => {
  const file = fixture('ec-aes256');
  for (const bad of [new Uint8Array(0), fromLatin1('hello'), file.slice(0, 300), file.slice(0, -1)])
    await expect(importIdentity(bad, 'secret 123')).rejects.toMatchObject({ name: 'SigningError' });
});

test('a file damaged anywhere is told in words, never with an error of the machinery', async () => {
  // Without a checksum over the whole, so that the damage reaches every reader inside.
  const file = fixture('ec-one-round-no-mac');
  let told = 0;
  for (let i = 0; i < 120; i += 1) {
    const bad = file.slice();
    const at = Math.floor((i * file.length) / 120);
    bad[at] = (bad[at] ?? 0) ^ (1 << (i % 7));
    try {
      const { chain } = await readIdentityFile(bad, 'secret 123');
      expect(readCertificate(chain[0] ?? new Uint8Array()).name).not.toBe('');
    } catch (error) {
      expect(error, `byte ${at}`).toBeInstanceOf(SigningError);
      told += 1;
    }
  }
  expect(told).toBeGreaterThan(60);
});

test('a name cannot hide marks that make it read as another', async () => {
  const identity = await createIdentity({ ...NEW, name: 'Jane\u202e eoD\u0000 ' });
  expect(identity.name).toBe('Jane eoD');
});
