import type { Item } from '@shared/model/index';
import { ItemTypeIcon } from '../../ui/ItemTypeIcon';
import classes from './Ranking.module.css';

/** The head of an item's row. */
export function ItemHead({ item }: { readonly item: Item }) {
  return (
    <th scope="row">
      <span className={classes.rowTitle} title={item.title}>
        <ItemTypeIcon type={item.type} size={16} />
        <span>{item.title}</span>
      </span>
    </th>
  );
}
