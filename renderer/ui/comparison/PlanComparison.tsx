import { comparisonSummary, tellComparison } from '@shared/compare/comparison-words';
import type { Plan } from '@shared/model/index';
import { useDeferredValue, useMemo } from 'react';
import classes from './Comparison.module.css';
import { ComparisonView } from './ComparisonView';

/** Two plans side by side: in one line, then group by group. */
export function PlanComparison({ before, after }: { readonly before: Plan; readonly after: Plan }) {
  const [from, to] = [useDeferredValue(before), useDeferredValue(after)];
  const told = useMemo(() => tellComparison(from, to), [from, to]);
  return (
    <>
      <h2 className={classes.summary} aria-live="polite">
        {comparisonSummary(told)}
      </h2>
      <ComparisonView told={told} />
    </>
  );
}
