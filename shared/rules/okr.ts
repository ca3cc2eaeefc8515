import { formatMeasure, type Item, MAX_OBJECTIVES, MIN_OBJECTIVES } from '../model/index';
import { isLax } from '../okr/progress';
import { type Breach, oncePerRecord, type Rule } from './rule';

const count: Rule = {
  id: 'OKR-1',
  severity: 'blocking',
  waivable: true,
  title: 'The plan has three to five objectives',
  *check({ plan }) {
    const { size } = plan.objectives;
    if (size >= MIN_OBJECTIVES && size <= MAX_OBJECTIVES) return;
    const has = size === 0 ? 'no objective' : size === 1 ? 'one objective' : `${size} objectives`;
    yield {
      subject: { kind: 'plan' },
      message: `The plan has ${has}; three to five are shared by both sides.`,
      mend:
        size < MIN_OBJECTIVES ? 'Add objectives that both sides set together.' : 'Merge or drop objectives.',
      place: 'objectives',
    };
  },
};

const pairs: Rule = {
  id: 'OKR-2',
  severity: 'blocking',
  waivable: true,
  title: 'Each objective pairs a product metric with an engineering-health constraint',
  *check({ plan }) {
    for (const { id, title, keyResults, constraints } of plan.objectives.values()) {
      const missing = [
        keyResults.length === 0 && 'product metric',
        constraints.length === 0 && 'engineering-health constraint',
      ].filter((part) => part !== false);
      if (missing.length === 0) continue;
      yield {
        subject: { kind: 'objective', id },
        message: `"${title}" has no ${missing.join(' and no ')}.`,
        mend: 'Add what product reaches, and what must hold in engineering at the same time.',
        place: 'objectives',
      };
    }
  },
};

const owners: Rule = {
  id: 'OKR-3',
  severity: 'blocking',
  waivable: true,
  title: 'Each objective has an owner on both sides',
  *check({ plan }) {
    for (const { id, title, productOwnerId, engineeringOwnerId } of plan.objectives.values()) {
      const missing = [
        productOwnerId === null && 'in product',
        engineeringOwnerId === null && 'in engineering',
      ].filter((part) => part !== false);
      if (missing.length === 0) continue;
      yield {
        subject: { kind: 'objective', id },
        message: `"${title}" has no owner ${missing.join(' and none ')}.`,
        mend: 'Name one owner on each side.',
        place: 'objectives',
      };
    }
  },
};

const constraintsHold: Rule = {
  id: 'OKR-4',
  severity: 'warning',
  waivable: false,
  title: "No health constraint is laxer than today's baseline",
  *check({ plan }) {
    for (const { id, title, constraints } of plan.objectives.values()) {
      for (const metric of constraints) {
        if (!isLax(metric) || metric.baseline === null) continue;
        const [threshold, today] = [metric.goal, metric.baseline].map((value) =>
          formatMeasure(value, metric.unit),
        );
        yield {
          subject: { kind: 'objective', id },
          detail: metric.id,
          message: `"${title}" can be met by degrading engineering: ${metric.name} may go to ${threshold}, and stands at ${today} today.`,
          mend: 'Set the threshold at today’s level or better.',
          place: 'objectives',
        };
      }
    }
  },
};

const WORK_MEETS_GOALS = { id: 'OKR-5', severity: 'warning', waivable: false } as const;

const withoutObjective = oncePerRecord(
  WORK_MEETS_GOALS,
  (item: Item): Breach => ({
    subject: { kind: 'item', id: item.id },
    message: `${item.title} is on the roadmap and stands behind no objective.`,
    mend: 'Link it to an objective, or ask why it is built.',
    place: 'objectives',
  }),
);

const workAndGoalsMeet: Rule = {
  ...WORK_MEETS_GOALS,
  title: 'Every objective has work on the roadmap, and every feature there an objective',
  *check({ plan, placed }) {
    const placedIds = new Set(placed.map(({ id }) => id));
    const behind = new Set([...plan.objectives.values()].flatMap(({ itemIds }) => itemIds));
    for (const { id, title, itemIds } of plan.objectives.values()) {
      if (itemIds.some((itemId) => placedIds.has(itemId))) continue;
      yield {
        subject: { kind: 'objective', id },
        message: `"${title}" has no item on the roadmap behind it.`,
        mend: 'Link the work that brings it about, and place that work.',
        place: 'objectives',
      };
    }
    for (const item of placed) {
      if (item.type === 'feature' && !behind.has(item.id)) yield withoutObjective(item);
    }
  },
};

export const okrRules: readonly Rule[] = [count, pairs, owners, constraintsHold, workAndGoalsMeet];
