import { z } from 'zod';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const RANDOM_LENGTH = 14;

/** A branded id: its prefix tells which kind of record it names. */
export type Id<Prefix extends string> = `${Prefix}_${string}`;

export type PlanId = Id<'plan'>;
export type PersonId = Id<'person'>;
export type TeamId = Id<'team'>;
export type IterationId = Id<'iteration'>;
export type ItemId = Id<'item'>;
export type MilestoneId = Id<'milestone'>;
export type DependencyId = Id<'dependency'>;
export type ObjectiveId = Id<'objective'>;
export type MetricId = Id<'metric'>;
export type StepId = Id<'step'>;
export type ConflictId = Id<'conflict'>;
export type SyncId = Id<'sync'>;
export type RiskId = Id<'risk'>;
export type VoteId = Id<'vote'>;
export type HiddenWorkId = Id<'hidden'>;
export type WaiverId = Id<'waiver'>;
export type EscalationId = Id<'escalation'>;
export type SignatureId = Id<'signature'>;

/** A new random id of 14 base-62 characters (83 bits). Called where a gesture becomes a command, never in a reducer. */
export function createId<Prefix extends string>(prefix: Prefix): Id<Prefix> {
  let text = '';
  while (text.length < RANDOM_LENGTH) {
    for (const byte of crypto.getRandomValues(new Uint8Array(RANDOM_LENGTH * 2))) {
      const digit = ALPHABET[byte & 63];
      if (digit !== undefined && text.length < RANDOM_LENGTH) text += digit;
    }
  }
  return `${prefix}_${text}`;
}

/** The schema of one kind of id: prefix, underscore, 1 to 40 letters or digits. */
export function idSchema<Prefix extends string>(prefix: Prefix) {
  const shape = new RegExp(`^${prefix}_[0-9A-Za-z]{1,40}$`);
  return z.custom<Id<Prefix>>((value) => typeof value === 'string' && shape.test(value), {
    error: `Expected an id like ${prefix}_a1B2`,
  });
}
