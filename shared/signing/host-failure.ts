import { ZodError } from 'zod';
import { HostError } from '../desktop-api';
import type { HostFailure } from '../desktop-bridge';
import { SigningError } from './errors';

/** A failed host call as it crosses to the window: a sentence, and a code a screen can react to. */
export function hostFailureOf(error: unknown): HostFailure {
  if (error instanceof HostError) return { message: error.message, code: error.code };
  if (error instanceof SigningError) {
    return {
      message: error.message,
      code: error.code === 'wrong-passphrase' ? 'wrong-passphrase' : 'refused',
    };
  }
  if (error instanceof ZodError)
    return { message: error.issues[0]?.message ?? 'Invalid input', code: 'invalid' };
  return { message: error instanceof Error ? error.message : String(error), code: 'unknown' };
}
