import type { ItemType } from '@shared/model/index';
import { IconAlertOctagonFilled, IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { ItemTypeIcon } from '../ui/ItemTypeIcon';
import { MOST_THINGS } from './legibility';
import { ProjectorFrame } from './ProjectorFrame';
import classes from './Rows.module.css';
import { useFit } from './useFit';
import viewClasses from './View.module.css';
import { moreText, windowAround } from './window-around';

export type Tone = 'blocking' | 'warning' | 'ok' | 'plain';

export interface Row {
  readonly id: string;
  /** Its number or its rule. */
  readonly lead?: string | number;
  /** The kind of work it is. */
  readonly type?: ItemType;
  readonly title: string;
  readonly detail?: ReactNode;
  /** At the right: an amount, a state. */
  readonly side?: string;
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
  current = -1,
  empty,
}: {
  readonly heading: string;
  readonly summary?: ReactNode;
  readonly entries: readonly Entry[];
  readonly rowOf: (entry: Entry, index: number) => Row;
  /** The place of the one the room speaks about; -1: none of them. */
  readonly current?: number;
  /** What is said when there is nothing yet. */
  readonly empty: string;
}) {
  const around = current < 0 ? null : current;
  const most = windowAround(entries.length, around, MOST_THINGS);
  const rows = entries.slice(most.start, most.end).map((entry, index) => rowOf(entry, most.start + index));
  const { place, count } = useFit(textOf(rows, around), MOST_THINGS);
  const shown = windowAround(entries.length, around, count);
  const drawn = rows.slice(shown.start - most.start, shown.end - most.start);
  return (
    <ProjectorFrame heading={heading} summary={summary} more={moreText(entries.length, shown)}>
      <div ref={place} className={viewClasses.fit}>
        {entries.length === 0 && <p className={viewClasses.empty}>{empty}</p>}
        <ol className={classes.rows}>
          {drawn.map((row, index) => (
            <Line key={row.id} {...row} isCurrent={shown.start + index === around} />
          ))}
        </ol>
      </div>
    </ProjectorFrame>
  );
}

/** Drawn again only when it says something else: of nine lines an edit changes one. */
const Line = memo(function Line({
  lead,
  type,
  title,
  detail,
  side,
  tone,
  isFaint,
  isCurrent,
}: Row & { readonly isCurrent: boolean }) {
  return (
    <li className={classes.row} data-current={isCurrent || undefined} data-faint={isFaint || undefined}>
      <span className={`${classes.lead} numbers`}>
        {lead}
        {type && <ItemTypeIcon type={type} />}
      </span>
      <span className={classes.what}>
        <span className={classes.title}>{title}</span>
        {detail && <span className={classes.detail}>{detail}</span>}
      </span>
      <span className={`${classes.side} numbers`}>{side}</span>
      <ToneIcon tone={tone} />
    </li>
  );
});

/** What decides how much room the rows take. */
const textOf = (rows: readonly Row[], current: number | null): string =>
  JSON.stringify([
    current,
    ...rows.map(({ title, detail, side }) => [title, typeof detail === 'string' && detail, side]),
  ]);
