import { z } from 'zod';
import type { Draft } from '../change/draft';
import { idSchema, MAX_MILESTONE_ITEMS, milestoneSchema, type Person, personSchema } from '../model/index';
import { loopOf, loopText } from '../schedule/graph';
import { define, reject } from './define';

import { checkPerson, itemOf, milestoneOf } from './lookups';
import { withoutUndefined } from './patch';
import { checkReferences, removing } from './records';

const milestoneFields = z.strictObject({
  title: milestoneSchema.unwrap().shape.title,
  date: milestoneSchema.unwrap().shape.date,
  ownerId: idSchema('person').nullable(),
  external: z.boolean(),
  feasibility: milestoneSchema.unwrap().shape.feasibility,
});

/** Somebody whom the edit names for the first time, added along: one intent, one undo step. */
const newPersonSchema = personSchema.optional();

function addNewPerson(draft: Draft, person: Person | undefined): void {
  if (!person) return;
  if (draft.get('people', person.id)) reject('That person is already in the plan.');
  draft.put('people', person);
}

export const roadmapCommands = {
  'milestone.add': define({
    label: 'add milestone',
    schema: z.strictObject({
      id: idSchema('milestone'),
      fields: milestoneFields.partial({ ownerId: true, external: true, feasibility: true }),
      itemIds: z.array(idSchema('item')).max(MAX_MILESTONE_ITEMS).optional(),
      newPerson: newPersonSchema,
    }),
    reduce(draft, { id, fields, itemIds = [], newPerson }) {
      if (draft.get('milestones', id)) reject('That milestone is already in the plan.');
      addNewPerson(draft, newPerson);
      checkPerson(draft, fields.ownerId ?? null);
      for (const itemId of itemIds) itemOf(draft, itemId);
      draft.put('milestones', {
        id,
        title: fields.title,
        date: fields.date,
        ownerId: fields.ownerId ?? null,
        external: fields.external ?? false,
        feasibility: fields.feasibility ?? null,
        itemIds: [...new Set(itemIds)],
        needsNoneReason: null,
      });
    },
  }),

  'milestone.edit': define({
    label: 'edit milestone',
    schema: z.strictObject({
      id: idSchema('milestone'),
      fields: milestoneFields.partial(),
      newPerson: newPersonSchema,
    }),
    reduce(draft, { id, fields, newPerson }) {
      addNewPerson(draft, newPerson);
      const milestone = { ...milestoneOf(draft, id), ...withoutUndefined(fields) };
      checkReferences(draft, 'milestones', milestone);
      draft.put('milestones', milestone);
    },
  }),

  'milestone.remove': removing('milestones'),

  'milestone.link': define({
    label: 'link milestone to work',
    schema: z.strictObject({
      id: idSchema('milestone'),
      itemIds: z.array(idSchema('item')).min(1, 'Choose at least one item').max(MAX_MILESTONE_ITEMS),
    }),
    reduce(draft, { id, itemIds }) {
      const milestone = milestoneOf(draft, id);
      for (const itemId of itemIds) itemOf(draft, itemId);
      const linked = [...new Set([...milestone.itemIds, ...itemIds])];
      if (linked.length > MAX_MILESTONE_ITEMS) {
        reject(`A milestone is linked to at most ${MAX_MILESTONE_ITEMS} items.`);
      }
      draft.put('milestones', {
        ...milestone,
        itemIds: linked,
        needsNoneReason: null,
      });
    },
  }),

  'milestone.unlink': define({
    label: 'unlink milestone from work',
    schema: z.strictObject({ id: idSchema('milestone'), itemId: idSchema('item') }),
    reduce(draft, { id, itemId }) {
      const milestone = milestoneOf(draft, id);
      draft.put('milestones', {
        ...milestone,
        itemIds: milestone.itemIds.filter((other) => other !== itemId),
      });
    },
  }),

  'milestone.needsNone': define({
    label: 'mark milestone as needing no work',
    schema: z.strictObject({
      id: idSchema('milestone'),
      /** null: it needs work after all. */
      reason: z.string().trim().min(1, 'Write why it needs no engineering work').max(2_000).nullable(),
    }),
    reduce(draft, { id, reason }) {
      const milestone = milestoneOf(draft, id);
      if (reason !== null && milestone.itemIds.length > 0) {
        reject('This milestone is linked to work. Unlink it first, then mark it as needing none.');
      }
      draft.put('milestones', { ...milestone, needsNoneReason: reason });
    },
  }),

  'dependency.add': define({
    label: 'add dependency',
    schema: z.strictObject({
      id: idSchema('dependency'),
      itemId: idSchema('item'),
      needsId: idSchema('item'),
    }),
    reduce(draft, { id, itemId, needsId }) {
      const item = itemOf(draft, itemId);
      const needs = itemOf(draft, needsId);
      if (itemId === needsId) reject('An item cannot need itself.');
      if (draft.get('dependencies', id)) reject('That dependency is already in the plan.');
      const known = [...draft.all('dependencies')];
      if (known.some((other) => other.itemId === itemId && other.needsId === needsId)) {
        reject(`“${item.title}” already needs “${needs.title}”.`);
      }
      const loop = loopOf(known, itemId, needsId);
      if (loop) reject(`That would be a loop: ${loopText(loop, (step) => itemOf(draft, step).title)}.`);
      draft.put('dependencies', { id, itemId, needsId });
    },
  }),

  'dependency.remove': removing('dependencies'),
} as const;
