import { z } from 'zod';
import type { Draft } from '../change/draft';
import {
  type DebtDetails,
  debtShareSchema,
  escalationSchema,
  type Item,
  type ItemId,
  idSchema,
  MINIMUM_DEBT_SHARE,
  proseSchema,
} from '../model/index';
import { compareKeys } from '../ranking/order-key';
import { define, reject } from './define';
import { checkPerson, itemOf } from './lookups';
import { keysAtPosition, type Position, positionSchema } from './position';

type DebtItem = Item & { readonly debt: DebtDetails };

function debtItemOf(draft: Draft, id: ItemId): DebtItem {
  const item = itemOf(draft, id);
  return item.debt ? { ...item, debt: item.debt } : reject('Only debt items are ranked here.');
}

/** Puts one debt item at a position of product's rank or of the CTO's sequence. */
function orderDebt(draft: Draft, order: 'businessRank' | 'sequence', id: ItemId, position: Position): void {
  debtItemOf(draft, id);
  const others = [...draft.all('items')]
    .flatMap((item) => {
      const key = item.debt?.[order];
      return item.id !== id && key ? [{ id: item.id, key }] : [];
    })
    .sort((a, b) => compareKeys(a.key, b.key));
  for (const [key, value] of keysAtPosition(others, position, [id])) {
    const item = debtItemOf(draft, key);
    draft.put('items', { ...item, debt: { ...item.debt, [order]: value } });
  }
}

export const debtCommands = {
  'debt.rank': define({
    label: 'rank debt by business impact',
    schema: z.strictObject({ id: idSchema('item'), position: positionSchema }),
    reduce(draft, { id, position }) {
      orderDebt(draft, 'businessRank', id, position);
    },
  }),

  'debt.unrank': define({
    label: 'take debt out of the ranking',
    schema: z.strictObject({ id: idSchema('item') }),
    reduce(draft, { id }) {
      const item = debtItemOf(draft, id);
      draft.put('items', { ...item, debt: { ...item.debt, businessRank: null } });
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
      for (const item of [...draft.all('items')]) {
        if (!item.debt || item.debt.businessRank === null) continue;
        draft.put('items', {
          ...item,
          debt: { ...item.debt, sequence: item.debt.businessRank, overrideReason: '' },
        });
      }
      const unranked = [...draft.all('items')].filter(
        ({ debt }) => debt && debt.businessRank === null && debt.sequence !== null,
      );
      for (const item of unranked) {
        if (item.debt)
          draft.put('items', { ...item, debt: { ...item.debt, sequence: null, overrideReason: '' } });
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
      draft.setInfo({ debtShare: share });
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
      if (share >= MINIMUM_DEBT_SHARE) reject('A share of 20 % or more needs no escalation.');
      checkPerson(draft, by);
      draft.put('escalations', { id, share, reason, openedAt: at, openedBy: by, decision: null });
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
