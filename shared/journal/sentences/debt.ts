import type { debtCommands } from '../../commands/debt';
import { formatShare } from '../../model/index';
import type { Sentences } from '../say';
import { rankedBy } from './items';

export const debtSentences = {
  'debt.rank': ({ id, position }, say) => `Ranked ${say.of(id)} by business impact: ${say.place(position)}.`,
  'debt.rankTogether': ({ ids, method }, say) =>
    `Ranked ${ids.length === 1 ? 'one debt item' : `${ids.length} debt items`} by business impact together ${rankedBy(method)}: ${say.list(ids)}.`,
  'debt.confirmRank': ({ id }, say) => `Confirmed the business rank of ${say.of(id)}.`,
  'debt.unrank': ({ id }, say) => `Took ${say.of(id)} out of product's ranking.`,
  'debt.sequence': ({ id, position, overrideReason }, say) =>
    `Put ${say.of(id)} ${say.place(position)} in the CTO's sequence${say.because(overrideReason)}.`,
  'debt.sequenceAsRanked': () => 'Took product’s rank over as the CTO’s sequence.',
  'debt.unsequence': ({ id }, say) => `Took ${say.of(id)} out of the CTO's sequence.`,
  'debt.explain': ({ id, overrideReason }, say) =>
    overrideReason.trim() === ''
      ? `Withdrew the reason why the sequence departs from the rank at ${say.of(id)}.`
      : `Gave the reason why the sequence departs from the rank at ${say.of(id)}${say.because(overrideReason)}.`,
  'debt.setShare': ({ share }) => `Set the debt share to ${formatShare(share)}.`,
  'escalation.open': ({ share, reason }, say) =>
    `Escalated a debt share of ${formatShare(share)} to the CEO${say.because(reason)}.`,
  'escalation.decide': ({ id, decision }, say) => {
    const share = say.record('escalations', id)?.share;
    const what = share === undefined ? 'the escalation' : `the debt share of ${formatShare(share)}`;
    return `${decision.granted ? 'Granted' : 'Refused'} ${what}, decided by ${decision.by}${say.because(decision.reason)}.`;
  },
  'escalation.remove': ({ id }, say) => {
    const share = say.record('escalations', id)?.share;
    return `Withdrew the escalation${share === undefined ? '' : ` of a debt share of ${formatShare(share)}`}.`;
  },
} satisfies Sentences<keyof typeof debtCommands>;
