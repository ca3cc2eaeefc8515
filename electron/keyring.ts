import { regenerateWith, signatureFonts } from '@shared/document/index';
import { createKeyring, type Keyring } from '@shared/signing/keyring';
import { documentFonts } from './document-fonts';
import { createIdentityStorage } from './identity-storage';
import { systemKeyWrap } from './key-wrap';

export interface KeyringSetup {
  readonly folder: string;
  readonly onDamaged: (sentence: string) => void;
}

/** The signing identities of this computer, with all that signing a document needs. */
export function openKeyring({ folder, onDamaged }: KeyringSetup): Keyring {
  return createKeyring({
    storage: createIdentityStorage({ folder, keyWrap: systemKeyWrap, onDamaged }),
    now: () => new Date().toISOString(),
    fonts: async () => signatureFonts(await documentFonts()),
    regenerate: async (planJson, generator) => regenerateWith(await documentFonts())(planJson, generator),
  });
}
