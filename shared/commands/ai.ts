import { z } from 'zod';
import { aiDetailsSchema, ITEM_TYPES, idSchema, possibilitySchema } from '../model/index';
import { define, reject } from './define';
import { itemCommands } from './items';
import { itemOf } from './lookups';
import { withoutUndefined } from './patch';
import { adding, editing, editRecord, recordOf, removing } from './records';

export const aiCommands = {
  'ai.edit': define({
    label: 'edit AI work',
    schema: z.strictObject({ id: idSchema('item'), fields: aiDetailsSchema.unwrap().partial() }),
    reduce(draft, { id, fields }, { side }) {
      const item = itemOf(draft, id);
      if (!item.ai) reject('Only AI work has model metrics, a feasibility check and experiments.');
      if (fields.feasibility && side === 'product') {
        reject('The feasibility check is engineering’s word: choose who acts.');
      }
      draft.put('items', { ...item, ai: { ...item.ai, ...withoutUndefined(fields) } });
    },
  }),

  'possibility.add': adding('possibilities', "note what's possible"),

  'possibility.edit': editing(
    'possibilities',
    possibilitySchema.unwrap().omit({ id: true, itemId: true }).partial(),
    'edit a session note',
  ),

  'possibility.remove': removing('possibilities'),

  'possibility.toItem': define({
    label: 'make an item of a session note',
    schema: z.strictObject({
      id: idSchema('possibility'),
      itemId: idSchema('item'),
      type: z.enum(ITEM_TYPES),
    }),
    reduce(draft, { id, itemId, type }, by) {
      const { title, note, itemId: known } = recordOf(draft, 'possibilities', id);
      if (known !== null) reject('That note has become an item already.');
      const add = itemCommands['item.add'];
      add.reduce(draft, { id: itemId, position: 'last', fields: { type, title, description: note } }, by);
      editRecord(draft, 'possibilities', id, { itemId });
    },
  }),
} as const;
