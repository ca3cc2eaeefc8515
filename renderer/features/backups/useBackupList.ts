import type { BackupInfo, HostInfo } from '@shared/desktop-api';
import type { PlanId } from '@shared/model/index';
import { useCallback, useEffect, useState } from 'react';
import { host } from '../../desktop/host';
import { lastNumber } from '../../store/journal';
import { listPlans } from '../../store/plan-list';
import { reasonOf } from '../../ui/tell';

/** The backups of one plan, the newest first. */
export interface PlanBackups {
  readonly plan: PlanId;
  readonly name: string;
  /** The last number of the plan's journal here; null: the plan is not on this machine. */
  readonly here: number | null;
  readonly backups: readonly BackupInfo[];
}

type BackupList =
  | { readonly state: 'reading' }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'none-kept'; readonly info: HostInfo }
  | { readonly state: 'read'; readonly info: HostInfo; readonly plans: readonly PlanBackups[] };

async function readList(): Promise<BackupList> {
  const [info, backups, rows] = await Promise.all([host.info(), host.listBackups(), listPlans()]);
  if (backups === null) return { state: 'none-kept', info };
  const named = new Map(rows.map((row) => [row.id as string, row.name]));
  const byPlan = Map.groupBy(backups, ({ planId }) => planId);
  const plans = [...byPlan].map(async ([id, own]): Promise<PlanBackups> => {
    const plan = id as PlanId;
    const name = named.get(id);
    return {
      plan,
      name: name ?? own[0]?.name ?? id,
      here: name === undefined ? null : await lastNumber(plan),
      backups: own,
    };
  });
  return { state: 'read', info, plans: await Promise.all(plans) };
}

/** What the host keeps, beside what is here. */
export function useBackupList(): { readonly list: BackupList; readonly reload: () => void } {
  const [list, setList] = useState<BackupList>({ state: 'reading' });
  const reload = useCallback(() => {
    readList().then(setList, (error: unknown) => setList({ state: 'failed', reason: reasonOf(error) }));
  }, []);
  useEffect(reload, [reload]);
  return { list, reload };
}
