import type { Item, ItemId, Milestone } from '../../model/index';
import type { Run } from '../layout/text-lines';
import { printable } from '../paper/printable';
import { type Facts, itemAnchor, milestoneAnchor } from './facts';

/** The id of an item as a link to its entry. */
export function itemLink(facts: Facts, id: ItemId): Run {
  return { text: facts.labels.get(id) ?? id, link: itemAnchor(id), face: 'medium' };
}

export function milestoneLink(facts: Facts, id: Milestone['id']): Run {
  return { text: facts.milestoneLabels.get(id) ?? id, link: milestoneAnchor(id), face: 'medium' };
}

/** Several links, separated by commas. */
export function linkList(links: readonly Run[]): Run[] {
  return links.flatMap((link, index) => (index === 0 ? [link] : [', ', link]));
}

/** Icon and title. */
export function titleOf(item: Item): Run[] {
  return [{ icon: item.type }, ` ${printable(item.title)}`];
}

export const NOTHING = '\u2013';
