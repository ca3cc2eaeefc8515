import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './PanelHeader.module.css';

/** The line on top of a panel, which stays when the panel scrolls: what it is, and the way out. */
export function PanelHeader({
  children,
  closeLabel,
  onClose,
}: {
  readonly children: ReactNode;
  readonly closeLabel: string;
  readonly onClose: () => void;
}) {
  return (
    <header className={classes.header}>
      <div className={classes.what}>{children}</div>
      <ActionIcon variant="subtle" color="gray" aria-label={closeLabel} onClick={onClose}>
        <IconX size={18} />
      </ActionIcon>
    </header>
  );
}
