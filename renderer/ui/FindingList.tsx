import { Button } from '@mantine/core';
import type { Waiver } from '@shared/model/index';
import { RULES } from '@shared/rules/check-plan';
import type { Finding } from '@shared/rules/rule';
import { IconAlertOctagonFilled, IconAlertTriangle, IconCircleCheck, IconWriting } from '@tabler/icons-react';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { usePlan, useReport } from '../store/session-context';
import { FindingCard } from './FindingCard';
import classes from './FindingList.module.css';
import { UnneededWaivers } from './UnneededWaivers';

const FIRST_SHOWN = 6;
const MORE_SHOWN = 50;

/** What blocks, what warns and what was waived, grouped by rule; the same list beside the work and on the sign-off screen. */
export function FindingList({ large = false }: { readonly large?: boolean }) {
  const report = useReport();
  const { waivers } = usePlan();
  const unneeded = useMemo(() => unneededWaivers(waivers.values(), report.findings), [waivers, report]);
  return (
    <div className={classes.list} data-large={large || undefined}>
      <Section
        title="Blocking"
        icon={<IconAlertOctagonFilled size={18} color="var(--blocking)" />}
        findings={report.blocking}
        empty="Nothing blocks the commitment."
      />
      <Section
        title="Warnings"
        icon={<IconAlertTriangle size={18} color="var(--warning)" />}
        findings={report.warnings}
        empty="No warnings."
      />
      {(report.waived.length > 0 || unneeded.length > 0) && (
        <Section
          title="Waived by both sides"
          icon={<IconWriting size={18} color="var(--ink-soft)" />}
          findings={report.waived}
          empty={null}
        >
          <UnneededWaivers waivers={unneeded} />
        </Section>
      )}
    </div>
  );
}

/** Waivers whose finding was mended or reads differently now. */
function unneededWaivers(waivers: Iterable<Waiver>, findings: readonly Finding[]): Waiver[] {
  const open = new Set(findings.map(({ key }) => key));
  return [...waivers].filter(({ findingKey }) => !open.has(findingKey));
}

function Section({
  title,
  icon,
  findings,
  empty,
  children,
}: {
  readonly title: string;
  readonly icon: ReactNode;
  readonly findings: readonly Finding[];
  readonly empty: string | null;
  readonly children?: ReactNode;
}) {
  const id = useId();
  const groups = useMemo(() => Map.groupBy(findings, ({ rule }) => rule), [findings]);
  return (
    <section aria-labelledby={id} className={classes.section}>
      <h3 id={id} className={classes.sectionTitle}>
        {icon}
        {title}
        <span className={`${classes.count} numbers`}>{findings.length}</span>
      </h3>
      {findings.length === 0 && empty && (
        <p className={classes.empty}>
          <IconCircleCheck size={18} color="var(--ok)" aria-hidden />
          {empty}
        </p>
      )}
      {[...groups].map(([rule, ofRule]) => (
        <RuleGroup key={rule} rule={rule} findings={ofRule} />
      ))}
      {children}
    </section>
  );
}

function RuleGroup({ rule, findings }: { readonly rule: string; readonly findings: readonly Finding[] }) {
  const [shown, setShown] = useState(FIRST_SHOWN);
  const more = Math.min(MORE_SHOWN, findings.length - shown);
  return (
    <div className={classes.rule}>
      <h4 className={classes.ruleTitle}>
        <span className={`${classes.ruleId} numbers`}>{rule}</span>
        {RULES.find(({ id }) => id === rule)?.title}
      </h4>
      <ul className={classes.findings}>
        {findings.slice(0, shown).map((finding) => (
          <li key={finding.key}>
            <FindingCard finding={finding} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={() => setShown(shown + MORE_SHOWN)}>
          Show {more} more of {findings.length}
        </Button>
      )}
    </div>
  );
}
