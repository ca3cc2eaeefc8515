import { z } from 'zod';

/** One line of text that must not be blank; trimmed. */
export const lineSchema = (limit = 500) =>
  z.string().trim().min(1, 'Write at least one character').max(limit, `At most ${limit} characters`);

/** Free text over several lines; may be empty. */
export const proseSchema = (limit = 20_000) => z.string().max(limit, `At most ${limit} characters`);

/** Whether no value of a list stands twice. */
export const isDistinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

export const NO_DOUBLES = { error: 'The same thing stands twice' } as const;
