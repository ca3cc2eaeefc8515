import { useEffect, useRef } from 'react';
import { useUi } from '../../store/ui-store';
import { FindingList } from '../../ui/FindingList';
import { PanelHeader } from '../../ui/PanelHeader';
import { usePanel } from '../../ui/usePanel';
import classes from './FindingsPanel.module.css';

/** Everything the rules have found, beside the work. */
export function FindingsPanel() {
  const close = () => useUi.getState().setFindingsOpen(false);
  const { panel, leave } = usePanel(close);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div ref={panel} className={classes.panel}>
      <PanelHeader closeLabel="Close the findings" onClose={leave}>
        <h2 ref={heading} tabIndex={-1} className={classes.title}>
          What is open
        </h2>
      </PanelHeader>
      <FindingList />
    </div>
  );
}
