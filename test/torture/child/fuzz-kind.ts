export type FuzzKind = 'plan files' | 'machine files' | 'documents' | 'messages';

/** One try: what came of it, in a word to be counted. Throws where something came that is not ours. */
export type Try = (round: number) => Promise<string>;

export interface FuzzAnswer {
  readonly counts: Readonly<Record<string, number>>;
  readonly foreign: readonly string[];
  /** Of the processor, so that a busy machine does not count. */
  readonly slowestMs: number;
  readonly peakMb: number;
}
