import { Text } from '@mantine/core';
import type { Plan, PlanId } from '@shared/model/index';
import { useEffect, useMemo, useState } from 'react';
import { loadPlan } from '../../store/journal';
import { listPlans, type PlanRow } from '../../store/plan-list';
import { PlanComparison } from '../../ui/comparison/PlanComparison';
import { Select } from '../../ui/Select';
import { reasonOf } from '../../ui/tell';
import classes from './VerifyScreen.module.css';

/** The plan that a reader most likely means: the newest other revision of this quarter, else this very one, else any. */
function likeliest(rows: readonly PlanRow[], { info }: Plan): PlanId | null {
  const quarter = rows
    .filter((row) => row.id !== info.id && row.company === info.company && row.quarter === info.quarter)
    .sort((a, b) => b.revision - a.revision);
  return (quarter[0] ?? rows.find(({ id }) => id === info.id) ?? rows[0])?.id ?? null;
}

/** The plan of a document beside a plan on this machine: what was added, changed, removed and moved since it was signed. */
export function CompareHere({ plan, here }: { readonly plan: Plan; readonly here: PlanId | null }) {
  const [rows, setRows] = useState<readonly PlanRow[] | null>(null);
  const [chosen, setChosen] = useState<PlanId | null>(here);
  const [other, setOther] = useState<{ readonly id: PlanId; readonly plan: Plan } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    listPlans().then(
      (found) => !left && setRows(found),
      (error: unknown) => !left && setProblem(reasonOf(error)),
    );
    return () => {
      left = true;
    };
  }, []);
  const value = chosen ?? (rows && likeliest(rows, plan));
  useEffect(() => {
    if (value === null) return;
    let left = false;
    setProblem(null);
    loadPlan(value).then(
      (state) => {
        if (left) return;
        if (state) setOther({ id: value, plan: state.plan });
        else setProblem('That plan is no longer on this machine.');
      },
      (error: unknown) => !left && setProblem(reasonOf(error)),
    );
    return () => {
      left = true;
    };
  }, [value]);
  const choices = useMemo(
    () =>
      (rows ?? []).map(({ id, name, company, quarter, revision }) => ({
        value: id,
        label: `${name}, ${company} (${quarter}, revision ${revision})`,
      })),
    [rows],
  );

  if (rows === null) return problem && <Text c="var(--blocking)">{problem}</Text>;
  return (
    <section aria-label="Compare with this machine" className={classes.compare}>
      <Select
        label="From this document to"
        searchable
        allowDeselect={false}
        data={choices}
        value={value}
        onChange={(next) => setChosen(rows.find(({ id }) => id === next)?.id ?? null)}
      />
      {problem && <Text c="var(--blocking)">{problem}</Text>}
      {other && other.id === value && <PlanComparison before={plan} after={other.plan} />}
    </section>
  );
}
