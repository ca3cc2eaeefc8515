import { z } from 'zod';
import type { Draft } from '../change/draft';
import {
  idSchema,
  MAX_OBJECTIVE_ITEMS,
  MAX_OBJECTIVE_MILESTONES,
  MAX_OBJECTIVES,
  type Objective,
  objectiveSchema,
  personSchema,
} from '../model/index';
import { compareKeys, keysBetween } from '../ranking/order-key';
import { define, reject } from './define';
import { withoutUndefined } from './patch';
import { adding, addRecord, editRecord, recordOf, removeRecords, removing } from './records';

const fields = objectiveSchema.unwrap().omit({ id: true, order: true });

function checkMetrics(_draft: Draft, { keyResults, constraints }: Objective): void {
  const ids = [...keyResults, ...constraints].map(({ id }) => id);
  if (new Set(ids).size < ids.length) reject('A metric stands twice in this objective.');
}

/** What was measured of a metric goes along with it. */
function forgetCheckIns(draft: Draft, { id, keyResults, constraints }: Objective): void {
  const kept = new Set([...keyResults, ...constraints].map((metric) => metric.id));
  const gone = [...draft.all('checkIns')].filter(
    ({ objectiveId, metricId }) => objectiveId === id && !kept.has(metricId),
  );
  if (gone.length > 0) removeRecords(draft, 'checkIns', new Set<string>(gone.map((checkIn) => checkIn.id)));
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

  'objective.edit': define({
    label: 'edit objective',
    schema: z.strictObject({
      id: idSchema('objective'),
      fields: fields.partial(),
      /** Somebody whom the edit names for the first time, added along: one intent, one undo step. */
      newPerson: personSchema.optional(),
    }),
    reduce(draft, { id, fields: given, newPerson }) {
      if (newPerson) addRecord(draft, 'people', newPerson);
      editRecord(draft, 'objectives', id, withoutUndefined(given) as Partial<Objective>);
      const objective = recordOf(draft, 'objectives', id);
      checkMetrics(draft, objective);
      forgetCheckIns(draft, objective);
    },
  }),

  'objective.remove': removing('objectives'),

  'objective.link': define({
    label: 'link objective to work',
    schema: z.strictObject({
      id: idSchema('objective'),
      itemIds: z.array(idSchema('item')).max(MAX_OBJECTIVE_ITEMS).optional(),
      milestoneIds: z.array(idSchema('milestone')).max(MAX_OBJECTIVE_MILESTONES).optional(),
    }),
    reduce(draft, { id, itemIds = [], milestoneIds = [] }) {
      const objective = recordOf(draft, 'objectives', id);
      const linked = {
        itemIds: [...new Set([...objective.itemIds, ...itemIds])],
        milestoneIds: [...new Set([...objective.milestoneIds, ...milestoneIds])],
      };
      if (
        linked.itemIds.length > MAX_OBJECTIVE_ITEMS ||
        linked.milestoneIds.length > MAX_OBJECTIVE_MILESTONES
      ) {
        reject(
          `An objective is linked to at most ${MAX_OBJECTIVE_ITEMS} items and ${MAX_OBJECTIVE_MILESTONES} milestones.`,
        );
      }
      editRecord(draft, 'objectives', id, linked);
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
