import type { ReactNode } from 'react';
import { PanelHeader } from '../../ui/PanelHeader';
import { usePanel } from '../../ui/usePanel';
import classes from './Debt.module.css';

/** A form beside the two orders, never over them. */
export function SidePanel({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { panel, leave } = usePanel(onClose);
  return (
    <aside ref={panel} className={classes.side} aria-label={title}>
      <PanelHeader closeLabel={`Close: ${title}`} onClose={leave}>
        <strong>{title}</strong>
      </PanelHeader>
      {children}
    </aside>
  );
}
