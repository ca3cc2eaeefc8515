import type { ExportRecord } from './export-file';

/** Names that recur are held once; beyond this many they are no names that recur. */
const MAX_NAMES = 100_000;

/**
 * Holds the records of a file, and nothing else of it: a text cut out of a larger one keeps the larger one in memory, which would be
 * the whole file.
 */
export class RecordKeeper {
  readonly records: ExportRecord[] = [];
  readonly #names = new Map<string, string>();

  add(record: ExportRecord): void {
    this.records.push({
      ...record,
      key: owned(record.key),
      url: record.url === null ? null : owned(record.url),
      title: owned(record.title),
      description: owned(record.description),
      rank: owned(record.rank),
      parent: this.#name(record.parent),
      type: this.#name(record.type),
      owner: this.#name(record.owner),
      status: this.#name(record.status),
      labels: this.#namesOf(record.labels),
      teams: record.teams.length === 0 ? NOTHING : record.teams.map((names) => this.#namesOf(names)),
      links:
        record.links.length === 0 ? NOTHING : record.links.map((link) => ({ ...link, key: owned(link.key) })),
      unusable: record.unusable.length === 0 ? NOTHING : record.unusable,
    });
  }

  #namesOf(names: readonly string[]): readonly string[] {
    return names.length === 0 ? NOTHING : names.map((name) => this.#name(name));
  }

  #name(text: string): string {
    if (text === '') return text;
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    const own = owned(text);
    if (this.#names.size < MAX_NAMES) this.#names.set(own, own);
    return own;
  }
}

const NOTHING: readonly never[] = [];

/** The same text in memory of its own. */
const owned = (text: string): string => (text === '' ? text : `${text} `.slice(0, -1));
