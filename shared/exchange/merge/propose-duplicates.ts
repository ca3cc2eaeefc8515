import type { ImportApply } from '../../commands/import';
import {
  areDistinct,
  type Item,
  type ItemId,
  type ItemType,
  type Plan,
  type Tracker,
} from '../../model/index';
import { rankedItems } from '../../ranking/rankings';
import { areSimilar, jaccard, SIMILAR, wordsOf } from '../../ranking/title-words';

/** One of two items side by side, as a screen shows it. */
export interface DuplicateSide {
  readonly id: ItemId;
  /** Whether it would come in with the import. */
  readonly isNew: boolean;
  readonly title: string;
  readonly description: string;
  readonly type: ItemType;
  readonly estimate: number | null;
  readonly owner: string;
  readonly team: string;
  readonly status: string;
  readonly labels: readonly string[];
  /** null: made in this plan. */
  readonly tracker: Tracker | null;
  readonly key: string;
  readonly url: string | null;
}

export interface DuplicatePair {
  /** The one that stands higher, or is in the plan already. */
  readonly one: DuplicateSide;
  readonly other: DuplicateSide;
  /** Shared words of the titles over all words, 0 to 1. */
  readonly similarity: number;
  /** Addresses that both name, or by which one names the other. */
  readonly sharedLinks: readonly string[];
}

/** An address in more items than this is a template's, and tells nothing. */
const COMMON = 4;
const MAX_PAIRS = 500;
/** A thousand items of one title are no reason to show a million pairs. */
const PARTNERS = 3;
/** Titles with which one is compared, those of its rarest words first: fifty thousand titles of a few words are no reason to wait. */
const LOOKS = 300;

/**
 * Pairs of items from different sources that may be the same work: similar titles, or a shared link. Only proposed: what is
 * one item is for people to say, with `item.merge` or `item.distinguish`. `added`: what an import would bring; then only pairs with one of its items.
 */
export function proposeDuplicates(
  plan: Plan,
  added: Pick<ImportApply, 'items' | 'people' | 'teams'> | null = null,
): readonly DuplicatePair[] {
  const known = rankedItems(plan.items);
  const fresh = (added?.items ?? []).map(
    (fields): Item => ({
      ...fields,
      rank: '',
      placement: null,
      debt: null,
      ai: null,
      estimateUnconfirmed: false,
    }),
  );
  const ranked = [...known, ...fresh];
  const isNew = new Set(fresh.map(({ id }) => id));
  const people = new Map(
    [...plan.people.values(), ...(added?.people ?? [])].map(({ id, name }) => [id, name]),
  );
  const teams = new Map([...plan.teams.values(), ...(added?.teams ?? [])].map(({ id, name }) => [id, name]));
  const sideOf = (item: Item): DuplicateSide => ({
    id: item.id,
    isNew: isNew.has(item.id),
    title: item.title,
    description: item.description,
    type: item.type,
    estimate: item.estimate,
    owner: item.ownerId ? (people.get(item.ownerId) ?? '') : '',
    team: item.teamId ? (teams.get(item.teamId) ?? '') : '',
    status: item.source?.imported.status ?? '',
    labels: item.labels,
    tracker: item.source?.tracker ?? null,
    key: item.source?.key ?? '',
    url: item.source?.url ?? null,
  });
  const counts = ({ one, other }: { readonly one: Item; readonly other: Item }) =>
    sourceOf(one) !== sourceOf(other) &&
    !areDistinct(one, other) &&
    (added === null || isNew.has(one.id) || isNew.has(other.id));

  // Known items count only with new ones, where there are any.
  const groupOf = (item: Item) => (added !== null && !isNew.has(item.id) ? 'known' : sourceOf(item));

  const pairs = new Map<string, { one: Item; other: Item; similarity: number; links: string[] }>();
  for (const pair of similarTitles(ranked, groupOf, counts)) {
    pairs.set(`${pair.one.id} ${pair.other.id}`, { ...pair, links: [] });
  }
  for (const [link, group] of itemsByLink(ranked)) {
    if (group.length < 2 || group.length > COMMON) continue;
    group.forEach((one, index) => {
      for (const other of group.slice(index + 1)) {
        if (!counts({ one, other })) continue;
        const name = `${one.id} ${other.id}`;
        const pair = pairs.get(name) ?? { one, other, similarity: 0, links: [] };
        pair.links.push(link);
        pairs.set(name, pair);
      }
    });
  }
  return [...pairs.values()]
    .sort((a, b) => b.similarity + b.links.length - (a.similarity + a.links.length))
    .slice(0, MAX_PAIRS)
    .map(({ one, other, similarity, links }) => ({
      one: sideOf(one),
      other: sideOf(other),
      similarity,
      sharedLinks: links,
    }));
}

/**
 * Each item with the first few before it whose titles are similar and that count; only titles that share a rare word are compared.
 * `groupOf`: no two items of one group count, so that a large file is not compared with itself.
 */
function similarTitles(
  ranked: readonly Item[],
  groupOf: (item: Item) => string,
  counts: (pair: { readonly one: Item; readonly other: Item }) => boolean,
): { readonly one: Item; readonly other: Item; readonly similarity: number }[] {
  const frequency = new Map<string, number>();
  for (const item of ranked)
    for (const word of wordsOf(item)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const rarity = (word: string) => frequency.get(word) ?? 0;
  const index = new Map<string, Map<string, Item[]>>();
  return ranked.flatMap((other) => {
    const words = wordsOf(other);
    const own = groupOf(other);
    const partners = new Set<Item>();
    let looks = LOOKS;
    const byRarity = [...words].sort((a, b) => rarity(a) - rarity(b) || (a < b ? -1 : 1));
    for (const word of byRarity.slice(0, words.length - Math.ceil(SIMILAR * words.length) + 1)) {
      const groups = index.get(word) ?? new Map<string, Item[]>();
      for (const [group, candidates] of groups) {
        if (group === own) continue;
        for (const one of candidates) {
          if (partners.size >= PARTNERS || looks === 0) break;
          looks -= 1;
          if (counts({ one, other }) && areSimilar(words, wordsOf(one))) partners.add(one);
        }
      }
      const mine = groups.get(own);
      if (mine) mine.push(other);
      else groups.set(own, [other]);
      index.set(word, groups);
    }
    return Array.from(partners, (one) => ({ one, other, similarity: jaccard(words, wordsOf(one)) }));
  });
}

const sourceOf = ({ source }: Item): string => (source ? `${source.tracker} ${source.table ?? ''}` : '');

function itemsByLink(ranked: readonly Item[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of ranked) {
    const links = new Set(
      [item.source?.url ?? '', ...(item.description.match(/https?:\/\/[^\s<>"'\])|}]{3,500}/gi) ?? [])]
        .filter((link) => link !== '')
        .map(normalised),
    );
    for (const link of links) {
      const group = groups.get(link);
      if (group) group.push(item);
      else groups.set(link, [item]);
    }
  }
  return groups;
}

/** One form of an address: no fragment, no slash or point at its end, the host in lower case, https. */
function normalised(link: string): string {
  const bare = link.replace(/#.*$/, '').replace(/[.,;:!?/]+$/, '');
  return bare.replace(/^https?:\/\/(www\.)?[^/?]+/i, (host) =>
    host.toLowerCase().replace(/^http:/, 'https:'),
  );
}
