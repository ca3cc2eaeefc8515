import type { Item } from '@shared/model/index';
import { ItemTypeIcon } from '../ItemTypeIcon';
import classes from './DraggedItem.module.css';

/** What hangs at the pointer while an item is dragged. */
export function DraggedItem({ item }: { readonly item: Pick<Item, 'type' | 'title'> }) {
  return (
    <span className={classes.item}>
      <ItemTypeIcon type={item.type} />
      <span className={classes.title}>{item.title}</span>
    </span>
  );
}
