import { type ReactNode, useEffect } from 'react';
import { focusWork, isByKeyboard, isFocusNowhere } from './keep-focus';
import classes from './Screen.module.css';

/** One screen: its heading, one line of what it is for, its controls, and the work, which takes the rest. */
export function Screen({
  title,
  lead,
  controls,
  children,
  fill = false,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly controls?: ReactNode;
  readonly children: ReactNode;
  /** The work scrolls inside itself (lists, boards) and fills the height. */
  readonly fill?: boolean;
}) {
  // A screen that was still being fetched when the one before it went.
  useEffect(() => {
    if (isByKeyboard() && isFocusNowhere(document.activeElement)) focusWork();
  }, []);
  return (
    <section className={classes.screen} data-fill={fill || undefined} aria-label={title}>
      <header className={classes.header}>
        <div className={classes.heading}>
          <h1 tabIndex={-1} className={classes.title}>
            {title}
          </h1>
          {lead && <p className={classes.lead}>{lead}</p>}
        </div>
        {controls && <div className={classes.controls}>{controls}</div>}
      </header>
      <div className={classes.body}>{children}</div>
    </section>
  );
}
