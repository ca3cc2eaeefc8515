import { Button } from '@mantine/core';
import type { ItemId, Plan } from '@shared/model/index';
import { viewOf } from '@shared/rules/plan-view';
import { useMemo, useState } from 'react';
import classes from './WhatIf.module.css';

const FIRST_SHOWN = 20;

/** What a suggested sequence leaves off the roadmap, and why. */
export function LeftOut({
  plan,
  reasons,
}: {
  readonly plan: Plan;
  readonly reasons: Readonly<Record<ItemId, string>>;
}) {
  const [shown, setShown] = useState(FIRST_SHOWN);
  const left = useMemo(
    () => viewOf(plan).backlog.filter(({ id, placement }) => placement === null && reasons[id] !== undefined),
    [plan, reasons],
  );
  if (left.length === 0) return null;
  return (
    <section className={classes.part} aria-label="Left off the roadmap">
      <h3>
        Left off the roadmap <span className={`${classes.soft} numbers`}>{left.length}</span>
      </h3>
      <ul className={classes.findings}>
        {left.slice(0, shown).map(({ id, title }) => (
          <li key={id}>
            <span>
              <strong>{title}</strong> <span className={classes.soft}>{reasons[id]}</span>
            </span>
          </li>
        ))}
      </ul>
      {left.length > shown && (
        <Button variant="subtle" size="compact-sm" onClick={() => setShown(shown + 100)}>
          Show more of {left.length}
        </Button>
      )}
    </section>
  );
}
