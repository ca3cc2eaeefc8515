import type { Waiver } from '@shared/model/index';
import { WaiverFacts } from './FindingCard';
import classes from './FindingList.module.css';

/** Waivers that stand in the plan although what they accept is gone. */
export function UnneededWaivers({ waivers }: { readonly waivers: readonly Waiver[] }) {
  if (waivers.length === 0) return null;
  return (
    <div className={classes.rule}>
      <h4 className={classes.ruleTitle}>No longer needed: what they accepted is mended</h4>
      <ul className={classes.findings}>
        {waivers.map((waiver) => (
          <li key={waiver.id} className={classes.card} data-kind="waived">
            <p className={classes.message}>{waiver.message}</p>
            <WaiverFacts waiver={waiver} />
          </li>
        ))}
      </ul>
    </div>
  );
}
