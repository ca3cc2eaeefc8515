import type { Subject } from '@shared/rules/rule';
import { useReport } from '../store/session-context';
import { FindingCard } from './FindingCard';
import { findingsAbout } from './findings';
import panel from './Panel.module.css';

/** What is wrong with the record a panel shows; nothing when nothing is. */
export function PanelFindings({ about, label }: { readonly about: Subject; readonly label: string }) {
  const findings = findingsAbout(useReport(), about);
  if (findings.length === 0) return null;
  return (
    <section aria-label={label} className={panel.findings}>
      {findings.map((finding) => (
        <FindingCard key={finding.key} finding={finding} withRule />
      ))}
    </section>
  );
}
