import { applyChange } from '@shared/change/apply';
import { planDigest } from '@shared/change/digest';
import { type Command, isRejection, reduce } from '@shared/commands/reduce';
import type { Plan, Signature, Waiver } from '@shared/model/index';
import { checkPlan, RULES } from '@shared/rules/check-plan';
import { viewOf } from '@shared/rules/plan-view';
import { samplePlan } from '@shared/sample/sample-plan';
import { describe, expect, it } from 'vitest';
import { afterSession, at, itemId, makePlan, person } from '../model/make-plan';

const AT = '2026-12-15T16:00:00.000Z';
const OFFICES = [person('cpo', 'cpo', 'Helena Brandt'), person('cto', 'cto', 'Tomas Lindqvist')];

function accept(plan: Plan, ...commands: readonly Command[]): Plan {
  return commands.reduce((now, command) => {
    const outcome = reduce(now, command);
    if (isRejection(outcome)) throw new Error(outcome.reason);
    return applyChange(now, outcome);
  }, plan);
}

function reasonOf(plan: Plan, command: Command): string {
  const outcome = reduce(plan, command);
  if (!isRejection(outcome)) throw new Error(`${command.type} was accepted`);
  return outcome.reason;
}

const commit: Command = { type: 'plan.commit', args: { at: AT, by: 'Ruth Okafor' } };

/** One team of 50 days, an item of 52: MAP-5 blocks, nothing else does. */
const overfull = afterSession(
  makePlan({
    info: { debtShare: 0.2 },
    people: [...OFFICES, person('one')],
    items: {
      a: { estimate: 22, placement: at(1) },
      b: { estimate: 30, placement: at(1), debt: { businessRank: 'a1', sequence: 'a1' } },
    },
  }),
);

function waive(plan: Plan, rule: string, fields: Partial<Waiver> = {}): Command {
  const finding = checkPlan(plan).findings.find((known) => known.rule === rule);
  return {
    type: 'waiver.add',
    args: {
      id: 'waiver_one',
      rule,
      findingKey: finding?.key ?? 'none',
      message: finding?.message ?? 'none',
      reason: 'Two people from another team help out.',
      productName: 'Helena Brandt',
      engineeringName: 'Tomas Lindqvist',
      at: AT,
      ...fields,
    },
  };
}

const blockers = (plan: Plan) => checkPlan(plan).blocking.map(({ message }) => message);

