/** A command that cannot be carried out: one line for standard error. Nothing was written when it is thrown. */
export class CliError extends Error {
  override name = 'CliError';
}

/** 0: done, and the answer is yes. 1: done, and the answer is no. 2: not done. */
export type ExitCode = 0 | 1 | 2;
