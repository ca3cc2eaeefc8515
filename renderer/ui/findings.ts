import type { Report } from '@shared/rules/check-plan';
import { type Finding, type Subject, subjectKey } from '@shared/rules/rule';

/** The same for everybody: what is drawn with it is not drawn again. */
const NONE: readonly Finding[] = [];

type BySubject = ReadonlyMap<string, readonly Finding[]>;

/** Of each rule by itself: an edit changes what one or two of them find, and the others stay grouped. */
const grouped = new WeakMap<readonly Finding[], BySubject>();
const asked = new WeakMap<Report, Map<string, readonly Finding[]>>();
/** The last list that began with a finding. */
const lists = new WeakMap<Finding, readonly Finding[]>();

/** The findings about one subject, blocking first. The same list as long as they are the same, from one report to the next too. */
export function findingsAbout(report: Report, subject: Subject): readonly Finding[] {
  const answers = asked.get(report) ?? new Map<string, readonly Finding[]>();
  asked.set(report, answers);
  const key = subjectKey(subject);
  const known = answers.get(key);
  if (known) return known;
  const found: Finding[] = [];
  for (const ofRule of report.byRule) {
    const about = groupsOf(ofRule).get(key);
    if (about) found.push(...about);
  }
  if (found.length > 1)
    found.sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  const answer = asBefore(found);
  answers.set(key, answer);
  return answer;
}

function groupsOf(ofRule: readonly Finding[]): BySubject {
  const known = grouped.get(ofRule);
  if (known) return known;
  const groups = new Map<string, Finding[]>();
  for (const finding of ofRule) {
    const key = subjectKey(finding.subject);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  grouped.set(ofRule, groups);
  return groups;
}

function asBefore(found: readonly Finding[]): readonly Finding[] {
  const [first] = found;
  if (!first) return NONE;
  const before = lists.get(first);
  if (before?.length === found.length && before.every((finding, index) => finding === found[index]))
    return before;
  lists.set(first, found);
  return found;
}

export const stops = (finding: Finding): boolean =>
  finding.severity === 'blocking' && finding.waiver === null;
