import type { PlainDate } from '@shared/model/index';

/** The calendar day on this machine's clock. */
export function today(now = new Date()): PlainDate {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as PlainDate;
}
