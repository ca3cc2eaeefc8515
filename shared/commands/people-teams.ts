import { z } from 'zod';
import type { Draft } from '../change/draft';
import {
  addDays,
  daysBetween,
  type Item,
  idSchema,
  iterationSchema,
  lineSchema,
  mondayFrom,
  PAPERS,
  personSchema,
  type Quarter,
  quarterDates,
  quarterSchema,
  type Team,
  teamIterationSchema,
  teamSchema,
  UNITS,
  workingDaysBetween,
} from '../model/index';
import { compareKeys, keysBetween } from '../ranking/order-key';
import { placedItems } from '../ranking/rankings';
import { define, reject } from './define';

import { iterationOf } from './lookups';
import { withoutUndefined } from './patch';
import { addRecord, editing, removing } from './records';

const personFields = personSchema.unwrap().omit({ id: true });
const teamFields = teamSchema.unwrap().omit({ id: true, order: true, iterations: true });

/** A plan's dates follow its quarter; its iterations keep their lengths, days off and distance from its first Monday. */
function moveToQuarter(draft: Draft, quarter: Quarter): void {
  const { start, end } = quarterDates(quarter);
  const shift = daysBetween(mondayFrom(draft.before.info.start), mondayFrom(start));
  draft.setInfo({ start, end });
  for (const iteration of draft.before.iterations.values()) {
    draft.put('iterations', {
      ...iteration,
      start: addDays(iteration.start, shift),
      end: addDays(iteration.end, shift),
    });
  }
}

/** Puts a new team below the others. */
export function addTeam(
  draft: Draft,
  id: Team['id'],
  fields: Pick<Team, 'name' | 'kind'> & Partial<Pick<Team, 'members' | 'focus' | 'supportShare'>>,
): void {
  const orders = Array.from(draft.all('teams'), ({ order }) => order).sort(compareKeys);
  const order = keysBetween(orders.at(-1) ?? null, null, 1)[0] ?? '';
  draft.put('teams', { id, members: 5, focus: 0.7, supportShare: 0, iterations: {}, order, ...fields });
}

const teamCellSchema = z.strictObject({
  id: idSchema('team'),
  iterationId: idSchema('iteration'),
  fields: teamIterationSchema.unwrap().partial(),
});

function setTeamIteration(draft: Draft, cell: z.infer<typeof teamCellSchema>): void {
  const team = draft.get('teams', cell.id) ?? reject('That team is no longer in the plan.');
  iterationOf(draft, cell.iterationId);
  const known = team.iterations[cell.iterationId] ?? { absentDays: 0, points: null };
  const fields = { ...known, ...withoutUndefined(cell.fields) };
  draft.put('teams', { ...team, iterations: { ...team.iterations, [cell.iterationId]: fields } });
}

export const peopleAndTeamCommands = {
  'plan.edit': define({
    label: 'edit the plan',
    schema: z.strictObject({
      fields: z
        .strictObject({
          company: lineSchema(200),
          name: lineSchema(200),
          quarter: quarterSchema,
          experimentShare: z.number().min(0).max(1),
          unit: z.enum(UNITS),
          paper: z.enum(PAPERS),
        })
        .partial(),
    }),
    reduce(draft, { fields }) {
      const unitChanges = fields.unit !== undefined && fields.unit !== draft.info.unit;
      const isMeasured = ({ estimate, debt }: Item) => estimate !== null || (debt?.interest ?? null) !== null;
      if (unitChanges && [...draft.all('items')].some(isMeasured)) {
        reject('The plan already has estimates in the other unit. A plan holds one unit only.');
      }
      draft.setInfo(withoutUndefined(fields));
      if (fields.quarter !== undefined && fields.quarter !== draft.before.info.quarter) {
        moveToQuarter(draft, fields.quarter);
      }
    },
  }),

  'iteration.edit': define({
    label: 'edit iteration',
    schema: z.strictObject({
      id: idSchema('iteration'),
      /** Without working days, these follow the dates: days off that were taken out stay out. */
      fields: iterationSchema.unwrap().omit({ id: true }).partial(),
    }),
    reduce(draft, { id, fields }) {
      const before = iterationOf(draft, id);
      const iteration = { ...before, ...withoutUndefined(fields) };
      if (iteration.end < iteration.start) reject('An iteration cannot end before it starts.');
      if (fields.workingDays === undefined) {
        const added =
          workingDaysBetween(iteration.start, iteration.end) - workingDaysBetween(before.start, before.end);
        iteration.workingDays = Math.min(366, Math.max(0, before.workingDays + added));
      }
      for (const other of draft.all('iterations')) {
        if (other.id !== id && other.start <= iteration.end && iteration.start <= other.end) {
          reject(`These dates overlap with ${other.name}.`);
        }
      }
      draft.put('iterations', iteration);
      for (const { title, placement } of placedItems(draft.before.items)) {
        if (!placement || (placement.from !== id && placement.to !== id)) continue;
        if (iterationOf(draft, placement.from).start > iterationOf(draft, placement.to).start) {
          reject(`The work on “${title}” would end before it starts. Place it elsewhere first.`);
        }
      }
    },
  }),

  'person.add': define({
    label: 'add person',
    schema: z.strictObject({
      id: idSchema('person'),
      fields: personFields.partial({ email: true, participates: true, attended: true }),
    }),
    reduce(draft, { id, fields }) {
      addRecord(draft, 'people', {
        id,
        email: '',
        participates: true,
        attended: [],
        ...withoutUndefined(fields),
      });
    },
  }),

  'person.edit': editing('people', personFields.partial()),

  'person.remove': removing('people'),

  'team.add': define({
    label: 'add team',
    schema: z.strictObject({
      id: idSchema('team'),
      fields: teamFields.partial({ members: true, focus: true, supportShare: true }),
    }),
    reduce(draft, { id, fields }) {
      if (draft.get('teams', id)) reject('That team is already in the plan.');
      addTeam(draft, id, withoutUndefined(fields));
    },
  }),

  'team.edit': editing('teams', teamFields.partial()),

  'team.setIteration': define({
    label: "set a team's iteration",
    schema: teamCellSchema,
    reduce: setTeamIteration,
  }),

  'team.setIterations': define({
    label: 'paste capacities',
    schema: z.strictObject({
      cells: z.array(teamCellSchema).min(1).max(10_000),
    }),
    reduce(draft, { cells }) {
      for (const cell of cells) setTeamIteration(draft, cell);
    },
  }),

  'team.remove': removing('teams'),
} as const;
