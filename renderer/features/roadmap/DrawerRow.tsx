import { formatAmount, type Item, initials, itemTypeName, type Unit } from '@shared/model/index';
import type { Finding } from '@shared/rules/rule';
import { type CSSProperties, memo } from 'react';
import { FindingMark } from '../../ui/FindingMark';
import { ItemTypeIcon } from '../../ui/ItemTypeIcon';
import { useBoard } from './board-store';
import classes from './Drawer.module.css';

/** One item that is not on the roadmap yet; dragged into a cell, or picked up with Space. */
export const DrawerRow = memo(function DrawerRow({
  item,
  rank,
  inContract,
  team,
  owner,
  unit,
  findings,
  top,
  height,
  selected,
  reachable,
  frozen,
}: {
  readonly item: Item;
  readonly rank: number;
  readonly inContract: boolean;
  readonly team: string | null;
  readonly owner: string | null;
  readonly unit: Unit;
  readonly findings: readonly Finding[];
  readonly top: number;
  readonly height: number;
  readonly selected: boolean;
  readonly reachable: boolean;
  readonly frozen: boolean;
}) {
  const carried = useBoard(({ drag }) => drag?.kind === 'place' && drag.ids.has(item.id));
  const estimate = item.estimate === null ? 'no estimate' : formatAmount(item.estimate, unit);
  const style = {
    transform: `translateY(${top}px)`,
    height,
    '--type': `var(--type-${item.type})`,
  } as CSSProperties;
  const open = findings.filter(({ waiver }) => waiver === null);
  return (
    // biome-ignore lint/a11y/useSemanticElements: dragged like a card, and holds more than a button may.
    <div
      role="button"
      tabIndex={reachable ? 0 : -1}
      className={classes.row}
      style={style}
      data-row-id={item.id}
      data-contract={inContract || undefined}
      data-selected={selected || undefined}
      data-carried={carried || undefined}
      data-frozen={frozen || undefined}
      aria-pressed={selected}
      aria-describedby="roadmap-row-help"
      aria-label={[
        item.title,
        itemTypeName(item.type),
        estimate,
        team ?? 'no team',
        inContract ? `number ${rank}, in the contract` : `number ${rank}`,
        ...open.map(({ message }) => message),
      ].join(', ')}
    >
      <span className={`${classes.rank} numbers`}>{rank}</span>
      <span className={classes.rowBody}>
        <span className={classes.rowTitle} title={item.title}>
          {item.title}
        </span>
        <span className={`${classes.rowMeta} numbers`}>
          <ItemTypeIcon type={item.type} size={15} />
          <span>{estimate}</span>
          {team !== null && <span className={classes.rowTeam}>{team}</span>}
          <span className={classes.rowSpacer} />
          {owner !== null && <span title={owner}>{initials(owner)}</span>}
          <FindingMark findings={findings} size={15} />
        </span>
      </span>
    </div>
  );
});
