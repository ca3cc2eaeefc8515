import type { ExportFile } from '../export-file';
import { ImportError } from '../import-error';
import type { Encoding } from '../source/decode-text';
import { JsonPieces } from '../source/json-pieces';
import { MAX_ROWS } from '../source/read-rows';
import { type Board, cardSchema, isCard, isCardList } from './board';
import { readBoard } from './read-board';

const LISTS = ['lists', 'cards', 'members', 'checklists'] as const;
type ListName = (typeof LISTS)[number];
const isListName = (key: string): key is ListName => (LISTS as readonly string[]).includes(key);

const HOW = "Open the board's menu in Trello, choose Print, export and share, then Export as JSON.";

export const TRELLO_FORMAT = 'Trello board JSON';

/**
 * Takes a JSON text piece by piece: a Trello board is read, anything else is refused by its name. Of a board only what a plan can use
 * is ever held: its log of actions, which is most of it, is passed over.
 */
export class TrelloTaker {
  readonly #board: Record<ListName, unknown[]> = { lists: [], cards: [], members: [], checklists: [] };
  readonly #seen = new Set<string>();
  readonly #facts = new Map<string, unknown>();
  /** The first entries of a list that is all there is. */
  readonly #loose: unknown[] = [];
  readonly #pieces = new JsonPieces({
    isWanted: (key) => {
      this.#seen.add(key);
      return isListName(key);
    },
    entry: (key, value) => this.#entry(key, value),
    fact: (key, value) => this.#facts.set(key, value),
  });

  constructor(
    private readonly name: string,
    private readonly encoding: Encoding,
  ) {}

  get rows(): number {
    return this.#board.cards.length;
  }

  /** Throws ImportError. */
  push(text: string): void {
    this.#pieces.push(text);
  }

  /** `refuse`: what is thrown of a file that is not a Trello board, with a sentence on what it is. Throws ImportError. */
  end(refuse: (looksLike: string) => ImportError): ExportFile {
    const isWhole = this.#pieces.end();
    if (!isWhole) throw refuse('This starts like a JSON file and is not a whole one.');
    if (this.#seen.has('lists') && this.#seen.has('cards')) {
      return readBoard(this.name, this.encoding, this.#board satisfies Board);
    }
    const facts: { readonly format?: unknown } = Object.fromEntries(this.#facts);
    if (isCard(facts)) throw new ImportError(`This is a single Trello card, not a board. ${HOW}`);
    if (isCardList(this.#loose)) {
      throw new ImportError(
        `These are Trello cards without their board, so their lists are not known. ${HOW}`,
      );
    }
    if (facts.format === 'countersign-plan') {
      throw refuse('This is a Countersign plan: open it instead of importing it.');
    }
    throw refuse('This is a JSON file of a kind that is not known here.');
  }

  #entry(key: string, value: unknown): void {
    if (key === '') {
      if (this.#loose.length < 3) this.#loose.push(value);
      return;
    }
    if (!isListName(key)) return;
    const list = this.#board[key];
    if (list.length >= MAX_ROWS) {
      throw new ImportError(`The board has more than ${MAX_ROWS.toLocaleString('en')} ${key}.`);
    }
    // A card as the schema reads it holds only what is used; one that cannot be read is told later.
    const card = key === 'cards' ? cardSchema.safeParse(value) : null;
    list.push(card ? (card.success ? card.data : null) : value);
  }
}
