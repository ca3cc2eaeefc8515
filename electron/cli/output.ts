import type { CliHost } from './cli-host';

/** Writes a value as JSON that people can read too; bytes are left out. */
export function printJson(host: CliHost, value: unknown): void {
  host.print(JSON.stringify(value, null, 2));
}

/** `1 item`, `2 items`. */
export const count = (amount: number, one: string, many = `${one}s`): string =>
  `${amount} ${amount === 1 ? one : many}`;

/** Text of a file or a plan for a terminal: no control characters, which could move the cursor or colour what follows. */
export const plainText = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
