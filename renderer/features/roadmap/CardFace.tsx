import { formatNumber, type Item, initials, type Unit } from '@shared/model/index';
import type { Finding } from '@shared/rules/rule';
import { IconArrowNarrowRight, IconFlag3Filled } from '@tabler/icons-react';
import { memo } from 'react';
import { FindingMark } from '../../ui/FindingMark';
import { ItemTypeIcon } from '../../ui/ItemTypeIcon';
import classes from './Card.module.css';
import { iterationsText } from './milestone-risk';

/** How many items an item needs first and holds up, and whether one of these comes too late (MAP-3). */
export interface LinkCounts {
  readonly needs: number;
  readonly holds: number;
  readonly late: boolean;
}

/** What a card says: title on at most two lines, kind, estimate, owner's initials, findings; slack and links where asked for. */
export const CardFace = memo(function CardFace({
  item,
  owner,
  unit,
  findings,
  tag = null,
  slack = null,
  toward = null,
  isCritical = false,
  needs = 0,
  holds = 0,
  isLate = false,
}: {
  readonly item: Item;
  readonly owner: string | null;
  readonly unit: Unit;
  readonly findings: readonly Finding[];
  /** The group that the colour of the card stands for. */
  readonly tag?: string | null;
  /** In iterations; null: not shown. */
  readonly slack?: number | null;
  /** The milestone that leaves that slack. */
  readonly toward?: string | null;
  readonly isCritical?: boolean;
  readonly needs?: number;
  readonly holds?: number;
  readonly isLate?: boolean;
}) {
  return (
    <>
      <span className={classes.cardTitle} title={item.title}>
        {item.title}
      </span>
      <span className={`${classes.cardMeta} numbers`}>
        <ItemTypeIcon type={item.type} size={15} />
        <span className={classes.cardEstimate}>
          {item.estimate === null ? '?' : formatNumber(item.estimate)} {unit === 'days' ? 'd' : 'pts'}
        </span>
        {tag !== null && <span className={classes.tag}>{tag}</span>}
        <span className={classes.spacer} />
        {needs + holds > 0 && (
          <span
            className={classes.links}
            data-late={isLate || undefined}
            title={linksTitle(needs, holds, isLate)}
          >
            {needs > 0 && needs}
            <IconArrowNarrowRight size={13} aria-hidden />
            {holds > 0 && holds}
            {isLate && '!'}
          </span>
        )}
        {slack !== null && (
          <span
            className={classes.slack}
            data-critical={isCritical || undefined}
            title={slackTitle(slack, toward)}
          >
            {isCritical && <IconFlag3Filled size={11} aria-hidden />}
            {slack > 0 ? `+${slack}` : slack < 0 ? `−${-slack}` : '0'}
          </span>
        )}
        {owner !== null && (
          <span className={classes.initials} title={owner}>
            {initials(owner)}
          </span>
        )}
        <FindingMark findings={findings} size={15} />
      </span>
    </>
  );
});

/** `Needs 2 items first, holds up 1; one of them is too late`. */
export function linksTitle(needs: number, holds: number, isLate: boolean): string {
  const parts = [
    ...(needs > 0 ? [`needs ${needs} first`] : []),
    ...(holds > 0 ? [`holds up ${holds}`] : []),
    ...(isLate ? ['too late for one of them'] : []),
  ];
  return parts.join(', ');
}

/** `2 iterations of slack toward “Launch”`, `no slack toward …`, `one iteration too late for …`. */
export function slackTitle(slack: number, toward: string | null): string {
  const count = iterationsText(Math.abs(slack));
  const milestone = `“${toward ?? ''}”`;
  if (slack < 0) return `${count} too late for ${milestone}`;
  return slack === 0 ? `no slack toward ${milestone}` : `${count} of slack toward ${milestone}`;
}
