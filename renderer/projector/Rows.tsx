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

/** A view that is a list: about nine of its entries, around the current one. */
export function RowsView({
  heading,
  summary,
  rows,
  current = null,
  empty,
}: {
  readonly heading: string;
  readonly summary?: ReactNode;
  readonly rows: readonly Row[];
  /** The id of the row the room speaks about. */
  readonly current?: string | null;
  /** What is said when there is nothing yet. */
  readonly empty: string;
}) {
  const index = rows.findIndex(({ id }) => id === current);
  const most = windowAround(rows.length, index < 0 ? null : index, MOST_THINGS);
  const { place, count } = useFit(textOf(rows.slice(most.start, most.end), current), MOST_THINGS);
  const shown = windowAround(rows.length, index < 0 ? null : index, count);
  return (
    <ProjectorFrame heading={heading} summary={summary} more={moreText(rows.length, shown)}>
      <div ref={place} className={viewClasses.fit}>
        {rows.length === 0 && <p className={viewClasses.empty}>{empty}</p>}
        <ol className={classes.rows}>
          {rows.slice(shown.start, shown.end).map(({ id, lead, title, detail, side, tone, isFaint }) => (
            <li
              key={id}
              className={classes.row}
              data-current={id === current || undefined}
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
const textOf = (rows: readonly Row[], current: string | null): string =>
  JSON.stringify([
    current,
    ...rows.map(({ title, detail, side }) => [
      title,
      ...[detail, side].filter((part) => typeof part === 'string'),
    ]),
  ]);
