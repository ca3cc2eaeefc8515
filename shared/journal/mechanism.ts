import type { CommandType } from '../commands/reduce';

/** What a decision belongs to: the mechanisms of the session, and what is around them. */
export const MECHANISMS = [
  'Objectives',
  'Roadmap',
  'Debt budget',
  'Backlog',
  'Conflicts and sync',
  'AI work',
  'Session',
  'Risks and confidence',
  'People and teams',
  'Velocity',
  'Sign-off',
] as const;
export type Mechanism = (typeof MECHANISMS)[number];

type Family = CommandType extends infer T ? (T extends `${infer F}.${string}` ? F : never) : never;

const FAMILIES = {
  objective: 'Objectives',
  checkIn: 'Objectives',
  milestone: 'Roadmap',
  dependency: 'Roadmap',
  debt: 'Debt budget',
  escalation: 'Debt budget',
  repayment: 'Velocity',
  velocity: 'Velocity',
  item: 'Backlog',
  import: 'Backlog',
  refinement: 'Backlog',
  hiddenWork: 'Backlog',
  conflict: 'Conflicts and sync',
  sync: 'Conflicts and sync',
  ai: 'AI work',
  possibility: 'AI work',
  agenda: 'Session',
  session: 'Session',
  parking: 'Session',
  risk: 'Risks and confidence',
  vote: 'Risks and confidence',
  plan: 'People and teams',
  iteration: 'People and teams',
  person: 'People and teams',
  team: 'People and teams',
  scenario: 'Roadmap',
  sequence: 'Roadmap',
  waiver: 'Sign-off',
  signature: 'Sign-off',
} as const satisfies Record<Family, Mechanism>;

const SPECIAL: Readonly<Record<string, Mechanism>> = {
  'item.place': 'Roadmap',
  'item.arrange': 'Roadmap',
  'item.unplace': 'Roadmap',
  'plan.commit': 'Sign-off',
  'plan.reopen': 'Sign-off',
};

/** The mechanism a command belongs to; null: this version does not know the command. */
export function mechanismOf(type: string): Mechanism | null {
  const special = SPECIAL[type];
  if (special) return special;
  const family = type.split('.')[0] ?? '';
  return Object.hasOwn(FAMILIES, family) ? FAMILIES[family as Family] : null;
}
