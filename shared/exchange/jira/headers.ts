import { fold } from '../source/clean-text';
import type { HeaderLanguage, JiraField } from './header-language';
import { english } from './languages/english';
import { french } from './languages/french';
import { german } from './languages/german';
import { portuguese } from './languages/portuguese';
import { spanish } from './languages/spanish';

/** Every language at once: Jira mixes them in one file (custom fields and new columns stay English). English goes first. */
const LANGUAGES: readonly HeaderLanguage[] = [english, spanish, german, french, portuguese];

const words = (part: (language: HeaderLanguage) => readonly string[]): ReadonlySet<string> =>
  new Set(LANGUAGES.flatMap(part));

export const DONE_WORDS = words(({ done }) => done);
export const CANCELLED_WORDS = words(({ cancelled }) => cancelled);
export const UNRESOLVED_WORDS = words(({ unresolved }) => unresolved);
export const NOBODY_WORDS = words(({ nobody }) => nobody);

const CUSTOM_FIELD_WORDS = words(({ customField }) => customField);
const INWARD_WORDS = words(({ inward }) => inward);
const OUTWARD_WORDS = words(({ outward }) => outward);

const FIELDS: ReadonlyMap<string, JiraField> = new Map(
  [...LANGUAGES]
    .reverse()
    .flatMap(({ fields }) =>
      Object.entries(fields).flatMap(([field, names]) =>
        names.map((name): [string, JiraField] => [name, field as JiraField]),
      ),
    ),
);

/** Fields that a Jira site adds, so that they stand in an export as a custom field under their own name. */
const CUSTOM_FIELDS: ReadonlySet<JiraField> = new Set(['points', 'team', 'rank', 'parent']);

export type JiraColumn =
  | { readonly kind: 'field'; readonly field: JiraField; readonly name: string }
  | { readonly kind: 'link'; readonly type: string; readonly direction: 'inward' | 'outward' }
  | { readonly kind: 'other' };

const OTHER: JiraColumn = { kind: 'other' };

/** What a header of a Jira export means, in any of the known languages. `name` is the header without "Custom field (...)". */
export function jiraColumn(header: string): JiraColumn {
  const line = header.trim();
  const folded = fold(line);
  const field = FIELDS.get(folded);
  if (field) return { kind: 'field', field, name: line };
  // As Jira's own CSV import names its links.
  const link = /^link (?:"(.+)"|(blocks))$/i.exec(line);
  const linkType = link?.[1] ?? link?.[2];
  if (linkType) return { kind: 'link', type: linkType, direction: 'outward' };
  const brackets = /^([^()]+)\((.+)\)$/.exec(line);
  const prefix = fold(brackets?.[1] ?? '');
  const inner = brackets?.[2]?.trim() ?? '';
  if (!brackets || !inner) return OTHER;
  if (CUSTOM_FIELD_WORDS.has(prefix)) {
    const custom = FIELDS.get(fold(inner));
    return custom && CUSTOM_FIELDS.has(custom) ? { kind: 'field', field: custom, name: inner } : OTHER;
  }
  const direction = directionOf(prefix);
  return direction ? { kind: 'link', type: inner, direction } : OTHER;
}

/** Told by a word of the prefix; both or neither: not a link column. */
function directionOf(prefix: string): 'inward' | 'outward' | null {
  const has = (known: ReadonlySet<string>) => [...known].some((word) => ` ${prefix} `.includes(` ${word} `));
  const inward = has(INWARD_WORDS);
  if (inward === has(OUTWARD_WORDS)) return null;
  return inward ? 'inward' : 'outward';
}
