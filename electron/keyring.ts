import type { DocumentFonts } from '@shared/document/fonts';
import { regenerateWith, signatureFonts } from '@shared/document/index';
import { createKeyring, type Keyring } from '@shared/signing/keyring';
import { createIdentityStorage } from './identity-storage';
import { systemKeyWrap } from './key-wrap';

export interface KeyringSetup {
  readonly folder: string;
  readonly fonts: () => Promise<DocumentFonts>;
  readonly onDamaged: (sentence: string) => void;
}

/** The signing identities of this computer, with all that signing a document needs. */
export function openKeyring({ folder, fonts, onDamaged }: KeyringSetup): Keyring {
  return createKeyring({
    storage: createIdentityStorage({ folder, keyWrap: systemKeyWrap, onDamaged }),
    now: () => new Date().toISOString(),
    fonts: async () => signatureFonts(await fonts()),
    regenerate: async (planJson, generator) => regenerateWith(await fonts())(planJson, generator),
  });
}
