import type { DocumentFonts } from '@shared/document/index';

/** What a command may ask of the terminal and the machine; tests give their own. */
export interface CliHost {
  /** Standard output: results. One call is one line or several whole ones. */
  readonly print: (text: string) => void;
  /** Standard error: the one line of an error, and remarks. */
  readonly warn: (text: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Asks without showing what is typed; null: nobody sits at a terminal. */
  readonly askHidden: ((question: string) => Promise<string>) | null;
  readonly fonts: () => Promise<DocumentFonts>;
  readonly now: () => Date;
}
