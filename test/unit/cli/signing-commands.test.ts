import { statSync } from 'node:fs';
import { sameBytes } from '@shared/signing/bytes';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, Workbench } from './support';

const PASSPHRASE = 'correct horse battery';

describe('from a plan to a document with two signatures', () => {
  const bench = new Workbench();
  const pdf = bench.path('roadmap.pdf');
  const create = (role: 'cpo' | 'cto', name: string, out: string) =>
    bench.run(
      'identity',
      'create',
      '--name',
      name,
      '--role',
      role,
      '--email',
      `${role}@example.com`,
      '--organisation',
      'Acme',
      '--out',
      bench.path(out),
    );
  const sign = (as: string, identity: string, ...more: string[]) =>
    bench.run('sign', pdf, '--as', as, '--identity', bench.path(identity), ...more);
  const unsigned = () => bench.bytes('unsigned.pdf');
  let first: Outcome;
  let second: Outcome;

  beforeAll(async () => {
    bench.environment = { COUNTERSIGN_PASSPHRASE: PASSPHRASE };
    await bench.run('sample', '--plan', bench.path('plan'));
    await bench.run('export', bench.path('plan'), '--out', bench.path('draft.pdf'));
    await bench.run('export', bench.path('plan'), '--out', bench.path('unsigned.pdf'), '--commit');
    expect((await create('cpo', 'Helena Brandt', 'cpo.json')).code).toBe(0);
    expect((await create('cto', 'Tomas Lindqvist', 'cto.p12')).code).toBe(0);
    bench.write('roadmap.pdf', unsigned());
    first = await sign('cpo', 'cpo.json');
    bench.write('half.pdf', bench.bytes('roadmap.pdf'));
    second = await sign('cto', 'cto.p12', '--out', bench.path('signed.pdf'));
  });

  it('keeps an identity from other users, and never writes over one', async () => {
    if (process.platform !== 'win32') expect(statSync(bench.path('cpo.json')).mode & 0o777).toBe(0o600);
    expect(new TextDecoder().decode(bench.bytes('cpo.json'))).not.toContain(PASSPHRASE);
    const before = bench.bytes('cpo.json');
    const again = await create('cpo', 'Somebody Else', 'cpo.json');
    expect([again.code, again.err]).toEqual([2, expect.stringMatching(/never written over/)]);
    expect(sameBytes(bench.bytes('cpo.json'), before)).toBe(true);
  });

  it('is signed by both sides, one identity as JSON and one as PKCS#12, and verified', async () => {
    expect((await bench.run('verify', bench.path('unsigned.pdf'))).code).toBe(1);
    expect([first.code, first.err]).toEqual([0, '']);
    expect(first.out).toContain('Still missing: CTO');
    const half = await bench.run('verify', bench.path('half.pdf'), '--json');
    expect([half.code, JSON.parse(half.out)]).toEqual([
      1,
      expect.objectContaining({ valid: false, status: 'signed-by-one' }),
    ]);
    expect(second.code).toBe(0);
    expect(sameBytes(bench.bytes('half.pdf'), bench.bytes('signed.pdf'))).toBe(false);
    const verdict = await bench.run('verify', bench.path('signed.pdf'), '--json');
    expect(verdict.code).toBe(0);
    const told = JSON.parse(verdict.out);
    expect(told).toMatchObject({ valid: true, status: 'signed-by-both', pages: 'same', hasPlan: true });
    expect(
      told.signatures.map(({ role, name, valid, appearance }: Record<string, unknown>) => [
        role,
        name,
        valid,
        appearance,
      ]),
    ).toEqual([
      ['cpo', 'Helena Brandt', true, 'as-told'],
      ['cto', 'Tomas Lindqvist', true, 'as-told'],
    ]);
    const signed = bench.bytes('signed.pdf');
    expect(sameBytes(signed.subarray(0, unsigned().length), unsigned())).toBe(true);

    const changed = Uint8Array.from(signed);
    const at = Math.floor(unsigned().length / 2);
    changed[at] = (changed[at] ?? 0) ^ 1;
    bench.write('changed.pdf', changed);
    expect((await bench.run('verify', bench.path('changed.pdf'))).code).toBe(1);
    bench.write('longer.pdf', Uint8Array.from([...signed, 0x20]));
    expect((await bench.run('verify', bench.path('longer.pdf'))).code).toBe(1);
    bench.write('shorter.pdf', signed.subarray(0, signed.length - 1_000));
    const cut = await bench.run('verify', bench.path('shorter.pdf'));
    expect([cut.code, cut.out]).toEqual([1, expect.stringMatching(/cut off|damaged/)]);

    const over = await bench.run('export', bench.path('plan'), '--out', bench.path('signed.pdf'));
    expect([over.code, over.err]).toEqual([2, expect.stringMatching(/is signed/)]);
    expect(sameBytes(bench.bytes('signed.pdf'), signed)).toBe(true);
  });

  it.each([
    [
      'a wrong passphrase',
      'cpo',
      'cpo.json',
      { COUNTERSIGN_PASSPHRASE: 'wrong horse battery' },
      /passphrase/i,
    ],
    [
      'a wrong passphrase of a PKCS#12 file',
      'cto',
      'cto.p12',
      { COUNTERSIGN_PASSPHRASE: 'wrong' },
      /passphrase/i,
    ],
    ['no passphrase', 'cpo', 'cpo.json', {}, /No passphrase: give --passphrase-file/],
    ['an empty passphrase', 'cpo', 'cpo.json', { COUNTERSIGN_PASSPHRASE: '' }, /is empty/],
    [
      'a file that is no identity',
      'cpo',
      'plan',
      { COUNTERSIGN_PASSPHRASE: PASSPHRASE },
      /not a signing identity/,
    ],
    [
      'an identity that is not there',
      'cpo',
      'nobody.json',
      { COUNTERSIGN_PASSPHRASE: PASSPHRASE },
      /no such file/,
    ],
    ['a side that is none', 'ceo', 'cpo.json', { COUNTERSIGN_PASSPHRASE: PASSPHRASE }, /cpo, cto/],
  ])(
    '%s is told in one line and leaves the document as it was',
    async (_name, as, identity, environment, sentence) => {
      bench.write('roadmap.pdf', unsigned());
      const files = bench.files;
      bench.environment = environment;
      const { code, err, out } = await sign(as, identity);
      bench.environment = { COUNTERSIGN_PASSPHRASE: PASSPHRASE };
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(sentence);
      expect(err.trim().split('\n')).toHaveLength(1);
      expect(sameBytes(bench.bytes('roadmap.pdf'), unsigned())).toBe(true);
      expect(bench.files).toEqual(files);
    },
  );

  it('shows what is about to be signed before a passphrase is typed', async () => {
    bench.write('roadmap.pdf', bench.bytes('half.pdf'));
    bench.environment = {};
    bench.typed = ['not the passphrase'];
    const { code, err } = await sign('cto', 'cto.p12');
    bench.typed = null;
    bench.environment = { COUNTERSIGN_PASSPHRASE: PASSPHRASE };
    expect(code).toBe(2);
    expect(err).toMatch(
      /: \d+ pages, digest of the document ([0-9A-F]{4} ?){16}\. Signed already by Helena Brandt \(CPO\)/,
    );
    expect(err).toMatch(/passphrase does not open this file/);
  });

  it('lets one person sign for one side only (SIGN-1), and each side once', async () => {
    const signed = bench.bytes('half.pdf');
    bench.write('roadmap.pdf', signed);
    expect(await sign('cto', 'cpo.json')).toMatchObject({ code: 2, out: '' });
    expect(await sign('cpo', 'cto.p12')).toMatchObject({ code: 2, out: '' });
    expect(sameBytes(bench.bytes('roadmap.pdf'), signed)).toBe(true);
  });

  it('tells whose fingerprints are known, new or changed, and ends with 0 only when both are known', async () => {
    const signed = bench.path('signed.pdf');
    const contacts = bench.path('contacts.json');
    const printOf = (role: string) => new RegExp(`${role}.*fingerprint ((?:[0-9A-F]{4} ?){16})`);
    const plain = await bench.run('verify', signed);
    const [cpo = '', cto = ''] = ['CPO', 'CTO'].map((role) => printOf(role).exec(plain.out)?.[1]?.trim());
    expect([cpo, cto].map((print) => print.length)).toEqual([79, 79]);

    // Nobody has read anything out yet, and a mistyped path must not look like that.
    expect((await bench.run('verify', signed, '--known', contacts)).code).toBe(2);
    expect((await bench.run('verify', signed, '--remember', cpo)).err).toMatch(/needs --known/);
    const wrong = await bench.run('verify', signed, '--known', contacts, '--remember', '0'.repeat(64));
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringMatching(/Nothing was remembered/)]);
    expect(bench.files).not.toContain('contacts.json');

    const one = await bench.run('verify', signed, '--known', contacts, '--remember', cpo.toLowerCase());
    expect(one.code).toBe(1);
    expect(one.out).toMatch(/The key of Tomas Lindqvist is new/);
    expect(one.out).toMatch(/Known: Helena Brandt read this fingerprint out on 2026-12-15/);
    const both = ['--remember', cto, '--json'];
    const known = await bench.run('verify', signed, '--known', contacts, ...both);
    expect([known.code, JSON.parse(known.out)]).toEqual([
      0,
      expect.objectContaining({ valid: true, keys: 'known' }),
    ]);

    const changed = bench.plainText('contacts.json').replace(cpo, cto);
    bench.write('changed.json', changed);
    const shouted = await bench.run('verify', signed, '--known', bench.path('changed.json'));
    expect(shouted.code).toBe(1);
    expect(shouted.out.split('\n')[1]).toMatch(/the key of Helena Brandt has CHANGED/);
    expect(shouted.out).toContain(`read out another fingerprint, ${cto}`);
    const shoutedJson = await bench.run('verify', signed, '--known', bench.path('changed.json'), '--json');
    expect(JSON.parse(shoutedJson.out).signatures[0]).toMatchObject({ known: false, standing: 'changed' });

    bench.write('contacts.json', '{"format":"countersign-contacts"}');
    const damaged = await bench.run('verify', signed, '--known', contacts, '--remember', cpo);
    expect([damaged.code, damaged.err]).toEqual([2, expect.stringMatching(/left as it is/)]);
    expect(bench.plainText('contacts.json')).toBe('{"format":"countersign-contacts"}');
  });

  it.each([
    ['a draft', () => bench.bytes('draft.pdf')],
    ['a truncated document', () => unsigned().subarray(0, 40_000)],
    [
      'a changed document',
      () => Uint8Array.from(unsigned(), (byte, index) => (index === 20_000 ? byte ^ 1 : byte)),
    ],
    ['a file that is no PDF', () => new TextEncoder().encode('hello')],
  ])('%s is not signed', async (_name, content) => {
    bench.write('roadmap.pdf', content());
    const { code, err, out } = await sign('cpo', 'cpo.json');
    expect([code, out]).toEqual([2, '']);
    expect(err.split('\n')).toHaveLength(1);
    expect(sameBytes(bench.bytes('roadmap.pdf'), content())).toBe(true);
  });

  it('verify ends with 2 for what is no PDF', async () => {
    bench.write('hello.pdf', 'hello');
    expect(await bench.run('verify', bench.path('hello.pdf'))).toMatchObject({ code: 2, out: '' });
    expect((await bench.run('verify', bench.path('missing.pdf'))).code).toBe(2);
  });
});

