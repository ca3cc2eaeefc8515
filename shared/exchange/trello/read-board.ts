import type { ColumnUse, ExportColumn, ExportFile, ExportRecord, UnusableRow } from '../export-file';
import { ImportError } from '../import-error';
import { CANCELLED_WORDS, DONE_WORDS } from '../jira/headers';
import { ProblemList } from '../problem-list';
import { parseDay } from '../source/amounts';
import { cleanLine, cleanProse, cut, fold } from '../source/clean-text';
import type { Encoding } from '../source/decode-text';
import {
  type Board,
  type BoardList,
  type Card,
  type Checklist,
  cardSchema,
  checklistSchema,
  listSchema,
  memberSchema,
  readAll,
} from './board';

/** A board has no columns: what a card says is told as if it had, so that a preview accounts for it. */
const FIELDS = [
  ['Card', 'key'],
  ['Name', 'title'],
  ['Description', 'description'],
  ['Checklists', 'description'],
  ['List', 'status'],
  ['Members', 'owner'],
  ['Labels', 'labels'],
  ['Due', 'due'],
  ['Position', 'rank'],
  ['Attachments', 'none'],
] as const satisfies readonly (readonly [header: string, use: ColumnUse])[];
type FieldName = (typeof FIELDS)[number][0];

const LIMITS = { title: 500, description: 50_000, name: 200 } as const;

/** `row` of a record is the card's number in the file, from 1. Throws ImportError. */
export function readBoard(name: string, encoding: Encoding, board: Board): ExportFile {
  const reader = new BoardReader(board);
  board.cards.forEach((card, index) => {
    reader.card(card, index + 1);
  });
  return reader.file(name, encoding);
}

class BoardReader {
  readonly #lists: ReadonlyMap<string, BoardList & { readonly place: number }>;
  readonly #members: ReadonlyMap<string, string>;
  readonly #checklists: ReadonlyMap<string, readonly Checklist[]>;
  readonly #records: ExportRecord[] = [];
  readonly #unusable: UnusableRow[] = [];
  readonly #problems = new ProblemList();
  readonly #rowOfKey = new Map<string, number>();
  readonly #filled = FIELDS.map(() => 0);

  constructor(board: Board) {
    const lists = readAll(listSchema, board.lists).sort((a, b) => a.pos - b.pos);
    this.#lists = new Map(lists.map((list, place) => [list.id, { ...list, place }]));
    const members = readAll(memberSchema, board.members);
    this.#members = new Map(members.map(({ id, fullName, username }) => [id, fullName || username]));
    const checklists = new Map<string, Checklist[]>();
    for (const checklist of readAll(checklistSchema, board.checklists).sort((a, b) => a.pos - b.pos)) {
      const known = checklists.get(checklist.idCard);
      if (known) known.push(checklist);
      else checklists.set(checklist.idCard, [checklist]);
    }
    this.#checklists = checklists;
  }

  card(given: unknown, row: number): void {
    const read = cardSchema.safeParse(given);
    if (!read.success) {
      this.#leaveOut(row, 'no-key', 'This card has no identity and is left out.');
      return;
    }
    const card = read.data;
    const key = cut(cleanLine(card.shortLink || card.id), 500);
    const before = this.#rowOfKey.get(key);
    if (key === '' || before !== undefined) {
      const why = key === '' ? 'This card has no identity' : `${key} is card ${before} already; this one`;
      this.#leaveOut(row, key === '' ? 'no-key' : 'duplicate', `${why} is left out.`);
      return;
    }
    this.#rowOfKey.set(key, row);
    this.#records.push(this.#record(card, key, row));
  }

