import { comparisonSummary, tellComparison } from '@shared/compare/comparison-words';
import type { Plan } from '@shared/model/index';
import { compareSides } from '@shared/scenario/compare-sides';
import { useDeferredValue, useMemo } from 'react';
import type { OpenScenario } from '../../store/scenario-journal';
import { usePlan } from '../../store/session-context';
import { type ComparedSide, useWhatIf } from '../../store/what-if-store';
import { ComparisonView } from '../../ui/comparison/ComparisonView';
import { SwapButton } from '../../ui/comparison/SwapButton';
import { Select } from '../../ui/Select';
import { AdoptPanel } from './AdoptPanel';
import { ComparedFigures } from './ComparedFigures';
import { ComparedFindings } from './ComparedFindings';
import { ComparedLoad } from './ComparedLoad';
import { ComparedMilestones } from './ComparedMilestones';
import { LeftOut } from './LeftOut';
import classes from './WhatIf.module.css';

/** Two of them side by side: what they come to, and what differs. */
export function CompareScenarios({ scenarios }: { readonly scenarios: readonly OpenScenario[] }) {
  const plan = usePlan();
  const { left, right, compare } = useWhatIf();
  const sideOf = (side: ComparedSide | null) => {
    if (side === 'plan') return { name: 'The plan', plan, scenario: null };
    const scenario = scenarios.find(({ row }) => row.id === side);
    return scenario ? { name: scenario.row.name, plan: scenario.state.plan, scenario } : null;
  };
  const [one, other] = [sideOf(left), sideOf(right)];
  const choices = [
    { value: 'plan', label: 'The plan' },
    ...scenarios.map(({ row }) => ({ value: row.id as string, label: row.name })),
  ];
  return (
    <section className={classes.compare} aria-label="Compare">
      <div className={classes.choose}>
        <Select
          label="Compare"
          allowDeselect={false}
          data={choices}
          value={one ? left : null}
          onChange={(value) => compare((value as ComparedSide | null) ?? 'plan', right)}
        />
        <SwapButton
          label="Swap the two sides"
          disabled={right === null}
          onClick={() => right && compare(right, left)}
        />
        <Select
          label="with"
          placeholder="Choose a what-if"
          allowDeselect={false}
          data={choices}
          value={other ? right : null}
          onChange={(value) => compare(left, value as ComparedSide | null)}
        />
        {one?.scenario === null && other?.scenario && (
          <AdoptPanel key={other.scenario.row.id} scenario={other.scenario} />
        )}
      </div>
      {one && other && left !== right && <SideBySide left={one} right={other} />}
      {one && other && left === right && <p className={classes.soft}>Choose two different ones.</p>}
    </section>
  );
}

interface Side {
  readonly name: string;
  readonly plan: Plan;
  readonly scenario: OpenScenario | null;
}

function SideBySide({ left, right }: { readonly left: Side; readonly right: Side }) {
  const [from, to] = [useDeferredValue(left.plan), useDeferredValue(right.plan)];
  const sides = useMemo(() => compareSides(from, to), [from, to]);
  const told = useMemo(() => tellComparison(from, to), [from, to]);
  const names = { left: left.name, right: right.name };
  const reasons = right.scenario?.row.reasons ?? {};
  return (
    <>
      <h2 className={classes.summary} aria-live="polite">
        {told.isSame ? `“${names.right}” is the same as “${names.left}”.` : comparisonSummary(told)}
      </h2>
      <div className={classes.pairs}>
        <ComparedFigures names={names} figures={sides.figures} />
        <ComparedMilestones names={names} rows={sides.milestones} plans={{ left: from, right: to }} />
      </div>
      <ComparedLoad names={names} sides={sides} />
      <ComparedFindings names={names} sides={sides} />
      <ComparisonView told={told} reasons={reasons} />
      <LeftOut plan={to} reasons={reasons} />
    </>
  );
}
