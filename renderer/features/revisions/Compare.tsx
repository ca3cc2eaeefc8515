import { Button } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { usePlan } from '../../store/session-context';
import { PlanComparison } from '../../ui/comparison/PlanComparison';
import { SwapButton } from '../../ui/comparison/SwapButton';
import { EmptyState } from '../../ui/EmptyState';
import { planPath } from '../../ui/routes';
import { Select } from '../../ui/Select';
import classes from './Revisions.module.css';
import { SIGNED, THIS, useChosenPlan, useComparedPlans } from './useComparedPlans';

/** Any two revisions or plans side by side: what was added, changed, removed, and what moved. */
export function Compare() {
  const { info } = usePlan();
  const compared = useComparedPlans();
  const { choices, signed, rows, chooseFile } = compared;
  const [before, setBefore] = useState<string | null>(null);
  const [after, setAfter] = useState<string | null>(THIS);
  // What it amends, or else the plan of the quarter before, until somebody chooses.
  const previous = rows.find(({ id }) => id === info.previous?.plan || id === info.amends?.plan);
  const from = before ?? (signed ? SIGNED : (previous?.id ?? null));
  const [one, other] = [useChosenPlan(from, compared), useChosenPlan(after, compared)];
  const related = rows.filter(
    (row) => row.id !== info.id && row.company === info.company && row.quarter === info.quarter,
  );

  const addFile = async () => {
    const value = await chooseFile();
    if (value) setBefore(value);
  };
  const swap = () => {
    setBefore(after);
    setAfter(from);
  };

  return (
    <section aria-label="Compare" className={classes.compare}>
      <div className={classes.choose}>
        <Select
          label="Before"
          placeholder="Choose a plan or revision"
          searchable
          allowDeselect={false}
          data={choices.map(({ value, label }) => ({ value, label }))}
          value={from}
          onChange={setBefore}
          className={classes.choice ?? ''}
        />
        <SwapButton label="Swap before and after" disabled={from === null} onClick={swap} />
        <Select
          label="After"
          searchable
          allowDeselect={false}
          data={choices.map(({ value, label }) => ({ value, label }))}
          value={after}
          onChange={setAfter}
          className={classes.choice ?? ''}
        />
        <Button variant="default" leftSection={<IconFolderOpen size={18} />} onClick={() => void addFile()}>
          Choose a plan file
        </Button>
      </div>
      {one && other ? (
        <PlanComparison before={one} after={other} />
      ) : (
        from === null && (
          <EmptyState title="Nothing to compare with yet">
            Choose another plan or revision above, or a plan file. An amendment is compared with what was
            signed without any choosing.
          </EmptyState>
        )
      )}
      {related.length > 0 && (
        <nav aria-label="Other revisions of this quarter" className={classes.related}>
          <span>Also on this machine for {info.quarter}:</span>
          {related.map(({ id, name, revision, signatures }) => (
            <Link key={id} href={planPath(id, 'revisions')}>
              {name}, revision {revision}
              {signatures >= 2 && ', signed by both'}
            </Link>
          ))}
        </nav>
      )}
    </section>
  );
}
