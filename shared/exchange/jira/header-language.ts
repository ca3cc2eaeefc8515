/** The fields of a Jira export that a plan can use. */
export const JIRA_FIELDS = [
  'key',
  'title',
  'type',
  'status',
  'statusCategory',
  'resolution',
  'owner',
  'labels',
  'components',
  'description',
  'originalEstimate',
  'points',
  'team',
  'rank',
  'id',
  'parent',
  'due',
  'priority',
] as const;
export type JiraField = (typeof JIRA_FIELDS)[number];

/** How Jira's interface in one language names its columns and the words by which a finished issue is known. Lower case. */
export interface HeaderLanguage {
  readonly fields: Readonly<Partial<Record<JiraField, readonly string[]>>>;
  /** What stands before the brackets of a custom field: `custom field (Story Points)`. */
  readonly customField: readonly string[];
  /** Words that tell the direction of a link column, as in `inward issue link (Blocks)`. */
  readonly inward: readonly string[];
  readonly outward: readonly string[];
  /** Status categories and statuses. */
  readonly done: readonly string[];
  /** Statuses and resolutions of work that was given up. */
  readonly cancelled: readonly string[];
  /** Resolutions that mean none. */
  readonly unresolved: readonly string[];
  /** Assignees that mean nobody. */
  readonly nobody: readonly string[];
}
