import { z } from 'zod';

const MAX_ORDER_KEY = 200;

/**
 * Whether a text is a fractional index key as ranking/order-key makes them: a head letter that tells the length of the
 * integer part, base-62 digits, no trailing zero in the fraction. A key of another shape would throw at the next move.
 */
export function isOrderKey(text: string): boolean {
  if (text.length > MAX_ORDER_KEY || !/^[B-Za-y][0-9A-Za-z]+$/.test(text)) return false;
  const head = text.charCodeAt(0);
  const integerLength = head >= 97 ? head - 95 : 92 - head;
  return text.length === integerLength || (text.length > integerLength && !text.endsWith('0'));
}

export const orderKeySchema = z.string().refine(isOrderKey, 'Expected an order key like a0');
