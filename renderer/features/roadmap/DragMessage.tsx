import { IconAlertOctagonFilled } from '@tabler/icons-react';
import classes from './Drag.module.css';

/** What a drop would do: what would be wrong afterwards, or one sentence when nothing would be. */
export function DragMessage({
  problems,
  summary,
}: {
  readonly problems: readonly string[];
  readonly summary: string;
}) {
  if (problems.length === 0) return <p className={classes.message}>{summary}</p>;
  return (
    <ul className={classes.message} data-bad>
      {problems.slice(0, 4).map((problem) => (
        <li key={problem}>
          <IconAlertOctagonFilled size={14} aria-hidden />
          {problem}
        </li>
      ))}
      {problems.length > 4 && <li>and {problems.length - 4} more</li>}
    </ul>
  );
}
