import { safeStorage } from 'electron';

/** The system's keychain, as a second lock around what lies on the disk. */
export interface KeyWrap {
  /** null: this system offers none that deserves the name. */
  readonly wrap: (text: string) => Uint8Array | null;
  /** Throws when the keychain does not open it, for example on another computer. */
  readonly unwrap: (bytes: Uint8Array) => string;
}

export const systemKeyWrap: KeyWrap = {
  wrap: (text) => (isKeychainThere() ? safeStorage.encryptString(text) : null),
  unwrap: (bytes) => safeStorage.decryptString(Buffer.from(bytes)),
};

// Without a keyring Linux "encrypts" with a password that everybody knows: no protection, and one more way to lose a key.
const isKeychainThere = (): boolean =>
  safeStorage.isEncryptionAvailable() &&
  (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text');
