import { applyChange } from '@shared/change/apply';
import type { Change } from '@shared/change/change';
import { damageBy } from '@shared/change/damage-by';
import { reverseChange } from '@shared/change/reverse';
import { isRejection, reduce } from '@shared/commands/reduce';

import { checkIntegrity } from '@shared/model/integrity';
import { samplePlan } from '@shared/sample/sample-plan';
import { describe, expect, it } from 'vitest';
import { itemId } from '../model/make-plan';

const plan = samplePlan();
const removal = (): Change => {
  const change = reduce(plan, { type: 'item.remove', args: { ids: ['item_darkAppearance'] } });
  if (isRejection(change)) throw new Error(change.reason);
  return change;
};

describe('a step of a journal that is done or taken back', () => {
  it('is let through where it leads to a whole plan', () => {
    expect(damageBy(plan, removal())).toBeNull();
    expect(damageBy(applyChange(plan, removal()), reverseChange(removal()))).toBeNull();
  });

  it('is refused where it does not fit', () => {
    expect(damageBy(plan, reverseChange(removal()))).toContain('already there');
    expect(damageBy(applyChange(plan, removal()), removal())).toContain('not there');
  });

  it('is refused where it leaves something that points nowhere, or makes it another plan', () => {
    const [team] = [...plan.teams.values()].filter(({ id }) =>
      [...plan.items.values()].some((item) => item.teamId === id),
    );
    if (!team) throw new Error('no team has work');
    expect(damageBy(plan, { teams: { removed: { [team.id]: team } } })).toContain(team.id);
    const other = { ...plan.info, id: 'plan_other' as const };
    expect(damageBy(plan, { info: [plan.info, other] })).toBe('it belongs to another plan');
  });

  it('is not refused for damage that stood there before', () => {
    const item = plan.items.get(itemId('giftCards'));
    if (!item) throw new Error('the sample has changed');
    const gone = { ...item, ownerId: 'person_gone' } as unknown as typeof item;
    const damaged = { ...plan, items: new Map(plan.items).set(item.id, gone) };
    expect(checkIntegrity(damaged)).not.toEqual([]);
    expect(damageBy(damaged, removal())).toBeNull();
  });
});
