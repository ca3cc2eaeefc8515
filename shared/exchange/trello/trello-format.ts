import type { ExportFormat, ExportSource } from '../export-format';
import { ImportError } from '../import-error';
import { boardSchema, isCard, isCardList } from './board';
import { readBoard } from './read-board';

/** Only a text that names Trello's own fields is parsed: a foreign JSON file is named elsewhere. */
const parsed = new WeakMap<ExportSource, unknown>();

function jsonOf(source: ExportSource): unknown {
  if (parsed.has(source)) return parsed.get(source);
  let json: unknown;
  if (/^\s*[[{]/.test(source.text) && source.text.includes('"idList"')) {
    try {
      json = JSON.parse(source.text);
    } catch {
      json = undefined;
    }
  }
  parsed.set(source, json);
  return json;
}

const HOW = "Open the board's menu in Trello, choose Print, export and share, then Export as JSON.";

/** A Trello board as JSON. A single card is recognised too, so that it is refused by its name. */
export const trelloFormat: ExportFormat = {
  name: 'Trello board JSON',
  recognises(source) {
    const json = jsonOf(source);
    return boardSchema.safeParse(json).success || isCard(json) || isCardList(json);
  },
  read(source) {
    const json = jsonOf(source);
    const board = boardSchema.safeParse(json);
    if (board.success) return readBoard(source, board.data);
    if (isCard(json)) throw new ImportError(`This is a single Trello card, not a board. ${HOW}`);
    throw new ImportError(`These are Trello cards without their board, so their lists are not known. ${HOW}`);
  },
};
