import type { z } from 'zod';
import { agendaStepSchema } from './agenda-step';
import { possibilitySchema } from './ai';
import { conflictSchema, syncSchema } from './conflict';
import { dependencySchema } from './dependency';
import { escalationSchema } from './escalation';
import type { Id } from './ids';
import { itemSchema } from './item';
import { iterationSchema } from './iteration';
import { milestoneSchema } from './milestone';
import { checkInSchema, objectiveSchema } from './objective';
import { parkingSchema } from './parking';
import { personSchema } from './person';
import type { PlanInfo } from './plan-info';
import { hiddenWorkSchema, refinementSchema } from './refinement';
import { riskSchema, voteSchema } from './risk';
import { shareReviewSchema } from './share-review';
import { signatureSchema } from './signature';
import { signedRevisionSchema } from './signed-revision';
import { teamSchema } from './team';
import { repaymentSchema, velocitySchema } from './velocity';
import { waiverSchema } from './waiver';

/** Every kind of record a plan holds. A new kind is one file and one line here. */
export const TABLES = {
  people: personSchema,
  iterations: iterationSchema,
  teams: teamSchema,
  items: itemSchema,
  milestones: milestoneSchema,
  dependencies: dependencySchema,
  objectives: objectiveSchema,
  checkIns: checkInSchema,
  agenda: agendaStepSchema,
  parking: parkingSchema,
  escalations: escalationSchema,
  shareReviews: shareReviewSchema,
  velocities: velocitySchema,
  repayments: repaymentSchema,
  possibilities: possibilitySchema,
  conflicts: conflictSchema,
  syncs: syncSchema,
  refinements: refinementSchema,
  hiddenWork: hiddenWorkSchema,
  risks: riskSchema,
  votes: voteSchema,
  waivers: waiverSchema,
  signatures: signatureSchema,
  signedRevisions: signedRevisionSchema,
} as const;

export type TableName = keyof typeof TABLES;
export type Records = { readonly [T in TableName]: z.infer<(typeof TABLES)[T]> };
export type IdOf<T extends TableName> = Records[T]['id'];
export type Table<T extends TableName> = ReadonlyMap<IdOf<T>, Records[T]>;

export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

/** How many records one table holds at most: a larger plan could be neither written nor read again. */
export const MAX_RECORDS = 200_000;

/** One quarter's joint plan: an immutable value. A change makes a new one that shares what did not change. */
export type Plan = { readonly info: PlanInfo } & { readonly [T in TableName]: Table<T> };

/** A plan without a single record. */
export function emptyPlan(info: PlanInfo): Plan {
  const tables = Object.fromEntries(TABLE_NAMES.map((name) => [name, new Map<Id<string>, never>()]));
  return { info, ...tables } as Plan;
}
