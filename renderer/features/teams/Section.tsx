import { type ReactNode, useId } from 'react';
import classes from './TeamsScreen.module.css';

/** One part of the screen with its heading. */
export function Section({
  title,
  note,
  wide = false,
  children,
}: {
  readonly title: string;
  readonly note?: ReactNode;
  /** Takes the whole width. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.section} data-wide={wide || undefined}>
      <div className={classes.heading}>
        <h2 id={id}>{title}</h2>
        {note && <p>{note}</p>}
      </div>
      {children}
    </section>
  );
}
