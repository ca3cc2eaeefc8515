import { Button, TextInput } from '@mantine/core';
import { createId, formatDate, isPlainDate, type Plan, type Sync } from '@shared/model/index';
import { type FormEvent, useMemo, useState } from 'react';
import { usePlan, useReport } from '../../store/session-context';
import { FindingCard } from '../../ui/FindingCard';
import { findingsAbout } from '../../ui/findings';
import { today } from '../../ui/today';
import { useFrozen } from '../../ui/useFrozen';
import { useSubmit } from '../../ui/useSubmit';
import classes from './Conflicts.module.css';
import { OpenSync } from './OpenSync';

/** The weekly sync: the one that is open, or the way to open it; below, those that were. */
export function SyncView() {
  const plan = usePlan();
  const report = useReport();
  const frozen = useFrozen();
  const syncs = useMemo(() => latestFirst(plan.syncs), [plan.syncs]);
  const open = syncs.find(({ state }) => state === 'open') ?? null;
  const findings = syncs.flatMap(({ id }) => findingsAbout(report, { kind: 'sync', id }));
  return (
    <>
      {findings.map((finding) => (
        <FindingCard key={finding.key} finding={finding} withRule withGo={false} />
      ))}
      {open ? <OpenSync sync={open} /> : frozen === null && <OpenForm />}
      <History plan={plan} syncs={syncs.filter(({ state }) => state !== 'open')} />
    </>
  );
}

const latestFirst = (syncs: Plan['syncs']): Sync[] =>
  [...syncs.values()].sort((a, b) => (a.date < b.date ? 1 : -1));

function OpenForm() {
  const submit = useSubmit();
  const [date, setDate] = useState<string>(today);
  const [error, setError] = useState<string | null>(null);
  const open = async (event: FormEvent) => {
    event.preventDefault();
    if (!isPlainDate(date)) return setError('Give the day of the sync.');
    const outcome = await submit({ type: 'sync.open', args: { id: createId('sync'), date } });
    if (outcome.status === 'rejected' || outcome.status === 'failed') setError(outcome.reason);
  };
  return (
    <form
      aria-label="Open a sync"
      className={classes.openForm}
      onSubmit={(event) => void open(event)}
      noValidate
    >
      <TextInput
        label="Sync on"
        type="date"
        value={date}
        error={error}
        onChange={(event) => {
          setDate(event.currentTarget.value);
          setError(null);
        }}
      />
      <Button type="submit">Open a sync</Button>
    </form>
  );
}

function History({ plan, syncs }: { readonly plan: Plan; readonly syncs: readonly Sync[] }) {
  if (syncs.length === 0) return null;
  return (
    <section aria-label="Past syncs" className={classes.section}>
      <h2>Past syncs</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Date</th>
            <th scope="col">Took</th>
            <th scope="col">Conflicts</th>
          </tr>
        </thead>
        <tbody>
          {syncs.map(({ id, date, state, seconds }) => {
            const conflicts = [...plan.conflicts.values()].filter(({ syncId }) => syncId === id);
            return (
              <tr key={id}>
                <td className="numbers">{formatDate(date, true)}</td>
                <td className="numbers">
                  {state === 'cancelled' ? 'cancelled' : `${Math.max(1, Math.round(seconds / 60))} min`}
                </td>
                <td>{conflicts.length === 0 ? 'none' : conflicts.map(({ title }) => title).join(' · ')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
