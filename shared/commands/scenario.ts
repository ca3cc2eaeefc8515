import { z } from 'zod';
import type { Change } from '../change/change';
import { changeSchema } from '../change/change-schema';
import { idSchema, lineSchema, placementSchema } from '../model/index';
import { newDamage, writeAdoption } from '../scenario/adopt-scenario';
import { define, reject } from './define';
import { checkPlacement, itemOf } from './lookups';

const sideSchema = z.enum(['plan', 'scenario']);

/** What comes back into the plan from a what-if, and a suggested sequence taken over. */
export const scenarioCommands = {
  'scenario.adopt': define({
    label: 'adopt a what-if',
    schema: z.strictObject({
      /** The scenario's own id, as in its address. */
      id: idSchema('plan'),
      name: lineSchema(200),
      /** What the scenario changed since its base. */
      own: changeSchema as unknown as z.ZodType<Change, Change>,
      /** For each clash whose value stands; a clash that is not named here refuses the command. */
      choices: z.record(z.string().max(300), sideSchema),
    }),
    planOnly: true,
    // The change of the entry says what became of it.
    keep: ({ id, name }) => ({ id, name, own: {}, choices: {} }),
    reduce(draft, { own, choices }) {
      const { clashes } = writeAdoption(draft, own, ({ key }) => choices[key] ?? null);
      const open = clashes.filter(({ key }) => !Object.hasOwn(choices, key));
      if (open.length > 0) {
        reject(
          `The plan has moved on: ${open.length === 1 ? 'one thing was' : `${open.length} things were`} changed there and in the what-if. Choose which value stands, then adopt it again.`,
        );
      }
      const damage = newDamage(draft.before, draft.change());
      if (damage) reject(`What-if and plan cannot be put together: ${damage}. The plan stays as it is.`);
    },
  }),

  'scenario.update': define({
    label: 'bring a what-if up to date',
    schema: z.strictObject({
      /** The plan's journal entry up to which its changes come in, and these changes. */
      base: z.int().min(0),
      plan: changeSchema as unknown as z.ZodType<Change, Change>,
    }),
    // What it starts from is another state of the plan afterwards: earlier steps could not be taken back on top of it.
    final: true,
    keep: ({ base }) => ({ base, plan: {} }),
    reduce(draft, { plan }) {
      // Seen from the what-if: what it changed itself stays.
      writeAdoption(draft, plan, () => 'plan');
      const damage = newDamage(draft.before, draft.change());
      if (damage) reject(`What-if and plan cannot be put together: ${damage}. The what-if stays as it is.`);
    },
  }),

  'sequence.apply': define({
    label: 'take over a suggested sequence',
    schema: z.strictObject({
      placements: z
        .array(z.strictObject({ id: idSchema('item'), placement: placementSchema.nullable() }))
        .max(200_000),
      /** What the search was started with, so that it can be repeated. */
      seed: z.int().min(0),
      schedules: z.int().min(0),
    }),
    keep: (args) => ({ ...args, placements: [] }),
    reduce(draft, { placements }) {
      for (const { id, placement } of placements) {
        checkPlacement(draft, placement);
        const item = itemOf(draft, id);
        if (placement && item.teamId === null) reject(`“${item.title}” has no team. Give it one first.`);
        draft.put('items', { ...item, placement });
      }
    },
  }),
} as const;
