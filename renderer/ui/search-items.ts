import type { Item, ItemId } from '@shared/model/index';

const folded = new WeakMap<Item, string>();

/** Lower case without accents, so that "cafe" finds "Café". */
export const foldText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/** What a search looks at: tracker key and title, folded. */
export function textOf(item: Item): string {
  const known = folded.get(item);
  if (known !== undefined) return known;
  const text = foldText(`${item.source?.key ?? ''} ${item.title}`);
  folded.set(item, text);
  return text;
}

/** The first items of the backlog that hold every word, in title or tracker key; those that start with the text come first. */
export function searchItems(
  backlog: readonly Item[],
  text: string,
  options: { readonly exclude: ReadonlySet<ItemId>; readonly limit: number },
): readonly Item[] {
  const query = foldText(text.trim());
  const words = query.split(/\s+/u).filter(Boolean);
  const first: Item[] = [];
  const rest: Item[] = [];
  for (const item of backlog) {
    if (options.exclude.has(item.id)) continue;
    const hay = textOf(item);
    if (!words.every((word) => hay.includes(word))) continue;
    const starts = query !== '' && (foldText(item.title).startsWith(query) || hay.startsWith(`${query} `));
    (starts ? first : rest).push(item);
    if (first.length >= options.limit || (query === '' && rest.length >= options.limit)) break;
  }
  return [...first, ...rest].slice(0, options.limit);
}
