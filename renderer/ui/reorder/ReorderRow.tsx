import { type MouseEvent, memo, type PointerEvent, type ReactNode } from 'react';
import classes from './ReorderList.module.css';

interface ReorderRowProps<Id extends string> {
  readonly id: Id;
  /** 1 for the first line of the grid. */
  readonly position: number;
  readonly top: number;
  readonly height: number;
  readonly name: string;
  readonly isActive: boolean;
  readonly isMarked: boolean;
  readonly isOpen: boolean;
  readonly isMoving: boolean;
  readonly hasLanded: boolean;
  readonly isFixed: boolean;
  readonly onClick: (id: Id, event: MouseEvent<HTMLElement>) => void;
  readonly onPress: (id: Id, event: PointerEvent<HTMLElement>) => void;
  readonly render: (id: Id, isActive: boolean) => ReactNode;
}

/** One row of a list: where it stands, what state it is in, and the handle of a drag. Drawn again only when that changes. */
function ReorderRowView<Id extends string>(props: ReorderRowProps<Id>) {
  const { id, isFixed } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around the rows hears the keys
    <div
      role="row"
      data-row={id}
      aria-rowindex={props.position}
      aria-selected={props.isMarked}
      aria-label={props.name}
      tabIndex={props.isActive ? 0 : -1}
      className={classes.row}
      data-marked={props.isMarked || undefined}
      data-open={props.isOpen || undefined}
      data-moving={props.isMoving || undefined}
      data-landed={props.hasLanded || undefined}
      data-fixed={isFixed || undefined}
      style={{ height: props.height, transform: `translateY(${props.top}px)` }}
      onPointerDown={(event) => props.onPress(id, event)}
      onClick={(event) => props.onClick(id, event)}
    >
      {props.render(id, props.isActive)}
    </div>
  );
}

export const ReorderRow = memo(ReorderRowView) as typeof ReorderRowView;
