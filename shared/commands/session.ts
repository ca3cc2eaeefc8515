import { z } from 'zod';
import type { Draft } from '../change/draft';
import {
  type AgendaStep,
  agendaStepSchema,
  conflictSchema,
  ITEM_TYPES,
  idSchema,
  instantSchema,
  isDistinct,
  type Parking,
  parkingSchema,
  riskSchema,
  secondsSpent,
  sideSchema,
} from '../model/index';
import { compareKeys, keysBetween } from '../ranking/order-key';
import { define, reject } from './define';
import { itemCommands } from './items';
import { adding, addRecord, editing, editRecord, recordOf, removing } from './records';

const stepFields = agendaStepSchema
  .unwrap()
  .omit({ id: true, order: true, startedAt: true, spentSeconds: true });

/** Both days' steps as they follow each other. */
const inOrder = (steps: Iterable<AgendaStep>): AgendaStep[] =>
  [...steps].sort((a, b) => a.day - b.day || compareKeys(a.order, b.order));

/** An order key that puts a step of a day right after another one, or at the head of its day. */
function orderAfter(others: readonly AgendaStep[], day: 1 | 2, after: AgendaStep['id'] | null): string {
  const ofDay = others.filter((step) => step.day === day);
  const index = after === null ? -1 : ofDay.findIndex((step) => step.id === after);
  if (after !== null && index < 0)
    reject('The step it should follow is no longer on that day of the agenda.');
  return keysBetween(ofDay[index]?.order ?? null, ofDay[index + 1]?.order ?? null, 1)[0] ?? '';
}

const MAX_TITLE = 300;

/** As much of a text as fits into a title, without half a character at its end. */
function titleFrom(text: string): string {
  let title = '';
  for (const character of text) {
    if (title.length + character.length > MAX_TITLE) break;
    title += character;
  }
  return title.trim();
}

/** What is parked becomes one thing, once. */
function parkedText(draft: Draft, id: Parking['id']): string {
  const { text, became } = recordOf(draft, 'parking', id);
  if (became !== null) reject('This entry has left the parking lot already.');
  return text;
}

