import { formatAmount, formatDate, formatShare, MINIMUM_DEBT_SHARE } from '../model/index';
import type { DebtItem } from '../ranking/rankings';
import { orderedTeams } from '../schedule/capacity';
import { nextReview } from '../session/share-review';
import { velocityOf } from '../velocity/velocity';
import { type Breach, type Finding, oncePerRecord, type Rule } from './rule';

const EPSILON = 1e-6;
/** Less than what is shown (one decimal): nobody is told of "0 days less". */
const INVISIBLE = 0.05;

const shareIsProtected: Rule = {
  id: 'DEBT-1',
  severity: 'blocking',
  waivable: false,
  title: 'The debt share is at least 20 %, or the CEO has decided otherwise',
  *check({ plan }) {
    const share = plan.info.debtShare;
    if (share >= MINIMUM_DEBT_SHARE - EPSILON) return;
    const granted = [...plan.escalations.values()].some(
      (escalation) => escalation.decision?.granted && escalation.share <= share + EPSILON,
    );
    if (granted) return;
    const open = [...plan.escalations.values()].some(({ decision }) => decision === null);
    yield {
      subject: { kind: 'debt' },
      message: `The debt share is ${formatShare(share)}, under the ${formatShare(MINIMUM_DEBT_SHARE)} that only the CEO can lower.`,
      mend: open
        ? "Record the CEO's decision, or raise the share."
        : 'Raise the share, or escalate it to the CEO.',
      place: 'debt',
    };
  },
};

const budgetIsSpent: Rule = {
  id: 'DEBT-2',
  severity: 'blocking',
  waivable: true,
  title: 'The debt work placed fills the debt budget',
  *check({ debt }) {
    const missing = debt.budget - debt.placed;
    if (missing < INVISIBLE) return;
    yield {
      subject: { kind: 'debt' },
      message: `${formatAmount(debt.placed, debt.unit)} of debt work are on the roadmap, ${formatAmount(missing, debt.unit)} less than the budget of ${formatAmount(debt.budget, debt.unit)}.`,
      mend: 'Place more of the ranked debt on the roadmap.',
      place: 'roadmap',
    };
  },
};

const INSIDE_IS_ORDERED = { id: 'DEBT-3', severity: 'blocking', waivable: true } as const;

/** Hundreds of items may be inside. */
const withoutOrder = oncePerRecord(INSIDE_IS_ORDERED, (item: DebtItem): Breach | null => {
  const missing = [
    item.debt.businessRank === null && 'no business rank',
    item.debt.sequence === null && "no place in the CTO's sequence",
  ].filter((part) => part !== false);
  if (missing.length === 0) return null;
  return {
    subject: { kind: 'item', id: item.id },
    message: `“${item.title}” is inside the cut line with ${missing.join(' and ')}.`,
    mend:
      item.debt.businessRank === null
        ? 'Product ranks it by business impact.'
        : 'The CTO gives it a place in the sequence.',
    place: 'debt',
  };
});

const insideIsOrdered: Rule = {
  ...INSIDE_IS_ORDERED,
  title: 'Debt inside the cut line is ranked by product and sequenced by the CTO',
  check({ debt }) {
    const found: Finding[] = [];
    for (const { item, inside } of debt.ranked) {
      const finding = inside ? withoutOrder(item) : null;
      if (finding) found.push(finding);
    }
    return found;
  },
};

const overridesAreExplained: Rule = {
  id: 'DEBT-4',
  severity: 'blocking',
  waivable: true,
  title: "Where the CTO's sequence departs from product's rank, it says why",
  *check({ debt, plan }) {
    for (const id of debt.departures) {
      const item = plan.items.get(id);
      if (!item || item.debt?.overrideReason.trim()) continue;
      yield {
        subject: { kind: 'item', id },
        message: `The CTO's sequence moves “${item.title}” away from product's rank without a reason.`,
        mend: 'Give the reason, or follow the rank.',
        place: 'debt',
      };
    }
  },
};

const shareIsReviewed: Rule = {
  id: 'DEBT-5',
  severity: 'warning',
  waivable: false,
  title: 'The debt share was reviewed within the last twelve months',
  *check({ plan }) {
    const due = nextReview(plan);
    if (due !== null && due >= plan.info.start) return;
    yield {
      subject: { kind: 'debt' },
      message:
        due === null
          ? 'The debt share has never been reviewed.'
          : `The yearly review of the debt share was due on ${formatDate(due, true)}.`,
      mend: 'Review the share together, and record the decision.',
      place: 'debt',
    };
  },
};

const velocityHolds: Rule = {
  id: 'DEBT-6',
  severity: 'warning',
  waivable: false,
  title: 'Velocity is not degrading',
  *check({ plan }) {
    for (const team of [null, ...orderedTeams(plan)]) {
      const { direction, trend } = velocityOf(plan, team?.id ?? null);
      if (direction !== 'degrading' || !trend) continue;
      const lost = formatAmount(-trend.slope, plan.info.unit);
      yield {
        subject: team ? { kind: 'team', id: team.id } : { kind: 'debt' },
        detail: 'velocity',
        message: `The velocity of ${team ? team.name : 'all teams together'} is degrading: about ${lost} less each iteration.`,
        mend: 'Consider raising the debt share.',
        place: 'velocity',
      };
    }
  },
};

export const debtRules: readonly Rule[] = [
  shareIsProtected,
  budgetIsSpent,
  insideIsOrdered,
  overridesAreExplained,
  shareIsReviewed,
  velocityHolds,
];
