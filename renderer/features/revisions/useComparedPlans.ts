import { signedRevisionOf } from '@shared/compare/next-plan';
import { readPlanFile } from '@shared/exchange/plan-file';
import type { Plan, PlanId } from '@shared/model/index';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { host } from '../../desktop/host';
import { loadPlan } from '../../store/journal';
import { listPlans, type PlanRow } from '../../store/plan-list';
import { usePlan } from '../../store/session-context';
import { tellError } from '../../ui/tell';

/** The open plan as it is now, and what it carries of the revision it amends. */
export const THIS = 'this';
export const SIGNED = 'signed';
const FILE = 'file:';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface FilePlan extends Choice {
  readonly plan: Plan;
}

const revisionText = ({ quarter, revision }: { readonly quarter: string; readonly revision: number }) =>
  `${quarter}, revision ${revision}`;

/** The plans that can be compared: this one, what it amends, the others on this machine, and files that were chosen. */
export function useComparedPlans() {
  const plan = usePlan();
  const [rows, setRows] = useState<readonly PlanRow[]>([]);
  const [files, setFiles] = useState<readonly FilePlan[]>([]);
  const { id, amends } = plan.info;

  useEffect(() => {
    let left = false;
    listPlans().then(
      (found) => !left && setRows(found),
      (error: unknown) => tellError('The list of plans could not be read', error),
    );
    return () => {
      left = true;
    };
  }, []);

  const signed = useMemo(() => signedRevisionOf(plan), [plan]);
  const choices = useMemo((): readonly Choice[] => {
    const others = rows.filter((row) => row.id !== id && !(signed && row.id === amends?.plan));
    return [
      { value: THIS, label: `This plan as it is now (${revisionText(plan.info)})` },
      ...(signed ? [{ value: SIGNED, label: `What was signed (${revisionText(signed.info)})` }] : []),
      ...others.map((row) => ({
        value: row.id,
        label: `${row.name}, ${row.company} (${revisionText(row)})`,
      })),
      ...files,
    ];
  }, [rows, files, signed, id, amends, plan.info]);

  const chooseFile = useCallback(async (): Promise<string | null> => {
    try {
      const [file] = await host.openFile({ kind: 'plan' });
      if (!file) return null;
      const read = readPlanFile(file.bytes).plan;
      const value = `${FILE}${crypto.randomUUID()}`;
      const label = `File ${file.name} (${revisionText(read.info)})`;
      setFiles((known) => [...known, { value, label, plan: read }]);
      return value;
    } catch (error) {
      tellError('The plan file was not read', error);
      return null;
    }
  }, []);

  return { choices, files, signed, rows, chooseFile };
}

/** The plan behind a choice; null: none is chosen, or it is being read. */
export function useChosenPlan(
  value: string | null,
  { files, signed }: Pick<ReturnType<typeof useComparedPlans>, 'files' | 'signed'>,
): Plan | null {
  const open = usePlan();
  const [read, setRead] = useState<{ readonly id: string; readonly plan: Plan } | null>(null);
  const isStored = value?.startsWith('plan_') ?? false;
  useEffect(() => {
    if (value === null || !isStored) return;
    let left = false;
    loadPlan(value as PlanId).then(
      (state) => {
        if (left) return;
        if (state) setRead({ id: value, plan: state.plan });
        else tellError('The plan was not read', new Error('It is no longer on this machine.'));
      },
      (error: unknown) => tellError('The plan was not read', error),
    );
    return () => {
      left = true;
    };
  }, [value, isStored]);
  if (value === THIS) return open;
  if (value === SIGNED) return signed;
  if (isStored) return read?.id === value ? read.plan : null;
  return files.find((file) => file.value === value)?.plan ?? null;
}
