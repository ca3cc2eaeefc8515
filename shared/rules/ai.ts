import { EXPERIMENT_SHARE_RANGE, formatShare, type Item } from '../model/index';
import { experimentBudget } from '../schedule/set-aside';
import type { PlanView } from './plan-view';
import type { Rule } from './rule';

const EPSILON = 1e-6;

/** AI work that is promised: on the roadmap and no experiment, which may fail without counting as missed. */
const committedAi = ({ placed }: PlanView): Item[] =>
  placed.filter(({ ai }) => ai !== null && ai.experiment === null);

const hasManager: Rule = {
  id: 'AI-1',
  severity: 'blocking',
  waivable: true,
  title: 'AI work has a named AI product manager',
  *check({ plan, ai }) {
    if ([...plan.people.values()].some(({ role }) => role === 'ai-product-manager')) return;
    const count = ai.length;
    if (count === 0) return;
    yield {
      subject: { kind: 'plan' },
      message: `The plan holds ${count === 1 ? 'one AI item' : `${count} AI items`} and names no AI product manager.`,
      mend: 'Name the AI product manager: reports to the CPO, sits with the AI engineers.',
      place: 'ai',
    };
  },
};

const hasBothMetrics: Rule = {
  id: 'AI-2',
  severity: 'blocking',
  waivable: true,
  title: 'Committed AI work pairs a model metric with a user-impact metric',
  *check(view) {
    for (const { id, title, ai } of committedAi(view)) {
      const missing = [!ai?.modelMetric && 'model metric', !ai?.userMetric && 'user-impact metric'].filter(
        (part) => part !== false,
      );
      if (missing.length === 0) continue;
      yield {
        subject: { kind: 'item', id },
        message: `${title} is on the roadmap without a ${missing.join(' and a ')}.`,
        mend: 'Say what the model gets better at, and what users notice of it.',
        place: 'ai',
      };
    }
  },
};

const experimentShare: Rule = {
  id: 'AI-3',
  severity: 'warning',
  waivable: false,
  title: "10 to 15 % of the AI teams' capacity is kept for experiments",
  *check({ plan, placed }) {
    const budget = experimentBudget(plan, placed);
    const { from, to } = EXPERIMENT_SHARE_RANGE;
    if (!budget || (budget.share >= from - EPSILON && budget.share <= to + EPSILON)) return;
    yield {
      subject: { kind: 'plan' },
      message: `${formatShare(budget.share)} of the AI capacity is kept for experiments, outside ${formatShare(from)} to ${formatShare(to)}.`,
      mend: 'Bring the experimentation budget back into the range.',
      place: 'ai',
    };
  },
};

const isChecked: Rule = {
  id: 'AI-4',
  severity: 'blocking',
  waivable: true,
  title: 'Committed AI work has an engineering feasibility check',
  *check(view) {
    for (const { id, title, ai } of committedAi(view)) {
      const check = ai?.feasibility;
      if (check && check.verdict !== 'not-feasible') continue;
      yield {
        subject: { kind: 'item', id },
        message: check
          ? `${title} is on the roadmap although engineering found it not feasible.`
          : `${title} is on the roadmap without a feasibility check by engineering.`,
        mend: check
          ? 'Take it off the roadmap, or run it as an experiment.'
          : 'Engineering checks whether it can be done.',
        place: 'ai',
      };
    }
  },
};

export const aiRules: readonly Rule[] = [hasManager, hasBothMetrics, experimentShare, isChecked];
