import { concatBytes } from '@noble/hashes/utils.js';
import type { ExportFile } from './export-file';
import { type ExportSource, exportSource, type RowChoices, type RowTaker } from './export-format';
import { ImportError } from './import-error';
import {
  detectEncoding,
  type Encoding,
  NotUtf8Error,
  type TextPieces,
  textPieces,
} from './source/decode-text';
import { nameBinary } from './source/name-unknown';
import { RowSplitter } from './source/row-splitter';
import { TrelloTaker } from './trello/trello-taker';

export const MAX_EXPORT_BYTES = 100 * 1024 * 1024;

/** What is looked at before anything is decided: longer than any header, with rows enough to guess from. */
const HEAD_BYTES = 4 * 1024 * 1024;
/** Decoded at a time: texts of this size are cleared away young, larger ones pile up until memory is short. */
const DECODED_BYTES = 32 * 1024;
/** Of a file that is in memory already. */
const PIECE_BYTES = 1024 * 1024;

/** How far the reading has come: rows so far, and the share of the bytes, 0 to 1. */
export interface IntakeProgress {
  readonly rows: number;
  readonly share: number;
}

export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file that is read piece by piece, from its beginning and perhaps again. */
export interface StreamedFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly pieces: () => AsyncIterable<Uint8Array>;
}

/** How the text is written, where the user knows better than its content tells, and who is told how far the reading is. */
export interface TextChoices extends RowChoices {
  readonly encoding?: Encoding;
  readonly onProgress?: (progress: IntakeProgress) => void;
}

/** What is made of a file, by its kind. */
export interface Opened<T> {
  readonly board: (file: ExportFile) => T;
  readonly table: (source: ExportSource) => RowTaker<T>;
  readonly refuse: (looksLike: string) => ImportError;
}

interface TextTaker<T> {
  readonly push: (text: string) => void;
  readonly end: () => T;
  readonly rows: () => number;
  /** See RowTaker.known. */
  readonly known?: T | undefined;
}

/** One pass over the bytes of a file, which come piece by piece. */
class Intake<T> {
  #head: Uint8Array[] = [];
  #size = 0;
  #text: TextPieces | null = null;
  #taker: TextTaker<T> | null = null;

  constructor(
    private readonly name: string,
    private readonly choices: TextChoices,
    private readonly opened: Opened<T>,
    /** null: to be told from the bytes. */
    private readonly encoding: Encoding | null,
  ) {}

  get rows(): number {
    return this.#taker?.rows() ?? 0;
  }

  /** Whether nothing that follows can change the answer. */
  get isKnown(): boolean {
    return this.#taker?.known !== undefined;
  }

  push(bytes: Uint8Array): void {
    this.#size += bytes.length;
    checkSize(this.#size);
    if (this.#text && this.#taker) {
      for (let at = 0; at < bytes.length; at += DECODED_BYTES) {
        this.#taker.push(this.#text.push(bytes.subarray(at, at + DECODED_BYTES)));
      }
      return;
    }
    this.#head.push(bytes);
    if (this.#size >= HEAD_BYTES) this.#start(false);
  }

  end(): T {
    const { taker, text } =
      this.#taker && this.#text ? { taker: this.#taker, text: this.#text } : this.#start(true);
    if (taker.known !== undefined) return taker.known;
    taker.push(text.end());
    return taker.end();
  }

  #start(isWhole: boolean) {
    const head = concatBytes(...this.#head);
    this.#head = [];
    const binary = nameBinary(head);
    if (binary) throw this.opened.refuse(binary);
    const detected = detectEncoding(head);
    const encoding = this.encoding ?? detected.encoding;
    const pieces = textPieces(encoding, this.encoding !== null || detected.certain);
    const decoded = pieces.push(head);
    const { taker, text } = this.#takerOf(isWhole ? decoded + pieces.end() : decoded, encoding, isWhole);
    taker.push(text);
    this.#taker = taker;
    this.#text = pieces;
    return { taker, text: isWhole ? NO_TEXT : pieces };
  }

  #takerOf(text: string, encoding: Encoding, isWhole: boolean): { taker: TextTaker<T>; text: string } {
    if (/^\s*[[{]/.test(text)) {
      const { board, refuse } = this.opened;
      const json = new TrelloTaker(this.name, encoding);
      const taker = {
        push: (piece: string) => json.push(piece),
        end: () => board(json.end(refuse)),
        rows: () => json.rows,
      };
      return { taker, text };
    }
    const source = exportSource(this.name, { text, encoding, isWhole }, this.choices);
    const table = this.opened.table(source);
    const splitter = new RowSplitter(source.layout, (row) => {
      table.row(row);
      return true;
    });
    const taker = {
      push: (piece: string) => void splitter.push(piece),
      end() {
        splitter.end();
        return table.end();
      },
      rows: () => splitter.rows,
      known: table.known,
    };
    return { taker, text: source.text };
  }
}

const NO_TEXT: TextPieces = { push: () => '', end: () => '' };

function checkSize(bytes: number): void {
  if (bytes <= MAX_EXPORT_BYTES) return;
  throw new ImportError(
    `The file has more than ${MAX_EXPORT_BYTES / 1024 / 1024} MB, which is the most that is read. Export fewer issues at a time.`,
  );
}

/** Reads a file piece by piece; once more as Windows-1252 where it turns out to be no UTF-8. Throws ImportError. */
export async function runIntake<T>(file: StreamedFile, choices: TextChoices, opened: Opened<T>): Promise<T> {
  checkSize(file.size);
  const pass = async (encoding: Encoding | null): Promise<T> => {
    const intake = new Intake(file.name, choices, opened, encoding);
    let done = 0;
    for await (const piece of file.pieces()) {
      intake.push(piece);
      done += piece.length;
      if (intake.isKnown) break;
      choices.onProgress?.({ rows: intake.rows, share: Math.min(1, done / Math.max(1, file.size)) });
    }
    return intake.end();
  };
  try {
    return await pass(choices.encoding ?? null);
  } catch (error) {
    if (error instanceof NotUtf8Error) return await pass('Windows-1252');
    throw error;
  }
}

/** As runIntake, of bytes that are there. */
export function runIntakeOf<T>({ name, bytes }: GivenFile, choices: TextChoices, opened: Opened<T>): T {
  checkSize(bytes.length);
  const pass = (encoding: Encoding | null): T => {
    const intake = new Intake(name, choices, opened, encoding);
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      intake.push(bytes.subarray(at, at + PIECE_BYTES));
      if (intake.isKnown) break;
      choices.onProgress?.({ rows: intake.rows, share: Math.min(1, (at + PIECE_BYTES) / bytes.length) });
    }
    return intake.end();
  };
  try {
    return pass(choices.encoding ?? null);
  } catch (error) {
    if (error instanceof NotUtf8Error) return pass('Windows-1252');
    throw error;
  }
}
