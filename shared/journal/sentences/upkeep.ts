import type { upkeepCommands } from '../../commands/upkeep';
import { formatNumber, formatShare, type RoamState } from '../../model/index';
import type { Say, Sentences } from '../say';
import { typed } from './items';

const STATES = {
  resolved: 'resolved',
  owned: 'owned',
  accepted: 'accepted',
  mitigated: 'mitigated',
} as const satisfies Record<RoamState, string>;

function riskEdit(
  id: string,
  { state, ...fields }: { readonly state?: RoamState | null | undefined },
  say: Say,
): string {
  const rest = say.fields(fields);
  if (state === undefined) return `Changed the risk ${say.of(id)}${rest}.`;
  const roam = state === null ? 'not discussed yet' : STATES[state];
  return `Set the risk ${say.of(id)} to ${roam}${rest}.`;
}

export const upkeepSentences = {
  'refinement.add': ({ at, productLead, engineeringLead }, say) =>
    `Refined the backlog on ${say.day(at)}: ${productLead} for product, ${engineeringLead} for engineering.`,
  'refinement.remove': ({ id }, say) => `Removed ${say.plain(id)}.`,
  'hiddenWork.add': ({ title, who }, say) =>
    `Found work outside the backlog: ${say.quote(title)}, by ${who}.`,
  'hiddenWork.edit': ({ id, fields }, say) => `Changed the hidden work ${say.of(id)}${say.fields(fields)}.`,
  'hiddenWork.remove': ({ id }, say) => `Removed the hidden work ${say.of(id)}.`,
  'hiddenWork.enter': ({ id, type }, say) => {
    const title = say.record('hiddenWork', id)?.title ?? '';
    return `Entered hidden work into the backlog as ${typed(type, title, say)}.`;
  },
  'hiddenWork.stop': ({ id, reason }, say) => `Stopped the hidden work ${say.of(id)}${say.because(reason)}.`,

  'velocity.add': ({ teamId, name, completed, debt }, say) =>
    `Added ${name} of ${say.of(teamId)}: ${formatNumber(completed)} completed, ${formatNumber(debt)} of it debt.`,
  'velocity.addAll': ({ rows }, say) =>
    `Added ${rows.length} past iterations of ${say.list([...new Set(rows.map(({ teamId }) => teamId))])}.`,
  'velocity.edit': ({ id, fields }, say) => `Changed the past iteration ${say.of(id)}${say.fields(fields)}.`,
  'velocity.remove': ({ id }, say) => `Removed the past iteration ${say.of(id)}.`,
  'repayment.add': ({ title, teamId, date }, say) =>
    `Recorded that ${say.of(teamId)} paid off ${say.quote(title)} on ${say.day(date)}.`,
  'repayment.remove': ({ id }, say) => `Removed the paid debt ${say.of(id)}.`,
  'debt.reviewShare': ({ date, share, by, note }, say) =>
    `Reviewed the debt share on ${say.day(date)}${by && ` with ${by}`}: ${formatShare(share)}${note.trim() === '' ? '' : `. ${note.replace(/\s+/gu, ' ').trim()}`}.`,

  'risk.add': ({ title }, say) => `Raised the risk ${say.quote(title)}.`,
  'risk.edit': ({ id, fields }, say) => riskEdit(id, fields, say),
  'risk.remove': ({ id }, say) => `Removed the risk ${say.of(id)}.`,

  'vote.open': ({ id }, say) => `Opened the confidence vote, ${say.plain(id)}.`,
  // How many fingers is not told: a round stays hidden until it is revealed.
  'vote.cast': ({ id, personId, fingers }, say) => {
    if (fingers === null) return `Took back the vote of ${say.plain(personId)}.`;
    const isLast = say.change.votes?.updated?.[id]?.[1].revealed === true;
    return `${say.plain(personId)} voted${isLast ? '; all have, and the vote was revealed' : ''}.`;
  },
  'vote.reveal': ({ id }, say) => `Revealed the confidence vote, ${say.plain(id)}.`,
  'vote.remove': ({ id }, say) => `Removed the confidence vote, ${say.plain(id)}.`,
} satisfies Sentences<keyof typeof upkeepCommands>;
