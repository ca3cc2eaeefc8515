import type { Report } from '@shared/rules/check-plan';
import { type Finding, type Subject, subjectKey } from '@shared/rules/rule';

/** The same for everybody: what is drawn with it is not drawn again. */
const NONE: readonly Finding[] = [];

const bySubject = new WeakMap<Report, ReadonlyMap<string, readonly Finding[]>>();

/** The findings about one subject, blocking first. */
export function findingsAbout(report: Report, subject: Subject): readonly Finding[] {
  const known = bySubject.get(report) ?? group(report);
  bySubject.set(report, known);
  return known.get(subjectKey(subject)) ?? NONE;
}

function group(report: Report): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    const key = subjectKey(finding.subject);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  for (const findings of groups.values()) {
    findings.sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  }
  return groups;
}

export const stops = (finding: Finding): boolean =>
  finding.severity === 'blocking' && finding.waiver === null;
