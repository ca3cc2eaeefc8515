import { IconFlagFilled } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import type { Projection } from '../store/projection';
import { useReport, useView } from '../store/session-context';
import { findingsAbout, stops } from '../ui/findings';
import { ItemTypeIcon } from '../ui/ItemTypeIcon';
import { MOST_THINGS } from './legibility';
import { ProjectorFrame } from './ProjectorFrame';
import classes from './RoadmapView.module.css';
import { ToneIcon } from './Rows';
import rowClasses from './Rows.module.css';
import { type RoadmapRow, roadmapRows } from './roadmap-rows';
import { useFit } from './useFit';
import viewClasses from './View.module.css';
import { moreText, windowAround } from './window-around';

/** The quarter from left to right: milestones with the stretch of their work, or the work around what is selected. */
export function RoadmapView({ selection }: { readonly selection: Projection['selection'] }) {
  const view = useView();
  const { heading, summary, rows } = roadmapRows(view, selection);
  const index = rows.findIndex(({ id }) => id === selection?.id);
  const { place, count } = useFit(
    [selection?.id, ...rows.slice(0, MOST_THINGS * 3).map(({ title, detail }) => title + detail)].join('|'),
    MOST_THINGS,
  );
  const shown = windowAround(rows.length, index < 0 ? null : index, count);
  const { iterations } = view;
  return (
    <ProjectorFrame heading={heading} summary={summary} more={moreText(rows.length, shown)}>
      <div className={classes.scale}>
        <span />
        <span className={classes.scaleNames}>
          {iterations.map(({ id, name }) => (
            <span key={id}>{iterations.length > 6 ? name.replace(/^\D+(?=\d)/u, '') : name}</span>
          ))}
        </span>
      </div>
      <div
        ref={place}
        className={viewClasses.fit}
        style={{ '--columns': Math.max(1, iterations.length) } as CSSProperties}
      >
        {rows.length === 0 && <p className={viewClasses.empty}>There is no milestone yet.</p>}
        <ol className={rowClasses.rows}>
          {rows.slice(shown.start, shown.end).map((row) => (
            <Line key={row.id} row={row} isCurrent={row.id === selection?.id} />
          ))}
        </ol>
      </div>
    </ProjectorFrame>
  );
}

function Line({ row, isCurrent }: { readonly row: RoadmapRow; readonly isCurrent: boolean }) {
  const report = useReport();
  const { title, detail, type, bar, flag, subject } = row;
  const blocks = findingsAbout(report, subject as Parameters<typeof findingsAbout>[1]).some(stops);
  // The work of a milestone is of several kinds: a colour that stands for none.
  const colour = type === null ? 'hue-0' : `type-${type}`;
  const barStyle = bar && {
    left: `${bar.from * 100}%`,
    width: `${(bar.to - bar.from) * 100}%`,
    '--bar': `var(--${colour})`,
    '--bar-tint': `var(--${colour}-tint)`,
  };
  return (
    <li className={classes.timeline} data-current={isCurrent || undefined}>
      <span className={classes.timelineWhat}>
        {type ? <ItemTypeIcon type={type} /> : <IconFlagFilled aria-hidden />}
        <span className={rowClasses.what}>
          <span className={rowClasses.title}>{title}</span>
          <span className={`${rowClasses.detail} numbers`}>{detail}</span>
        </span>
        {blocks && <ToneIcon tone="blocking" />}
      </span>
      <span className={classes.track}>
        {barStyle && <span className={classes.bar} style={barStyle} />}
        {flag !== null && (
          <IconFlagFilled className={classes.flag} style={{ left: `${flag * 100}%` }} aria-hidden />
        )}
      </span>
    </li>
  );
}
