import { formatNumber, type Item, initials, type Unit } from '@shared/model/index';
import type { Finding } from '@shared/rules/rule';
import { memo } from 'react';
import { FindingMark } from '../../ui/FindingMark';
import { ItemTypeIcon } from '../../ui/ItemTypeIcon';
import classes from './Card.module.css';

/** What a card says: title on at most two lines, kind, estimate, owner's initials, findings. */
export const CardFace = memo(function CardFace({
  item,
  owner,
  unit,
  findings,
}: {
  readonly item: Item;
  readonly owner: string | null;
  readonly unit: Unit;
  readonly findings: readonly Finding[];
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
        <span className={classes.spacer} />
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
