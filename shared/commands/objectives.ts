import { z } from 'zod';
import type { Draft } from '../change/draft';
import { idSchema, MAX_OBJECTIVES, type Objective, objectiveSchema } from '../model/index';
import { compareKeys, keysBetween } from '../ranking/order-key';
import { define, reject } from './define';
import { adding, addRecord, editing, editRecord, recordOf, removing } from './records';

const fields = objectiveSchema.unwrap().omit({ id: true, order: true });

function checkMetrics(_draft: Draft, { keyResults, constraints }: Objective): void {
  const ids = [...keyResults, ...constraints].map(({ id }) => id);
  if (new Set(ids).size < ids.length) reject('A metric stands twice in this objective.');
}

export const objectiveCommands = {
  'objective.add': define({
    label: 'add objective',
    schema: z.strictObject({ id: idSchema('objective'), fields: fields.partial().required({ title: true }) }),
    reduce(draft, { id, fields: given }) {
      const orders = [...draft.all('objectives')].map(({ order }) => order).sort(compareKeys);
      if (orders.length >= MAX_OBJECTIVES) {
        reject(
          `A plan has at most ${MAX_OBJECTIVES} objectives: more is no focus. Remove or merge one first.`,
        );
      }
      const objective: Objective = {
        id,
        title: given.title,
        order: keysBetween(orders.at(-1) ?? null, null, 1)[0] ?? '',
        productOwnerId: given.productOwnerId ?? null,
        engineeringOwnerId: given.engineeringOwnerId ?? null,
        keyResults: given.keyResults ?? [],
        constraints: given.constraints ?? [],
        itemIds: given.itemIds ?? [],
        milestoneIds: given.milestoneIds ?? [],
      };
      checkMetrics(draft, objective);
      addRecord(draft, 'objectives', objective);
    },
  }),

  'objective.edit': editing('objectives', fields.partial(), 'edit objective', checkMetrics),

  'objective.remove': removing('objectives'),

  'objective.link': define({
    label: 'link objective to work',
    schema: z.strictObject({
      id: idSchema('objective'),
      itemIds: z.array(idSchema('item')).max(1_000).optional(),
      milestoneIds: z.array(idSchema('milestone')).max(200).optional(),
    }),
    reduce(draft, { id, itemIds = [], milestoneIds = [] }) {
      const objective = recordOf(draft, 'objectives', id);
      editRecord(draft, 'objectives', id, {
        itemIds: [...new Set([...objective.itemIds, ...itemIds])],
        milestoneIds: [...new Set([...objective.milestoneIds, ...milestoneIds])],
      });
    },
  }),

  'objective.unlink': define({
    label: 'unlink objective from work',
    schema: z.strictObject({
      id: idSchema('objective'),
      target: z.union([idSchema('item'), idSchema('milestone')]),
    }),
    reduce(draft, { id, target }) {
      const { itemIds, milestoneIds } = recordOf(draft, 'objectives', id);
      editRecord(draft, 'objectives', id, {
        itemIds: itemIds.filter((other) => other !== target),
        milestoneIds: milestoneIds.filter((other) => other !== target),
      });
    },
  }),

  'checkIn.add': adding('checkIns', 'check in', (draft, { objectiveId, metricId }) => {
    const { keyResults, constraints } = recordOf(draft, 'objectives', objectiveId);
    if (![...keyResults, ...constraints].some(({ id }) => id === metricId)) {
      reject('That metric is no longer in the objective.');
    }
  }),

  'checkIn.remove': removing('checkIns'),
} as const;
