import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIdentity, type Identity } from '@shared/signing/identity';
import { beforeAll, describe, expect, it } from 'vitest';
import { createIdentityStorage } from '../../../electron/identity-storage';
import type { KeyWrap } from '../../../electron/key-wrap';
import { temporaryFolder } from './temporary-folder';

const folder = temporaryFolder();
const none: KeyWrap = {
  wrap: () => null,
  unwrap: () => {
    throw new Error('no keychain');
  },
};
const turned = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0x5a);
const keychain: KeyWrap = {
  wrap: (text) => turned(new TextEncoder().encode(text)),
  unwrap: (bytes) => new TextDecoder().decode(turned(bytes)),
};
const passphrase = 'correct horse battery';

let identity: Identity;
beforeAll(async () => {
  identity = await createIdentity({
    name: 'Jane Doe',
    role: 'cpo',
    organisation: 'Example',
    email: 'jane@example.com',
    validYears: 1,
    passphrase,
    now: '2026-03-01T10:00:00.000Z',
  });
});

function open(name: string, keyWrap: KeyWrap) {
  const damaged: string[] = [];
  const path = join(folder, name);
  return {
    path,
    damaged,
    storage: createIdentityStorage({ folder: path, keyWrap, onDamaged: (text) => damaged.push(text) }),
  };
}

describe('stored identities', () => {
  it('are there after a restart, wrapped by the keychain where there is one', async () => {
    for (const [name, keyWrap] of [
      ['plain', none],
      ['wrapped', keychain],
    ] as const) {
      await open(name, keyWrap).storage.put(identity);
      const again = open(name, keyWrap);
      expect(await again.storage.list()).toEqual([identity]);
      expect(await again.storage.get(identity.id)).toEqual(identity);
      const text = readFileSync(join(again.path, `${identity.id}.json`), 'utf8');
      expect(text.includes(identity.privateKey)).toBe(name === 'plain');
      expect(text).not.toContain(passphrase);
      if (process.platform !== 'win32')
        expect(statSync(join(again.path, `${identity.id}.json`)).mode & 0o077).toBe(0);
    }
  });

  it('that another keychain locked are told, kept, and hide no others', async () => {
    const { storage, path, damaged } = open('moved', none);
    await open('moved', keychain).storage.put({ ...identity, id: 'identity_Elsewhere1' as Identity['id'] });
    await storage.put(identity);
    writeFileSync(join(path, 'identity_Broken1.json'), '{"half":');
    expect(await storage.list()).toEqual([identity]);
    expect(damaged).toHaveLength(2);
    expect(damaged.join()).toContain('identity_Elsewhere1.json');
    expect(damaged.join()).toContain('identity_Broken1.json');
    expect(readdirSync(path)).toHaveLength(3);
    await expect(storage.get('identity_Broken1')).rejects.toMatchObject({ code: 'refused' });
  });

  it('of a newer version are told as such and left as they are', async () => {
    const { storage, path, damaged } = open('newer', none);
    const text = '{"format":"countersign-identity","version":2,"protection":"else"}';
    await storage.put(identity);
    writeFileSync(join(path, 'identity_Newer1.json'), text);
    expect(await storage.list()).toEqual([identity]);
    expect(damaged).toEqual([expect.stringMatching(/identity_Newer1.*newer Countersign.*update/)]);
    expect(readFileSync(join(path, 'identity_Newer1.json'), 'utf8')).toBe(text);
  });

  it('under the name of another are not taken for it', async () => {
    const { storage, path } = open('swapped', none);
    await storage.put(identity);
    const text = readFileSync(join(path, `${identity.id}.json`), 'utf8');
    writeFileSync(join(path, 'identity_Other1.json'), text);
    await expect(storage.get('identity_Other1')).rejects.toMatchObject({ code: 'refused' });
  });

  it('are removed, and what is not there is null', async () => {
    const { storage, path } = open('removed', none);
    await storage.put(identity);
    await storage.remove(identity.id);
    expect(readdirSync(path)).toEqual([]);
    expect(await storage.get(identity.id)).toBeNull();
    expect(await open('never', none).storage.list()).toEqual([]);
  });

  it('cannot be asked for outside their folder', async () => {
    const { storage } = open('plain', none);
    for (const id of ['../secret', 'identity_../x', 'identity_a/b', ''])
      await expect(storage.get(id), id).rejects.toMatchObject({ code: 'invalid' });
  });
});
