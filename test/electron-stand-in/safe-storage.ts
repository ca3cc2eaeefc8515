import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from './app';

// A keychain that outlives a restart and belongs to this data folder.
function keychain(): Buffer {
  const path = join(app.getPath('userData'), 'stand-in-keychain');
  if (existsSync(path)) return readFileSync(path);
  mkdirSync(app.getPath('userData'), { recursive: true });
  const key = randomBytes(32);
  writeFileSync(path, key);
  return key;
}

export const safeStorage = {
  isEncryptionAvailable: (): boolean => true,
  getSelectedStorageBackend: (): string => 'gnome_libsecret',
  encryptString: (text: string): Buffer => {
    const start = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', keychain(), start);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([start, cipher.getAuthTag(), body]);
  },
  decryptString: (bytes: Buffer): string => {
    const decipher = createDecipheriv('aes-256-gcm', keychain(), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  },
};
