import type { AgendaStep } from '@shared/model/index';

const NAMES = {
  product: 'Product',
  engineering: 'Engineering',
  both: 'Both sides',
} as const satisfies Record<AgendaStep['owner'], string>;

export const ownerName = (owner: AgendaStep['owner']): string => NAMES[owner];
