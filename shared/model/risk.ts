import { z } from 'zod';
import { instantSchema } from './dates';
import { idSchema } from './ids';
import { isDistinct, lineSchema, NO_DOUBLES, proseSchema } from './text';

export const ROAM_STATES = ['resolved', 'owned', 'accepted', 'mitigated'] as const;
export type RoamState = (typeof ROAM_STATES)[number];

const ROAM_STATE_NAMES = {
  resolved: 'Resolved',
  owned: 'Owned',
  accepted: 'Accepted',
  mitigated: 'Mitigated',
} as const satisfies Record<RoamState, string>;

export const roamStateName = (state: RoamState): string => ROAM_STATE_NAMES[state];

export const riskSchema = z
  .strictObject({
    id: idSchema('risk'),
    title: lineSchema(300),
    note: proseSchema(4_000),
    /** null: not discussed yet (SES-3). */
    state: z.enum(ROAM_STATES).nullable(),
    ownerId: idSchema('person').nullable(),
    itemIds: z.array(idSchema('item')).max(100).refine(isDistinct, NO_DOUBLES).readonly(),
    milestoneIds: z.array(idSchema('milestone')).max(100).refine(isDistinct, NO_DOUBLES).readonly(),
  })
  .readonly();

/** One round of the confidence vote: one to five fingers per participant, hidden until all have voted. */
export const voteSchema = z
  .strictObject({
    id: idSchema('vote'),
    /** 1 for the first. */
    round: z.int().min(1).max(100),
    at: instantSchema,
    fingers: z
      .record(idSchema('person'), z.int().min(1, 'One to five fingers').max(5, 'One to five fingers'))
      .readonly(),
    revealed: z.boolean(),
  })
  .readonly();

export type Risk = z.infer<typeof riskSchema>;
export type Vote = z.infer<typeof voteSchema>;

/** The average of a round, or null when nobody voted. */
export function averageOf(vote: Vote): number | null {
  const fingers = Object.values(vote.fingers);
  return fingers.length === 0 ? null : fingers.reduce((sum, count) => sum + count, 0) / fingers.length;
}
