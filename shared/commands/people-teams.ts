import { z } from 'zod';
import {
  type IterationId,
  idSchema,
  iterationSchema,
  lineSchema,
  personSchema,
  quarterSchema,
  teamIterationSchema,
  teamSchema,
  UNITS,
} from '../model/index';
import { compareKeys, keysBetween } from '../ranking/order-key';
import { define, reject } from './define';
import { withoutUndefined } from './items';
import { iterationOf } from './lookups';

const personFields = personSchema.unwrap().omit({ id: true });
const teamFields = teamSchema.unwrap().omit({ id: true, order: true, iterations: true });

export const peopleAndTeamCommands = {
  'plan.edit': define({
    label: 'edit the plan',
    schema: z.strictObject({
      fields: z
        .strictObject({
          company: lineSchema(200),
          name: lineSchema(200),
          quarter: quarterSchema,
          unit: z.enum(UNITS),
        })
        .partial(),
    }),
    reduce(draft, { fields }) {
      const unitChanges = fields.unit !== undefined && fields.unit !== draft.info.unit;
      if (unitChanges && [...draft.all('items')].some(({ estimate }) => estimate !== null)) {
        reject('The plan already has estimates in the other unit. A plan holds one unit only.');
      }
      draft.setInfo(withoutUndefined(fields));
    },
  }),

  'iteration.edit': define({
    label: 'edit iteration',
    schema: z.strictObject({
      id: idSchema('iteration'),
      fields: iterationSchema.unwrap().omit({ id: true }).partial(),
    }),
    reduce(draft, { id, fields }) {
      const iteration = { ...iterationOf(draft, id), ...withoutUndefined(fields) };
      if (iteration.end < iteration.start) reject('An iteration cannot end before it starts.');
      for (const other of draft.all('iterations')) {
        if (other.id !== id && other.start <= iteration.end && iteration.start <= other.end) {
          reject(`These dates overlap with ${other.name}.`);
        }
      }
      draft.put('iterations', iteration);
    },
  }),

  'person.add': define({
    label: 'add person',
    schema: z.strictObject({
      id: idSchema('person'),
      fields: personFields.partial({ email: true, participates: true }),
    }),
    reduce(draft, { id, fields }) {
      if (draft.get('people', id)) reject('That person is already in the plan.');
      draft.put('people', { id, email: '', participates: true, ...withoutUndefined(fields) });
    },
  }),

  'person.edit': define({
    label: 'edit person',
    schema: z.strictObject({ id: idSchema('person'), fields: personFields.partial() }),
    reduce(draft, { id, fields }) {
      const person = draft.get('people', id) ?? reject('That person is no longer in the plan.');
      draft.put('people', { ...person, ...withoutUndefined(fields) });
    },
  }),

  'person.remove': define({
    label: 'remove person',
    schema: z.strictObject({ id: idSchema('person') }),
    reduce(draft, { id }) {
      if (!draft.get('people', id)) reject('That person is no longer in the plan.');
      draft.remove('people', id);
      for (const item of [...draft.all('items')]) {
        const debt = item.debt?.proposerId === id ? { ...item.debt, proposerId: null } : item.debt;
        const ownerId = item.ownerId === id ? null : item.ownerId;
        if (debt !== item.debt || ownerId !== item.ownerId) draft.put('items', { ...item, debt, ownerId });
      }
      for (const milestone of [...draft.all('milestones')]) {
        if (milestone.ownerId === id) draft.put('milestones', { ...milestone, ownerId: null });
      }
      for (const escalation of [...draft.all('escalations')]) {
        if (escalation.openedBy === id) draft.put('escalations', { ...escalation, openedBy: null });
      }
    },
  }),

  'team.add': define({
    label: 'add team',
    schema: z.strictObject({
      id: idSchema('team'),
      fields: teamFields.partial({ members: true, focus: true }),
    }),
    reduce(draft, { id, fields }) {
      if (draft.get('teams', id)) reject('That team is already in the plan.');
      const last =
        [...draft.all('teams')]
          .map(({ order }) => order)
          .sort(compareKeys)
          .at(-1) ?? null;
      draft.put('teams', {
        id,
        members: 5,
        focus: 0.7,
        iterations: {},
        order: keysBetween(last, null, 1)[0] ?? '',
        ...withoutUndefined(fields),
      });
    },
  }),

  'team.edit': define({
    label: 'edit team',
    schema: z.strictObject({ id: idSchema('team'), fields: teamFields.partial() }),
    reduce(draft, { id, fields }) {
      const team = draft.get('teams', id) ?? reject('That team is no longer in the plan.');
      draft.put('teams', { ...team, ...withoutUndefined(fields) });
    },
  }),

  'team.setIteration': define({
    label: "set a team's iteration",
    schema: z.strictObject({
      id: idSchema('team'),
      iterationId: idSchema('iteration'),
      fields: teamIterationSchema.unwrap().partial(),
    }),
    reduce(draft, { id, iterationId, fields }) {
      const team = draft.get('teams', id) ?? reject('That team is no longer in the plan.');
      iterationOf(draft, iterationId);
      const known = team.iterations[iterationId as IterationId] ?? { absentDays: 0, points: null };
      draft.put('teams', {
        ...team,
        iterations: { ...team.iterations, [iterationId]: { ...known, ...withoutUndefined(fields) } },
      });
    },
  }),

  'team.remove': define({
    label: 'remove team',
    schema: z.strictObject({ id: idSchema('team') }),
    reduce(draft, { id }) {
      if (!draft.get('teams', id)) reject('That team is no longer in the plan.');
      draft.remove('teams', id);
      for (const item of [...draft.all('items')]) {
        if (item.teamId === id) draft.put('items', { ...item, teamId: null, placement: null });
      }
    },
  }),
} as const;
