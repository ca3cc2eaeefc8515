const NAMES: Readonly<Record<string, readonly [text: string, mac: string]>> = {
  mod: ['Ctrl', '⌘'],
  shift: ['Shift', '⇧'],
  alt: ['Alt', '⌥'],
};

const isMac = (): boolean => /mac/i.test(navigator.userAgent);

/** The keys of `mod+shift+Z` as they are printed on them. What a key prints with Shift is said as it is printed: `?`. */
export function shortcutKeys(shortcut: string | null): string[] {
  if (shortcut === null) return [];
  const keys = shortcut === 'shift+?' ? ['?'] : shortcut.split('+');
  return keys.map((key) => NAMES[key]?.[isMac() ? 1 : 0] ?? key.toUpperCase());
}

export const shortcutText = (shortcut: string | null): string =>
  shortcutKeys(shortcut).join(isMac() ? '' : '+');
