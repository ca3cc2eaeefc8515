import { formatAmount, type Item, type Iteration, itemTypeName } from '../model/index';
import type { LikelyDuplicate } from '../ranking/duplicates';
import type { DebtItem } from '../ranking/rankings';
import { missingFields } from './roadmap';
import { type Breach, oncePerPair, oncePerRecord, type Rule } from './rule';

const contractIsComplete: Rule = {
  id: 'LOG-1',
  severity: 'blocking',
  waivable: true,
  title: 'Every contract item has a team, an estimate and an owner',
  *check({ contract }) {
    for (const [index, item] of contract.entries()) {
      const missing = missingFields(item);
      if (!missing) continue;
      yield {
        subject: { kind: 'item', id: item.id },
        message: `“${item.title}” is number ${index + 1} of the contract with ${missing}.`,
        mend: 'Fill in what is missing, or move it below the contract line.',
        place: 'backlog',
      };
    }
  },
};

const FIRST_IS_CONTRACT = { id: 'LOG-2', severity: 'warning', waivable: false } as const;

const outsideContract = oncePerPair(
  FIRST_IS_CONTRACT,
  (item: Item, { name }: Iteration): Breach => ({
    subject: { kind: 'item', id: item.id },
    message: `${item.title} starts in ${name} and is not in the contract.`,
    mend: 'Rank it into the contract, or start it later.',
    place: 'backlog',
  }),
);

const firstIterationIsContract: Rule = {
  ...FIRST_IS_CONTRACT,
  title: 'Work in the first iteration is in the contract',
  *check({ placed, iterations, contract }) {
    const first = iterations[0];
    if (!first) return;
    const inContract = new Set(contract.map(({ id }) => id));
    for (const item of placed) {
      if (item.placement?.from !== first.id || inContract.has(item.id)) continue;
      yield outsideContract(item, first);
    }
  },
};

const NO_DUPLICATES = { id: 'LOG-3', severity: 'warning', waivable: false } as const;

/** Thousands may have come in with an import. */
const looksAlike = oncePerRecord(
  NO_DUPLICATES,
  ({ one, other }: LikelyDuplicate): Breach => ({
    subject: { kind: 'item', id: other.id },
    detail: one.id,
    message: `${other.title} looks like ${one.title === other.title ? 'another item of the same title' : one.title}.`,
    mend: 'Merge the two, or say that they are not the same work.',
    place: 'duplicates',
  }),
);

const noDuplicates: Rule = {
  ...NO_DUPLICATES,
  title: 'The backlog holds everything once',
  *check({ duplicates, allTitlesCompared }) {
    for (const pair of duplicates) yield looksAlike(pair);
    if (allTitlesCompared) return;
    yield {
      subject: { kind: 'plan' },
      message:
        'Too many titles are nearly the same: not all pairs were compared, and there may be more duplicates than are told.',
      mend: 'Say in each title what is its own.',
      place: 'backlog',
    };
  },
};

const nothingIsHidden: Rule = {
  id: 'LOG-4',
  severity: 'blocking',
  waivable: true,
  title: 'Work found outside the backlog has entered it or stopped',
  *check({ plan }) {
    for (const { id, title, who, amount, outcome } of plan.hiddenWork.values()) {
      if (outcome !== null) continue;
      const size = amount === null ? '' : `, ${formatAmount(amount, plan.info.unit)}`;
      yield {
        subject: { kind: 'hidden', id },
        message: `"${title}" (${who}${size}) is worked on outside the backlog.`,
        mend: 'Enter it into the list, or stop it.',
        place: 'refinement',
      };
    }
  },
};

const EACH_ITS_OWN = { id: 'LOG-5', severity: 'warning', waivable: false } as const;

const estimateOfProduct = oncePerRecord(
  EACH_ITS_OWN,
  (item: Item): Breach => ({
    subject: { kind: 'item', id: item.id },
    detail: 'estimate',
    message: `The estimate of ${item.title} was set by product and not confirmed by engineering.`,
    mend: 'Engineering confirms or corrects it.',
    place: 'backlog',
  }),
);

const rankOfEngineering = oncePerRecord(
  EACH_ITS_OWN,
  (item: DebtItem): Breach => ({
    subject: { kind: 'item', id: item.id },
    detail: 'rank',
    message: `The business rank of ${item.title} (${itemTypeName(item.type).toLowerCase()}) was set by engineering and not confirmed by product.`,
    mend: 'Product confirms or corrects it.',
    place: 'debt',
  }),
);

const eachSideDecidesItsOwn: Rule = {
  ...EACH_ITS_OWN,
  title: 'Estimates are engineering’s, business ranks are product’s',
  *check({ unconfirmed, debt }) {
    for (const item of unconfirmed) yield estimateOfProduct(item);
    for (const { item } of debt.ranked) if (item.debt.rankUnconfirmed) yield rankOfEngineering(item);
  },
};

export const backlogRules: readonly Rule[] = [
  contractIsComplete,
  firstIterationIsContract,
  noDuplicates,
  nothingIsHidden,
  eachSideDecidesItsOwn,
];
