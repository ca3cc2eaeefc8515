import { z } from 'zod';
import { instantSchema } from './dates';
import { idSchema } from './ids';
import { orderKeySchema } from './order-key';
import { lineSchema, proseSchema } from './text';

/** What a step of the two days is about; it decides which screen the step opens. */
export const AGENDA_TOPICS = [
  'market-context',
  'priorities',
  'capacity',
  'constraints',
  'debt-status',
  'okr-draft',
  'debt-ranking',
  'joint-prioritisation',
  'sequencing',
  'risks',
  'confidence-vote',
  'commitment',
  'other',
] as const;
export type AgendaTopic = (typeof AGENDA_TOPICS)[number];

/** Without these the second day has nothing to stand on (SES-1). */
export const DAY_ONE_INPUTS = [
  'market-context',
  'priorities',
  'capacity',
  'constraints',
  'debt-status',
] as const;

export const STEP_OWNERS = ['product', 'engineering', 'both'] as const;

export const agendaStepSchema = z
  .strictObject({
    id: idSchema('step'),
    day: z.union([z.literal(1), z.literal(2)]),
    order: orderKeySchema,
    title: lineSchema(200),
    topic: z.enum(AGENDA_TOPICS),
    owner: z.enum(STEP_OWNERS),
    /** Planned length. */
    minutes: z.number().min(1, 'A step takes at least a minute').max(600, 'A step takes at most ten hours'),
    notes: proseSchema(50_000),
    done: z.boolean(),
    /** Since when its timer runs; null: it stands. */
    startedAt: instantSchema.nullable(),
    /** Time spent before the timer was started last. */
    spentSeconds: z.number().min(0).max(1_000_000),
  })
  .readonly();

export type AgendaStep = z.infer<typeof agendaStepSchema>;

const TOPIC_NAMES = {
  'market-context': 'Market context',
  priorities: 'Priorities',
  capacity: 'Capacity',
  constraints: 'Constraints',
  'debt-status': 'Debt status',
  'okr-draft': 'OKR draft',
  'debt-ranking': 'Debt ranking',
  'joint-prioritisation': 'Joint prioritisation',
  sequencing: 'Sequencing',
  risks: 'Risks',
  'confidence-vote': 'Confidence vote',
  commitment: 'Commitment',
  other: 'Other',
} as const satisfies Record<AgendaTopic, string>;

export const topicName = (topic: AgendaTopic): string => TOPIC_NAMES[topic];

const STEP_OWNER_NAMES = {
  product: 'Product',
  engineering: 'Engineering',
  both: 'Both sides',
} as const satisfies Record<AgendaStep['owner'], string>;

export const stepOwnerName = (owner: AgendaStep['owner']): string => STEP_OWNER_NAMES[owner];

/** Seconds spent on a step at a moment, its running timer included. */
export function secondsSpent(step: AgendaStep, now: string): number {
  const running = step.startedAt === null ? 0 : (Date.parse(now) - Date.parse(step.startedAt)) / 1_000;
  return step.spentSeconds + Math.max(0, running);
}