describe('a passphrase', () => {
  const identity = (bench: Workbench, ...more: string[]) =>
    bench.run(
      'identity',
      'create',
      '--name',
      'Ada Bell',
      '--role',
      'cto',
      '--email',
      'ada@example.com',
      '--out',
      bench.path('id.json'),
      ...more,
    );

  it('is the first line of a file', async () => {
    const bench = new Workbench();
    const file = bench.write('secret', `${PASSPHRASE}\r\nnot this\n`);
    expect((await identity(bench, '--passphrase-file', file, '--json')).code).toBe(0);
  });

  it('is asked twice for a new identity', async () => {
    const bench = new Workbench();
    bench.typed = [PASSPHRASE, 'something else'];
    expect(await identity(bench)).toMatchObject({ code: 2, err: expect.stringMatching(/differ/) });
    bench.typed = [PASSPHRASE, PASSPHRASE];
    expect((await identity(bench)).code).toBe(0);
  });

  it('is never an argument, and never short', async () => {
    const bench = new Workbench();
    expect((await identity(bench, '--passphrase', PASSPHRASE)).code).toBe(2);
    bench.environment = { COUNTERSIGN_PASSPHRASE: 'short' };
    expect(await identity(bench)).toMatchObject({ code: 2, err: expect.stringMatching(/at least 8/) });
    expect(bench.files).toEqual([]);
  });
});

it.each([
  [[]],
  [['import']],
  [['check']],
  [['export']],
  [['identity', 'create']],
  [['sign']],
  [['verify']],
  [['sample']],
])('countersign %j --help explains itself', async (command) => {
  const { code, out, err } = await new Workbench().run(...command, '--help');
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^Usage: countersign/);
});
