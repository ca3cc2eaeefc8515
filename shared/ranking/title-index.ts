import type { Item } from '../model/index';
import { SIMILAR, wordsOf } from './title-words';

/** Items that have a word at the same place of as many words, the rarest first; in the order in which they came. */
interface Group {
  readonly place: number;
  readonly length: number;
  readonly items: Item[];
}

/**
 * Leads from a title to the few that can be similar to it. Only titles are looked at that share a rare word (prefix filter of
 * set-similarity joins) at a place after which enough words are left to be similar (positional filter: "Item 1 of the list" and
 * "Item 2 of the list" never meet), so that 10,000 titles take milliseconds, not fifty million comparisons.
 *
 * It only grows: who follows it asks whether an item still has that title. So one index serves every plan that came from the one
 * it was made for, also when two plans came from the same one.
 */
export class TitleIndex {
  /** What is rare is settled once: any order of the words finds all, a good one finds little else. */
  readonly #frequency = new Map<string, number>();
  readonly #groups = new Map<string, Group[]>();

  /** For the titles of these items; they come in with `add`. */
  constructor(items: Iterable<Item>) {
    for (const item of items)
      for (const word of wordsOf(item)) this.#frequency.set(word, (this.#frequency.get(word) ?? 0) + 1);
  }

  add(item: Item): void {
    const words = wordsOf(item);
    for (const [place, word] of this.#prefix(words).entries()) {
      const groups = this.#groups.get(word) ?? [];
      const mine = groups.find((group) => group.place === place && group.length === words.length);
      if (!mine) groups.push({ place, length: words.length, items: [item] });
      else if (mine.items.at(-1) !== item) mine.items.push(item);
      this.#groups.set(word, groups);
    }
  }

  /** Everything in which a title similar to these words can be; an item may come more than once. */
  *near(words: readonly string[]): Iterable<readonly Item[]> {
    for (const [place, word] of this.#prefix(words).entries())
      for (const group of this.#groups.get(word) ?? [])
        if (canBeSimilar(words.length - place, words.length, group)) yield group.items;
  }

  /** The rarest words, so many that similar titles have at least one of them in common. */
  #prefix(words: readonly string[]): readonly string[] {
    const rarity = (word: string) => this.#frequency.get(word) ?? 0;
    const byRarity = [...words].sort((a, b) => rarity(a) - rarity(b) || (a < b ? -1 : 1));
    return byRarity.slice(0, words.length - Math.ceil(SIMILAR * words.length) + 1);
  }
}

/** Whether titles whose first word in common stands here share enough, at best all that follow. */
function canBeSimilar(left: number, length: number, group: Group): boolean {
  const shared = Math.min(left, group.length - group.place);
  return shared >= (SIMILAR / (1 + SIMILAR)) * (length + group.length) - 1e-9;
}
