import { Button } from '@mantine/core';
import type { Finding } from '@shared/rules/rule';
import type { SideBySide } from '@shared/scenario/compare-sides';
import { IconAlertOctagonFilled, IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { Names } from './names';
import classes from './WhatIf.module.css';

const FIRST_SHOWN = 8;

/** What only one side breaches. */
export function ComparedFindings({ names, sides }: { readonly names: Names; readonly sides: SideBySide }) {
  return (
    <section className={classes.part} aria-label="Findings">
      <h3>Findings</h3>
      <p className={classes.soft}>
        {sides.inBoth === 0
          ? 'Neither shares a finding with the other.'
          : sides.inBoth === 1
            ? 'One finding is in both.'
            : `${sides.inBoth} findings are in both.`}
      </p>
      <div className={classes.pairs}>
        <OnlyHere title={`Only in ${names.left}`} findings={sides.onlyLeft} />
        <OnlyHere title={`Only in ${names.right}`} findings={sides.onlyRight} />
      </div>
    </section>
  );
}

function OnlyHere({ title, findings }: { readonly title: string; readonly findings: readonly Finding[] }) {
  const [shown, setShown] = useState(FIRST_SHOWN);
  return (
    <div>
      <h4>
        {title} <span className={`${classes.soft} numbers`}>{findings.length}</span>
      </h4>
      {findings.length === 0 && <p className={classes.soft}>Nothing.</p>}
      <ul className={classes.findings}>
        {findings.slice(0, shown).map(({ key, rule, severity, message }) => (
          <li key={`${severity} ${key}`}>
            {severity === 'blocking' ? (
              <IconAlertOctagonFilled size={16} color="var(--blocking)" aria-label="Blocking" />
            ) : (
              <IconAlertTriangle size={16} color="var(--warning)" aria-label="Warning" />
            )}
            <span>
              {message} <span className={classes.soft}>{rule}</span>
            </span>
          </li>
        ))}
      </ul>
      {findings.length > shown && (
        <Button variant="subtle" size="compact-sm" onClick={() => setShown(shown + 50)}>
          Show more of {findings.length}
        </Button>
      )}
    </div>
  );
}
