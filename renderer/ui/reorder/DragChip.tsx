import { type ReactNode, type Ref, useImperativeHandle, useState } from 'react';
import classes from './ReorderList.module.css';

/**
 * What hangs at the pointer during a drag: the only part of a list that is drawn with the first movement. It is moved and `label` is
 * written to outside of React.
 */
export function DragChip<Id extends string>({
  carry,
  chip,
  label,
  render,
}: {
  /** Is given what draws these rows as carried; null: none. */
  readonly carry: Ref<((ids: readonly Id[] | null) => void) | null>;
  readonly chip: Ref<HTMLDivElement>;
  readonly label: Ref<HTMLSpanElement>;
  readonly render: (first: Id) => ReactNode;
}) {
  const [ids, setIds] = useState<readonly Id[] | null>(null);
  useImperativeHandle(carry, () => setIds, []);
  const [first] = ids ?? [];
  if (!ids || first === undefined) return null;
  return (
    <div ref={chip} className={classes.chip}>
      {render(first)}
      {ids.length > 1 && <strong>and {ids.length - 1} more</strong>}
      <span ref={label} className={`${classes.chipLabel} numbers`} />
    </div>
  );
}
