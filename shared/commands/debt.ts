import { z } from 'zod';
import type { Draft } from '../change/draft';
import {
  debtShareSchema,
  escalationSchema,
  type ItemId,
  idSchema,
  MINIMUM_DEBT_SHARE,
  proseSchema,
} from '../model/index';
import { keysTogether, RANKING_METHODS } from '../ranking/rank-together';
import { type DebtItem, debtItems } from '../ranking/rankings';
import { orderedDebt } from '../schedule/debt-budget';
import { define, reject } from './define';
import { checkPerson, itemOf } from './lookups';
import { indexOfPosition, keysAtPosition, type Position, positionSchema } from './position';

function debtItemOf(draft: Draft, id: ItemId): DebtItem {
  const item = itemOf(draft, id);
  return item.debt ? { ...item, debt: item.debt } : reject('Only debt items are ranked here.');
}

/** Puts one debt item at a position of product's rank or of the CTO's sequence. */
function orderDebt(draft: Draft, order: 'businessRank' | 'sequence', id: ItemId, position: Position): void {
  debtItemOf(draft, id);
  if (typeof position === 'object' && Object.values(position).includes(id)) {
    reject('An item cannot be moved next to itself.');
  }
  const ordered = orderedDebt(debtItems(draft.before.items), order);
  const others = ordered.filter((item) => item.id !== id);
  const keyOf = (item: DebtItem) => item.debt[order] ?? '';
  if (ordered.length > others.length && ordered[indexOfPosition(others, position)]?.id === id) return;
  for (const [neighbour, key] of keysAtPosition(others, keyOf, position, [id])) {
    const item = debtItemOf(draft, neighbour);
    draft.put('items', { ...item, debt: { ...item.debt, [order]: key } });
  }
}

/** To a tenth of a percent, as shares are shown: 19.96 % must not read as 20 %. */
const roundedShare = (share: number): number => Math.round(share * 1_000) / 1_000;

export const debtCommands = {
  'debt.rank': define({
    label: 'rank debt by business impact',
    schema: z.strictObject({ id: idSchema('item'), position: positionSchema }),
    reduce(draft, { id, position }, { side }) {
      orderDebt(draft, 'businessRank', id, position);
      const item = debtItemOf(draft, id);
      draft.put('items', { ...item, debt: { ...item.debt, rankUnconfirmed: side === 'engineering' } });
    },
  }),

  'debt.rankTogether': define({
    label: 'rank debt together',
    schema: z.strictObject({
      ids: z.array(idSchema('item')).min(1, 'Choose at least one item').max(50_000),
      method: z.enum(RANKING_METHODS),
    }),
    reduce(draft, { ids }, { side }) {
      const chosen = new Set(ids);
      const ranked = orderedDebt(debtItems(draft.before.items), 'businessRank');
      const keyOf = (item: DebtItem) => item.debt.businessRank ?? '';
      for (const [id, businessRank] of keysTogether(ranked, keyOf, [...chosen])) {
        const item = debtItemOf(draft, id);
        const isMoved = item.debt.businessRank !== businessRank;
        // Product's own word settles what engineering ranked; engineering's waits for it where it moved something (LOG-5).
        const isDecided = chosen.has(id) && (side !== 'engineering' || isMoved);
        const rankUnconfirmed = isDecided ? side === 'engineering' : item.debt.rankUnconfirmed;
        draft.put('items', { ...item, debt: { ...item.debt, businessRank, rankUnconfirmed } });
      }
    },
  }),

  'debt.confirmRank': define({
    label: 'confirm a business rank',
    schema: z.strictObject({ id: idSchema('item') }),
    reduce(draft, { id }, { side }) {
      if (side === 'engineering') reject('A business rank is confirmed by product: choose who acts.');
      const item = debtItemOf(draft, id);
      draft.put('items', { ...item, debt: { ...item.debt, rankUnconfirmed: false } });
    },
  }),

  'debt.unrank': define({
    label: 'take debt out of the ranking',
    schema: z.strictObject({ id: idSchema('item') }),
    reduce(draft, { id }) {
      const item = debtItemOf(draft, id);
      draft.put('items', { ...item, debt: { ...item.debt, businessRank: null, rankUnconfirmed: false } });
    },
  }),

  'debt.sequence': define({
    label: "change the CTO's sequence",
    schema: z.strictObject({
      id: idSchema('item'),
      position: positionSchema,
      /** Why it departs from product's rank; left out: the reason on record stays. */
      overrideReason: proseSchema(2_000).optional(),
    }),
    reduce(draft, { id, position, overrideReason }) {
      orderDebt(draft, 'sequence', id, position);
      if (overrideReason === undefined) return;
      const item = debtItemOf(draft, id);
      draft.put('items', { ...item, debt: { ...item.debt, overrideReason } });
    },
  }),

  'debt.sequenceAsRanked': define({
    label: 'sequence debt as product ranked it',
    schema: z.strictObject({}),
    reduce(draft) {
      for (const item of debtItems(draft.before.items)) {
        const sequence = item.debt.businessRank;
        draft.put('items', { ...item, debt: { ...item.debt, sequence, overrideReason: '' } });
      }
    },
  }),

  'debt.unsequence': define({
    label: "take debt out of the CTO's sequence",
    schema: z.strictObject({ id: idSchema('item') }),
    reduce(draft, { id }) {
      const item = debtItemOf(draft, id);
      draft.put('items', { ...item, debt: { ...item.debt, sequence: null, overrideReason: '' } });
    },
  }),

  'debt.explain': define({
    label: 'give the reason of an override',
    schema: z.strictObject({ id: idSchema('item'), overrideReason: proseSchema(2_000) }),
    reduce(draft, { id, overrideReason }) {
      const item = debtItemOf(draft, id);
      draft.put('items', { ...item, debt: { ...item.debt, overrideReason } });
    },
  }),

  'debt.setShare': define({
    label: 'set the debt share',
    schema: z.strictObject({ share: debtShareSchema }),
    reduce(draft, { share }) {
      draft.setInfo({ debtShare: roundedShare(share) });
    },
  }),

  'escalation.open': define({
    label: 'escalate a lower debt share',
    schema: z.strictObject({
      id: idSchema('escalation'),
      share: debtShareSchema,
      reason: escalationSchema.unwrap().shape.reason,
      at: escalationSchema.unwrap().shape.openedAt,
      by: idSchema('person').nullable(),
    }),
    reduce(draft, { id, share, reason, at, by }) {
      if (draft.get('escalations', id)) reject('That escalation is already in the plan.');
      const asked = roundedShare(share);
      if (asked >= MINIMUM_DEBT_SHARE) reject('A share of 20 % or more needs no escalation.');
      checkPerson(draft, by);
      draft.put('escalations', { id, share: asked, reason, openedAt: at, openedBy: by, decision: null });
    },
  }),

  'escalation.decide': define({
    label: 'decide an escalation',
    schema: z.strictObject({
      id: idSchema('escalation'),
      decision: escalationSchema.unwrap().shape.decision.unwrap(),
    }),
    reduce(draft, { id, decision }) {
      const escalation = draft.get('escalations', id) ?? reject('That escalation is no longer in the plan.');
      draft.put('escalations', { ...escalation, decision });
      if (decision.granted) draft.setInfo({ debtShare: escalation.share });
    },
  }),

  'escalation.remove': define({
    label: 'withdraw an escalation',
    schema: z.strictObject({ id: idSchema('escalation') }),
    reduce(draft, { id }) {
      if (!draft.get('escalations', id)) reject('That escalation is no longer in the plan.');
      draft.remove('escalations', id);
    },
  }),
} as const;
