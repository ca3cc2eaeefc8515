import { join } from 'node:path';

/** What the host's handlers use of electron where no window is shown: dialogs that answer at once, no keychain. */
export const dialog = {
  showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
  showSaveDialog: async (_window: unknown, { defaultPath = 'x' }: { readonly defaultPath?: string }) => ({
    canceled: false,
    filePath: join(process.argv[3] ?? '.', 'saved', defaultPath.split(/[\\/]/).at(-1) ?? 'x'),
  }),
};
export const BrowserWindow = { fromWebContents: (contents: unknown) => contents };
export const safeStorage = { isEncryptionAvailable: () => false };
