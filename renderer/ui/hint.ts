/** Words that show over an element while the pointer rests on it, or the keyboard is on it: drawn once for the whole window, by `Hints`. */
export const hint = (text: string) => ({ 'data-hint': text }) as const;