describe('a waiver', () => {
  it('takes a blocking finding out of the way and stays visible', () => {
    expect(blockers(overfull)).toEqual(['Checkout is 2 days over in Iteration 1.']);
    const waived = accept(overfull, waive(overfull, 'MAP-5'));
    expect(blockers(waived)).toEqual([]);
    expect(checkPlan(waived).waived.map(({ message, waiver }) => [message, waiver?.id])).toEqual([
      ['Checkout is 2 days over in Iteration 1.', 'waiver_one'],
    ]);
    expect(accept(waived, commit).info.commitment).not.toBeNull();
  });

  it('covers the finding only while it reads the same', () => {
    const waived = accept(overfull, waive(overfull, 'MAP-5'));
    const edit = (estimate: number): Command => ({
      type: 'item.edit',
      args: { id: itemId('a'), fields: { estimate } },
    });
    const worse = accept(waived, edit(23));
    expect(blockers(worse)).toEqual(['Checkout is 3 days over in Iteration 1.']);
    expect(blockers(accept(worse, edit(22)))).toEqual([]);
  });

  it('is replaced by the next one for the same finding, and can be withdrawn', () => {
    const waived = accept(overfull, waive(overfull, 'MAP-5'));
    const again = accept(waived, waive(overfull, 'MAP-5', { id: 'waiver_two', reason: 'Still so.' }));
    expect([...again.waivers.keys()]).toEqual(['waiver_two']);
    expect(blockers(accept(again, { type: 'waiver.remove', args: { id: 'waiver_two' } }))).toHaveLength(1);
  });

  it('is refused for a finding that has changed, is none, or belongs to another rule', () => {
    const changed = 'This finding has changed meanwhile. Read it again before you waive it.';
    expect(reasonOf(overfull, waive(overfull, 'MAP-5', { message: 'Checkout is 1 day over.' }))).toBe(
      changed,
    );
    expect(reasonOf(overfull, waive(overfull, 'MAP-1'))).toBe(changed);
    expect(reasonOf(overfull, waive(overfull, 'MAP-5', { rule: 'MAP-1' }))).toBe(changed);
  });

  it('is refused where it stands already, without a reason, and from one person alone', () => {
    const waived = accept(overfull, waive(overfull, 'MAP-5'));
    expect(reasonOf(waived, waive(overfull, 'MAP-5'))).toBe('That waiver is already in the plan.');
    expect(reasonOf(overfull, waive(overfull, 'MAP-5', { reason: '' }))).toMatch(
      /Write why both sides accept it/,
    );
    expect(reasonOf(overfull, waive(overfull, 'MAP-5', { engineeringName: 'helena brandt' }))).toBe(
      'A waiver needs two people: one of product and one of engineering.',
    );
  });

  it('is refused for DEBT-1, MAP-2, SYNC-1 and SIGN-1, which have another way out or none', () => {
    expect(
      RULES.filter(({ severity, waivable }) => severity === 'blocking' && !waivable).map(({ id }) => id),
    ).toEqual(['MAP-2', 'DEBT-1', 'SYNC-1', 'SIGN-1']);
    const low = makePlan({ info: { debtShare: 0.1 } });
    expect(reasonOf(low, waive(low, 'DEBT-1'))).toBe('DEBT-1 cannot be waived: it has to be mended.');
    const loop = makePlan({
      items: { a: {}, b: {} },
      needs: [
        ['a', 'b'],
        ['b', 'a'],
      ],
    });
    expect(reasonOf(loop, waive(loop, 'MAP-2'))).toBe('MAP-2 cannot be waived: it has to be mended.');
    expect(reasonOf(loop, waive(loop, 'SIGN-1'))).toBe('SIGN-1 cannot be waived: it has to be mended.');
    expect(reasonOf(loop, waive(loop, 'constructor'))).toBe(
      'constructor cannot be waived: it has to be mended.',
    );
  });

  it('is refused for a warning, which stops nothing', () => {
    const full = makePlan({ info: { debtShare: 0 }, items: { a: { estimate: 49, placement: at(1) } } });
    expect(reasonOf(full, waive(full, 'MAP-5'))).toBe(
      'A warning needs no waiver: it does not stop the commitment.',
    );
    const unowned = makePlan({ items: { a: { ownerId: null, placement: at(1) } } });
    expect(reasonOf(unowned, waive(unowned, 'MAP-6'))).toMatch(/^A warning needs no waiver/);
  });
});

describe('the commitment', () => {
  it('is refused while a finding blocks, and says which', () => {
    expect(reasonOf(overfull, commit)).toBe(
      'One finding blocks the commitment. First: Checkout is 2 days over in Iteration 1.',
    );
    const worse = accept(overfull, {
      type: 'milestone.add',
      args: { id: 'milestone_m', fields: { title: 'Launch', date: '2027-02-01' } },
    });
    expect(reasonOf(worse, commit)).toBe(
      '2 findings block the commitment. First: “Launch” is linked to no engineering work.',
    );
  });

  it('is refused without the people who sign', () => {
    const empty = afterSession(makePlan({ info: { debtShare: 0.2 }, teams: [] }));
    expect(reasonOf(empty, commit)).toBe('The plan names no CPO. Add the person who signs as CPO.');
    expect(reasonOf({ ...empty, people: makePlan({ people: OFFICES.slice(0, 1) }).people }, commit)).toBe(
      'The plan names no CTO. Add the person who signs as CTO.',
    );
  });

  it('names the digest of what is signed, which its own commitment and the signatures do not change', () => {
    const plan = samplePlan();
    const frozen = accept(plan, commit);
    expect(frozen.info.commitment).toEqual({ digest: planDigest(plan), at: AT, by: 'Ruth Okafor' });
    const signed = accept(frozen, sign('cpo'));
    expect(planDigest(signed)).toBe(planDigest(plan));
    const other = accept(plan, { type: 'debt.setShare', args: { share: 0.201 } });
    expect(planDigest(other)).not.toBe(planDigest(plan));
  });

  it('freezes the plan: every edit is refused until it is opened again', () => {
    const frozen = accept(samplePlan(), commit);
    const edit: Command = { type: 'item.edit', args: { id: itemId('giftCards'), fields: { estimate: 1 } } };
    const reason = 'The plan is frozen for signing. Open it again on the sign-off screen to change it.';
    expect(reasonOf(frozen, edit)).toBe(reason);
    expect(reasonOf(frozen, commit)).toBe(reason);
    expect(reasonOf(frozen, { type: 'waiver.remove', args: { id: 'waiver_x' } })).toBe(reason);
    const open = accept(frozen, { type: 'plan.reopen', args: {} });
    expect(open.info.commitment).toBeNull();
    expect(accept(open, edit).items.get(itemId('giftCards'))?.estimate).toBe(1);
  });
});