export const sessionCommands = {
  'agenda.fill': define({
    label: 'start with the agenda of two days',
    schema: z.strictObject({ steps: z.array(agendaStepSchema).min(1).max(100) }),
    reduce(draft, { steps }) {
      if (draft.before.agenda.size > 0) reject('There is an agenda already. Add to it, or change it.');
      if (!isDistinct(steps.map(({ day, order }) => `${day} ${order}`))) {
        reject('Two steps of this agenda stand at the same place.');
      }
      for (const step of steps) addRecord(draft, 'agenda', { ...step, startedAt: null });
    },
  }),

  'agenda.add': define({
    label: 'add a step to the agenda',
    schema: z.strictObject({
      id: idSchema('step'),
      fields: stepFields.partial({ notes: true, done: true }),
      /** The step it follows; null: it is the first of its day. */
      after: idSchema('step').nullable(),
    }),
    reduce(draft, { id, fields, after }) {
      const order = orderAfter(inOrder(draft.all('agenda')), fields.day, after);
      addRecord(draft, 'agenda', {
        id,
        ...fields,
        notes: fields.notes ?? '',
        done: fields.done ?? false,
        order,
        startedAt: null,
        spentSeconds: 0,
      });
    },
  }),

  // The day is changed by moving: a place is one of its day.
  'agenda.edit': editing('agenda', stepFields.omit({ day: true }).partial(), 'edit the agenda'),

  'agenda.remove': removing('agenda', 'remove a step of the agenda'),

  'agenda.move': define({
    label: 'move a step of the agenda',
    schema: z.strictObject({
      id: idSchema('step'),
      day: agendaStepSchema.unwrap().shape.day,
      after: idSchema('step').nullable(),
    }),
    reduce(draft, { id, day, after }) {
      if (id === after) reject('A step cannot follow itself.');
      const step = recordOf(draft, 'agenda', id);
      const steps = inOrder(draft.all('agenda'));
      const ofDay = steps.filter((other) => other.day === day);
      const above = ofDay.findIndex((other) => other.id === after);
      const isThere = step.day === day && ofDay[above + 1]?.id === id;
      if (isThere && (after === null || above >= 0)) return;
      const order = orderAfter(
        steps.filter((other) => other.id !== id),
        day,
        after,
      );
      editRecord(draft, 'agenda', id, { day, order });
    },
  }),

  'agenda.start': define({
    label: 'start the timer',
    schema: z.strictObject({ id: idSchema('step'), at: instantSchema }),
    reduce(draft, { id, at }) {
      for (const step of [...draft.all('agenda')]) {
        if (step.startedAt !== null && step.id !== id) {
          draft.put('agenda', { ...step, startedAt: null, spentSeconds: spentAt(step, at) });
        }
      }
      const step = recordOf(draft, 'agenda', id);
      if (step.startedAt === null) draft.put('agenda', { ...step, startedAt: at });
    },
  }),

  'agenda.stop': define({
    label: 'stop the timer',
    schema: z.strictObject({ id: idSchema('step'), at: instantSchema, done: z.boolean().optional() }),
    reduce(draft, { id, at, done }) {
      const step = recordOf(draft, 'agenda', id);
      draft.put('agenda', {
        ...step,
        startedAt: null,
        spentSeconds: spentAt(step, at),
        done: done ?? step.done,
      });
    },
  }),

  'session.attend': define({
    label: 'record who is there',
    schema: z.strictObject({
      personId: idSchema('person'),
      day: z.union([z.literal(1), z.literal(2)]),
      there: z.boolean(),
    }),
    reduce(draft, { personId, day, there }) {
      const { attended } = recordOf(draft, 'people', personId);
      const others = attended.filter((known) => known !== day);
      editRecord(draft, 'people', personId, { attended: there ? [...others, day].sort() : others });
    },
  }),

  'parking.add': adding('parking', 'park something', (_draft, { became }) => {
    if (became !== null) reject('What is parked has not become anything yet.');
  }),

  'parking.edit': editing(
    'parking',
    parkingSchema.unwrap().pick({ text: true }).partial(),
    'edit what is parked',
  ),

  'parking.remove': removing('parking', 'drop what is parked'),

  'parking.toConflict': define({
    label: 'make a conflict of it',
    schema: z.strictObject({
      id: idSchema('parking'),
      conflictId: conflictSchema.unwrap().shape.id,
      raisedBy: sideSchema,
      at: instantSchema,
    }),
    reduce(draft, { id, conflictId, raisedBy, at }) {
      const text = parkedText(draft, id);
      addRecord(draft, 'conflicts', {
        id: conflictId,
        title: titleFrom(text),
        raisedBy,
        raisedAt: at,
        tension: text.length > MAX_TITLE ? text : '',
        productProposal: '',
        engineeringProposal: '',
        syncId: null,
        outcome: null,
        candidate: null,
      });
      editRecord(draft, 'parking', id, { became: conflictId });
    },
  }),

  'parking.toRisk': define({
    label: 'make a risk of it',
    schema: z.strictObject({ id: idSchema('parking'), riskId: riskSchema.unwrap().shape.id }),
    reduce(draft, { id, riskId }) {
      const text = parkedText(draft, id);
      addRecord(draft, 'risks', {
        id: riskId,
        title: titleFrom(text),
        note: text.length > MAX_TITLE ? text : '',
        state: null,
        ownerId: null,
        itemIds: [],
        milestoneIds: [],
      });
      editRecord(draft, 'parking', id, { became: riskId });
    },
  }),

  'parking.toItem': define({
    label: 'make an item of it',
    schema: z.strictObject({ id: idSchema('parking'), itemId: idSchema('item'), type: z.enum(ITEM_TYPES) }),
    reduce(draft, { id, itemId, type }, by) {
      const text = parkedText(draft, id);
      const add = itemCommands['item.add'];
      add.reduce(draft, { id: itemId, position: 'last', fields: { type, title: text } }, by);
      editRecord(draft, 'parking', id, { became: itemId });
    },
  }),
} as const;

const spentAt = (step: AgendaStep, at: string): number =>
  Math.min(1_000_000, Math.round(secondsSpent(step, at)));
