import type { Conflict, Plan, Side } from '@shared/model/index';

export const SIDE_OPTIONS: { value: Side; label: string }[] = [
  { value: 'product', label: 'Product' },
  { value: 'engineering', label: 'Engineering' },
];

export const sideLabel = (side: Side): string => (side === 'product' ? 'Product' : 'Engineering');

export const proposalOf = (conflict: Conflict, side: Side): string =>
  side === 'product' ? conflict.productProposal : conflict.engineeringProposal;

const nameWith = ({ people }: Plan, role: 'cpo' | 'cto' | 'ceo'): string =>
  [...people.values()].find((person) => person.role === role)?.name ?? '';

/** Who usually decides: CPO and CTO what is agreed, the CEO what is escalated. */
export function usualDecider(plan: Plan, kind: 'agreed' | 'escalated'): string {
  if (kind === 'escalated') return nameWith(plan, 'ceo');
  return [nameWith(plan, 'cpo'), nameWith(plan, 'cto')].filter(Boolean).join(' and ');
}
