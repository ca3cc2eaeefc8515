import { Button } from '@mantine/core';
import type { BackupInfo } from '@shared/desktop-api';
import { readPlanFile, type StoredPlan } from '@shared/exchange/plan-file';
import type { Plan } from '@shared/model/index';
import { IconCopyPlus, IconRestore } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useLocation } from 'wouter';
import { host } from '../../desktop/host';
import { loadPlan } from '../../store/journal';
import { addAsCopy, addPlanFile } from '../../store/plans';
import { PlanComparison } from '../../ui/comparison/PlanComparison';
import { momentText } from '../../ui/date-text';
import { planPath } from '../../ui/routes';
import { tell, tellError } from '../../ui/tell';
import classes from './Backups.module.css';
import type { PlanBackups } from './useBackupList';

const FIRST_SHOWN = 5;

/** The backups of one plan, and what can be done with each. */
export function BackupsOfPlan({ of, isAlone }: { readonly of: PlanBackups; readonly isAlone: boolean }) {
  const id = useId();
  const [isWhole, setWhole] = useState(isAlone);
  const { name, here, backups } = of;
  const shown = isWhole ? backups : backups.slice(0, FIRST_SHOWN);
  return (
    <section aria-labelledby={id} className={classes.plan}>
      <h2 id={id} className={classes.planName}>
        {name}
      </h2>
      <p className={classes.standing}>
        {here === null
          ? 'This plan is no longer on this machine. Restoring puts it back as it was, with its journal and its what-ifs.'
          : 'This plan is on this machine. A backup of it is restored as a copy beside it; the plan stays as it is.'}
      </p>
      <ul className={classes.list} aria-label={`Backups of ${name}`}>
        {shown.map((backup) => (
          <BackupRow key={backup.id} backup={backup} here={here} />
        ))}
      </ul>
      {backups.length > shown.length && (
        <Button variant="subtle" size="compact-sm" className={classes.more} onClick={() => setWhole(true)}>
          Show all {backups.length}
        </Button>
      )}
    </section>
  );
}

type Work = 'compare' | 'restore';

function BackupRow({ backup, here }: { readonly backup: BackupInfo; readonly here: number | null }) {
  const [, navigate] = useLocation();
  const [compared, setCompared] = useState<{ readonly before: Plan; readonly after: Plan } | null>(null);
  const [working, setWorking] = useState<Work | null>(null);
  const at = momentText(backup.at);

  const doing = async (work: Work, title: string, run: (bytes: Uint8Array) => Promise<void>) => {
    setWorking(work);
    try {
      await run(await host.readBackup({ planId: backup.planId, id: backup.id }));
    } catch (error) {
      tellError(title, error);
    } finally {
      setWorking(null);
    }
  };
  const compare = (bytes: Uint8Array) => comparison(readPlanFile(bytes)).then(setCompared);
  const restore = async (bytes: Uint8Array) => {
    const restored = here === null ? await addPlanFile(bytes) : null;
    if (restored?.status === 'added') {
      tell(`The plan is back as it was on ${at}.`);
      navigate(planPath(restored.id, 'backlog'));
      return;
    }
    const id = await addAsCopy(readPlanFile(bytes), `backup of ${at}`);
    tell('The backup was restored as a copy. The plan itself was not touched.');
    navigate(planPath(id, 'backlog'));
  };

  return (
    <li className={classes.row}>
      <div className={classes.facts}>
        <time dateTime={backup.at} className={`${classes.time} numbers`}>
          {at}
        </time>
        <span className={`${classes.fact} numbers`}>{sizeText(backup.size)}</span>
        <span className={`${classes.fact} numbers`}>
          {backup.items === null
            ? ''
            : `${backup.items.toLocaleString()} ${backup.items === 1 ? 'item' : 'items'}`}
        </span>
        <span className={classes.since}>{sinceText(backup.step, here)}</span>
        {here !== null && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-expanded={compared !== null}
            aria-label={`What changed since ${at}`}
            loading={working === 'compare'}
            onClick={() =>
              compared ? setCompared(null) : void doing('compare', 'The backup was not compared', compare)
            }
          >
            {compared ? 'Hide what changed' : 'What changed'}
          </Button>
        )}
        <Button
          variant="default"
          size="compact-sm"
          leftSection={here === null ? <IconRestore size={16} /> : <IconCopyPlus size={16} />}
          aria-label={`${here === null ? 'Restore the plan' : 'Restore as a copy'}, ${at}`}
          loading={working === 'restore'}
          disabled={working !== null}
          onClick={() => void doing('restore', 'The backup was not restored', restore)}
        >
          {here === null ? 'Restore the plan' : 'Restore as a copy'}
        </Button>
      </div>
      {compared && (
        <div className={classes.compared}>
          <PlanComparison before={compared.before} after={compared.after} />
        </div>
      )}
    </li>
  );
}

async function comparison({ plan }: StoredPlan): Promise<{ readonly before: Plan; readonly after: Plan }> {
  const now = await loadPlan(plan.info.id);
  if (!now) throw new Error('The plan is no longer on this machine: there is nothing to compare with.');
  return { before: plan, after: now.plan };
}

function sinceText(step: number | null, here: number | null): string {
  if (here === null || step === null) return '';
  const count = Math.abs(here - step);
  const steps = `${count.toLocaleString()} ${count === 1 ? 'step' : 'steps'}`;
  if (count === 0) return 'Nothing changed since';
  return here > step ? `${steps} since` : `${steps} more than the plan here`;
}

function sizeText(bytes: number): string {
  const kilobytes = bytes / 1_024;
  return kilobytes < 1_000
    ? `${Math.max(1, Math.round(kilobytes)).toLocaleString()} KB`
    : `${(kilobytes / 1_024).toLocaleString(undefined, { maximumFractionDigits: 1 })} MB`;
}
