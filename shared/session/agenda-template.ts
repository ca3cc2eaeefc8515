import { type AgendaStep, type AgendaTopic, createId } from '../model/index';
import { keysBetween } from '../ranking/order-key';

type Line = readonly [
  day: 1 | 2,
  topic: AgendaTopic,
  title: string,
  owner: AgendaStep['owner'],
  minutes: number,
];

/** The agenda of the two days as it starts; every line of it can be changed. */
const LINES: readonly Line[] = [
  [1, 'market-context', 'Market context: customers, competitors, numbers', 'product', 60],
  [1, 'priorities', 'Priorities for the quarter, and what they are not', 'product', 60],
  [1, 'capacity', 'Capacity: who is there, who is not', 'engineering', 45],
  [1, 'constraints', 'Constraints: what must hold, what cannot move', 'engineering', 45],
  [1, 'debt-status', 'Debt status: what it costs today', 'engineering', 45],
  [1, 'okr-draft', 'Shared OKRs: first draft', 'both', 90],
  [2, 'debt-ranking', 'Rank the debt by business impact', 'product', 45],
  [2, 'joint-prioritisation', 'Put the one backlog in order', 'both', 90],
  [2, 'sequencing', 'Sequence the work on the roadmap', 'engineering', 90],
  [2, 'risks', 'Risks: resolved, owned, accepted or mitigated', 'both', 45],
  [2, 'confidence-vote', 'Confidence vote', 'both', 15],
  [2, 'commitment', 'Commitment and signatures', 'both', 30],
];

/** The steps of the two days, with fresh ids. */
export function agendaTemplate(): AgendaStep[] {
  const orders = keysBetween(null, null, LINES.length);
  return LINES.map(([day, topic, title, owner, minutes], index) => ({
    id: createId('step'),
    day,
    order: orders[index] ?? '',
    title,
    topic,
    owner,
    minutes,
    notes: '',
    done: false,
    startedAt: null,
    spentSeconds: 0,
  }));
}
