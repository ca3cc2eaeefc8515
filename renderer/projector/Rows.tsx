import { IconAlertOctagonFilled, IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { MOST_THINGS } from './legibility';
import { ProjectorFrame } from './ProjectorFrame';
import classes from './Rows.module.css';
import { useFit } from './useFit';
import viewClasses from './View.module.css';
import { moreText, windowAround } from './window-around';

export type Tone = 'blocking' | 'warning' | 'ok' | 'plain';

export interface Row {
  readonly id: string;
  /** Its number or its kind. */
  readonly lead?: ReactNode;
  readonly title: string;
  readonly detail?: ReactNode;
  /** At the right: an amount, a state. */
  readonly side?: ReactNode;
  readonly tone?: Tone;
  /** Set back: under the cut line, done, stopped. */
  readonly isFaint?: boolean;
}

const ICONS = {
  blocking: IconAlertOctagonFilled,
  warning: IconAlertTriangle,
  ok: IconCircleCheck,
} as const;

const ICON_NAMES = { blocking: 'Blocking', warning: 'Warning', ok: 'In order' } as const;

export function ToneIcon({ tone }: { readonly tone: Tone | undefined }) {
  if (tone === undefined || tone === 'plain') return null;
  const Icon = ICONS[tone];
  return <Icon className={classes.tone} data-tone={tone} role="img" aria-label={ICON_NAMES[tone]} />;
}

/** A view that is a list: about nine of its entries, around the current one. Only these are made into rows. */
export function RowsView<Entry>({
  heading,
  summary,
  entries,
  rowOf,
  isCurrent,
  empty,
}: {
  readonly heading: string;
  readonly summary?: ReactNode;
  readonly entries: readonly Entry[];
  readonly rowOf: (entry: Entry, index: number) => Row;
  /** Whether the room speaks about this one. */
  readonly isCurrent?: (entry: Entry) => boolean;
  /** What is said when there is nothing yet. */
  readonly empty: string;
}) {
  const found = isCurrent ? entries.findIndex(isCurrent) : -1;
  const current = found < 0 ? null : found;
  const most = windowAround(entries.length, current, MOST_THINGS);
  const rows = entries.slice(most.start, most.end).map((entry, index) => rowOf(entry, most.start + index));
  const { place, count } = useFit(textOf(rows, current), MOST_THINGS);
  const shown = windowAround(entries.length, current, count);
  const drawn = rows.slice(shown.start - most.start, shown.end - most.start);
  return (
    <ProjectorFrame heading={heading} summary={summary} more={moreText(entries.length, shown)}>
      <div ref={place} className={viewClasses.fit}>
        {entries.length === 0 && <p className={viewClasses.empty}>{empty}</p>}
        <ol className={classes.rows}>
          {drawn.map(({ id, lead, title, detail, side, tone, isFaint }, index) => (
            <li
              key={id}
              className={classes.row}
              data-current={shown.start + index === current || undefined}
              data-faint={isFaint || undefined}
            >
              <span className={`${classes.lead} numbers`}>{lead}</span>
              <span className={classes.what}>
                <span className={classes.title}>{title}</span>
                {detail && <span className={classes.detail}>{detail}</span>}
              </span>
              <span className={`${classes.side} numbers`}>{side}</span>
              <ToneIcon tone={tone} />
            </li>
          ))}
        </ol>
      </div>
    </ProjectorFrame>
  );
}

/** What decides how much room the rows take. */
const textOf = (rows: readonly Row[], current: number | null): string =>
  JSON.stringify([
    current,
    ...rows.map(({ title, detail, side }) => [
      title,
      ...[detail, side].filter((part) => typeof part === 'string'),
    ]),
  ]);