  file(name: string, encoding: Encoding): ExportFile {
    if (this.#records.length === 0) throw new ImportError('This Trello board has no cards.');
    const columns = FIELDS.map(
      ([header, use], index): ExportColumn => ({
        position: index + 1,
        header,
        use,
        detail: null,
        filled: this.#filled[index] ?? 0,
      }),
    );
    return {
      name: cut(cleanLine(name), 500) || 'board.json',
      tracker: 'trello',
      source: '',
      format: 'Trello board JSON',
      encoding,
      columns,
      provides: ['title', 'description', 'owner', 'labels', 'status'],
      teamColumns: [],
      ownTeamColumn: null,
      records: this.#records,
      unusable: this.#unusable,
      blankRows: 0,
      otherRows: 0,
      problems: this.#problems.problems,
      moreProblems: this.#problems.more,
    };
  }

  #record(card: Card, key: string, row: number): ExportRecord {
    const list = this.#lists.get(card.idList);
    const status = cut(cleanLine(list?.name ?? ''), LIMITS.name);
    const owners = card.idMembers.map((id) => cut(cleanLine(this.#members.get(id) ?? ''), LIMITS.name));
    const labels = card.labels.map(({ name, color }) => cut(cleanLine(name || color), LIMITS.name));
    const checklists = this.#checklistText(card);
    const title = cut(cleanLine(card.name), LIMITS.title);
    if (title === '') this.#problem(row, 'Name', `${key} has no name; its key becomes its title.`);
    const description = cleanProse([card.desc, checklists].filter((text) => text.trim() !== '').join('\n\n'));
    if (description.length > LIMITS.description) {
      this.#problem(
        row,
        'Description',
        `The description has ${description.length} characters; it is cut after ${LIMITS.description}.`,
      );
    }
    const filled = this.#tally({
      Card: true,
      Name: title !== '',
      Description: card.desc.trim() !== '',
      Checklists: checklists !== '',
      List: status !== '',
      Members: owners.length > 0,
      Labels: labels.length > 0,
      Due: card.due !== '',
      Position: true,
      Attachments: card.attachments.length > 0,
    });
    return {
      row,
      key,
      url: addressOf(card),
      title: title || key,
      type: '',
      description: cut(description, LIMITS.description),
      owner: owners.find((name) => name !== '') ?? '',
      labels: [...new Set(labels)].filter((label) => label !== '').slice(0, 200),
      status,
      state: stateOf(card, list),
      points: null,
      seconds: null,
      teams: [],
      // Left list first, and in each list from the top.
      rank: `${sortable(list?.place ?? 999_999)} ${sortable(card.pos)}`,
      links: [],
      parent: '',
      due: parseDay(card.due),
      score: null,
      filled,
      unusable: [],
    };
  }

  #checklistText({ id }: Card): string {
    return (this.#checklists.get(id) ?? [])
      .map(({ name, checkItems }) => {
        const items = checkItems
          .toSorted((a, b) => a.pos - b.pos)
          .map((item) => `- [${item.state === 'complete' ? 'x' : ' '}] ${cleanLine(item.name)}`);
        return [cleanLine(name), ...items].filter((line) => line !== '').join('\n');
      })
      .join('\n\n');
  }

  #tally(has: Readonly<Record<FieldName, boolean>>): Uint16Array {
    const positions: number[] = [];
    FIELDS.forEach(([name], index) => {
      if (!has[name]) return;
      positions.push(index + 1);
      this.#filled[index] = (this.#filled[index] ?? 0) + 1;
    });
    return Uint16Array.from(positions);
  }

  #leaveOut(row: number, reason: UnusableRow['reason'], message: string): void {
    this.#problem(row, 'Card', message);
    this.#unusable.push({ row, reason, filled: this.#tally({ ...NOTHING, Card: true }) });
  }

  #problem(row: number, field: FieldName, message: string): void {
    const index = FIELDS.findIndex(([name]) => name === field);
    this.#problems.add(row, index + 1, field, message);
  }
}

const NOTHING = Object.fromEntries(FIELDS.map(([name]) => [name, false])) as Record<FieldName, boolean>;

/** A card in the archive, or in a list there, was given up unless its list or its due date says that it was done. */
function stateOf(card: Card, list: BoardList | undefined): ExportRecord['state'] {
  const name = fold(list?.name ?? '');
  if (card.dueComplete || DONE_WORDS.has(name)) return 'done';
  return card.closed || list?.closed === true || CANCELLED_WORDS.has(name) ? 'cancelled' : 'open';
}

function addressOf({ shortUrl, url }: Card): string | null {
  const address = cleanLine(shortUrl || url);
  return /^https?:\/\//i.test(address) && address.length <= 4_000 ? address : null;
}

const sortable = (place: number): string =>
  Math.min(Math.max(place + 1e12, 0), 2e12)
    .toFixed(4)
    .padStart(20, '0');
