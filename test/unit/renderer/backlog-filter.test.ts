import { CONTRACT_SIZE } from '@shared/model/index';
import { rankedItems } from '@shared/ranking/rankings';
import { checkPlan } from '@shared/rules/check-plan';
import { dayOnePlan } from '@shared/sample/day-one-plan';
import { describe, expect, it } from 'vitest';
import {
  type BacklogFilter,
  filterBacklog,
  itemsWithFindings,
  NO_FILTER,
} from '../../../renderer/features/backlog/backlog-filter';

const plan = dayOnePlan();
const backlog = rankedItems(plan.items);
const withFindings = itemsWithFindings(checkPlan(plan));
const shown = (filter: Partial<BacklogFilter>) =>
  filterBacklog(backlog, { ...NO_FILTER, ...filter }, withFindings);

describe('the filters of the backlog', () => {
  it('gives the very list when nothing is asked', () => {
    expect(shown({})).toBe(backlog);
    expect(shown({ text: '   ' })).toBe(backlog);
  });

  it('finds words in any order, without regard to case and accents', () => {
    const [item] = backlog;
    if (!item) throw new Error('The sample has items');
    const words = item.title.split(' ').reverse().join(' ').toUpperCase().replaceAll('E', 'É');
    expect(shown({ text: words }).map(({ id }) => id)).toContain(item.id);
    expect(shown({ text: 'no title holds this' })).toEqual([]);
  });

  it('combines filters and keeps the order', () => {
    const team = [...plan.teams.keys()][0] ?? null;
    const found = shown({ type: 'debt', team });
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(backlog.filter((item) => item.type === 'debt' && item.teamId === team));
  });

  it('shows what has no owner, what is not on the roadmap, and what something open is said about', () => {
    expect(shown({ owner: 'none' })).toEqual(backlog.filter(({ ownerId }) => ownerId === null));
    expect(shown({ onlyUnplaced: true })).toEqual(backlog.filter(({ placement }) => placement === null));
    const found = shown({ onlyWithFindings: true });
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(backlog.length);
  });

  it('counts the contract over the whole backlog, not over what is left of it', () => {
    const found = shown({ onlyContract: true, type: 'bug' });
    expect(found).toEqual(backlog.slice(0, CONTRACT_SIZE).filter(({ type }) => type === 'bug'));
  });
});
