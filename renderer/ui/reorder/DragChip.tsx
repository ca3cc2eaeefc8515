import type { ReactNode, Ref } from 'react';
import classes from './ReorderList.module.css';

/** What hangs at the pointer during a drag. It is moved and `label` is written to outside of React. */
export function DragChip({
  chip,
  label,
  more,
  children,
}: {
  readonly chip: Ref<HTMLDivElement>;
  readonly label: Ref<HTMLSpanElement>;
  /** How many are dragged along. */
  readonly more: number;
  readonly children: ReactNode;
}) {
  return (
    <div ref={chip} className={classes.chip}>
      {children}
      {more > 0 && <strong>and {more} more</strong>}
      <span ref={label} className={`${classes.chipLabel} numbers`} />
    </div>
  );
}
