import { IconAlertOctagonFilled, IconAlertTriangle } from '@tabler/icons-react';
import { useReport } from '../store/session-context';
import { useUi } from '../store/ui-store';
import classes from './Frame.module.css';

/** Blocking findings and warnings as two numbers that open the list. */
export function FindingCounts() {
  const { blocking, warnings } = useReport();
  const open = useUi((state) => state.findingsOpen);
  const setOpen = useUi((state) => state.setFindingsOpen);
  return (
    <button
      type="button"
      className={`${classes.counts} numbers`}
      aria-expanded={open}
      aria-label={`${blocking.length} blocking, ${warnings.length} warnings: show what is open`}
      onClick={() => setOpen(!open)}
    >
      <span className={classes.count}>
        <IconAlertOctagonFilled
          size={16}
          color={blocking.length > 0 ? 'var(--blocking)' : 'var(--line-strong)'}
        />
        {blocking.length}
      </span>
      <span className={classes.count}>
        <IconAlertTriangle size={16} color={warnings.length > 0 ? 'var(--warning)' : 'var(--line-strong)'} />
        {warnings.length}
      </span>
    </button>
  );
}