function sign(role: 'cpo' | 'cto', fields: Partial<Signature> = {}): Command {
  const name = role === 'cpo' ? 'Helena Brandt' : 'Tomas Lindqvist';
  return {
    type: 'signature.record',
    args: {
      id: `signature_${role}`,
      role,
      name,
      email: `${role}@company.example`,
      fingerprint: role,
      at: AT,
      ...fields,
    },
  };
}

describe('signatures', () => {
  const frozen = accept(samplePlan(), commit);
  const once = accept(frozen, sign('cpo'));

  it('are one of each side; then the plan stays as it is', () => {
    const twice = accept(once, sign('cto'));
    expect([...twice.signatures.values()].map(({ role }) => role)).toEqual(['cpo', 'cto']);
    expect(checkPlan(twice).blocking).toEqual([]);
    expect(reasonOf(twice, { type: 'plan.reopen', args: {} })).toMatch(/^The plan is already signed/);
    expect(reasonOf(twice, { type: 'item.unplace', args: { ids: [itemId('giftCards')] } })).toBe(
      'The plan is signed and cannot be changed.',
    );
  });

  it('are refused from the same person, key or e-mail address, from the same office, and under a known id', () => {
    expect(reasonOf(once, sign('cto', { fingerprint: 'CPO' }))).toBe(
      'Both signatures were made with the same key. CPO and CTO each sign with their own identity.',
    );
    expect(reasonOf(once, sign('cto', { name: 'Helena  Brandt ' }))).toMatch(
      /^Both signatures name the same person\./,
    );
    expect(reasonOf(once, sign('cto', { email: 'CPO@company.example' }))).toMatch(/same e-mail address/);
    expect(reasonOf(once, sign('cpo', { id: 'signature_two' }))).toBe('The CPO has already signed.');
    expect(reasonOf(once, sign('cto', { id: 'signature_cpo' }))).toBe(
      'That signature is already in the plan.',
    );
  });
});

describe('what one edit leaves as it was', () => {
  const edited = (command: Command) => {
    const before = samplePlan();
    checkPlan(before);
    const after = accept(before, command);
    return [viewOf(before), viewOf(after)] as const;
  };

  it('is not derived again: an edit under the contract line keeps cells, debt budget and graph', () => {
    const [before, after] = edited({
      type: 'item.edit',
      args: { id: itemId('roundUp'), fields: { title: 'Charity' } },
    });
    expect(after.cells).toBe(before.cells);
    expect(after.debt).toBe(before.debt);
    expect(after.needs).toBe(before.needs);
    expect(after.cycles).toBe(before.cycles);
    expect(after.placed).toBe(before.placed);
  });

  it('is told from what it changed: a larger estimate changes the cells, a new share the budget', () => {
    const [before, after] = edited({
      type: 'item.edit',
      args: { id: itemId('guestCheckout'), fields: { estimate: 40 } },
    });
    expect(after.cells.get('team_checkout|iteration_1')?.load).toBe(
      (before.cells.get('team_checkout|iteration_1')?.load ?? 0) + 5,
    );
    const [, share] = edited({ type: 'debt.setShare', args: { share: 0.25 } });
    expect(share.debt.budget).toBeCloseTo(0.25 * 1018.3);
  });
});
