import type { ImportOptions } from '@shared/exchange/merge/import-options';
import type { Plan } from '@shared/model/index';
import { useCallback, useEffect, useRef, useState } from 'react';
import { usePlan, useSession } from '../../store/session-context';
import { reasonOf } from '../../ui/tell';
import { useSubmit } from '../../ui/useSubmit';
import { type ImportClient, startImportWorker } from '../../workers/import-client';
import type { ImportSummary } from '../../workers/import-worker';
import { readOptions, rememberOptions } from './remembered-options';

export interface ImportFile {
  readonly name: string;
  readonly bytes: number;
}

export type Stage =
  | { readonly stage: 'choose'; readonly error: string | null }
  | { readonly stage: 'reading'; readonly file: ImportFile }
  | { readonly stage: 'preview'; readonly file: ImportFile }
  | {
      readonly stage: 'done';
      readonly file: ImportFile;
      readonly summary: ImportSummary;
      readonly number: number;
    };

export interface ImportFlow {
  readonly stage: Stage;
  readonly options: Partial<ImportOptions>;
  /** What the import would do; null: not known yet. */
  readonly summary: ImportSummary | null;
  /** Whether the summary is being worked out anew. */
  readonly preparing: boolean;
  readonly committing: boolean;
  readonly error: string | null;
  readonly read: (file: { readonly name: string; readonly bytes: Uint8Array }) => void;
  readonly change: (options: Partial<ImportOptions>) => void;
  readonly commit: () => void;
  /** Back to the choice of a file; stops whatever is being read. */
  readonly leave: (error?: string) => void;
  /** Back to the preview of the same file. */
  readonly again: () => void;
}

/** One file on its way into the plan: read, previewed, committed. The reading and the preview run in a worker. */
export function useImport(): ImportFlow {
  const plan = usePlan();
  const session = useSession();
  const submit = useSubmit();
  const client = useRef<ImportClient | null>(null);
  const sentPlan = useRef<Plan | null>(null);
  const [stage, setStage] = useState<Stage>({ stage: 'choose', error: null });
  const [options, setOptions] = useState<Partial<ImportOptions>>({});
  const [summary, setSummary] = useState<ImportSummary | null>(null);
  const [preparing, setPreparing] = useState(false);
  const [committing, setCommitting] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const stop = useCallback(() => {
    client.current?.stop();
    client.current = null;
    sentPlan.current = null;
  }, []);
  useEffect(() => stop, [stop]);

  const leave = useCallback(
    (reason?: string) => {
      stop();
      setSummary(null);
      setOptions({});
      setError(null);
      setStage({ stage: 'choose', error: reason ?? null });
    },
    [stop],
  );

  const read = useCallback(
    ({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }) => {
      leave();
      const mine = startImportWorker();
      client.current = mine;
      const file: ImportFile = { name, bytes: bytes.length };
      setStage({ stage: 'reading', file });
      const start = async () => {
        const { tracker, teamColumns } = await Promise.race([
          mine.read({ name, content: new Blob([bytes as BlobPart]) }),
          mine.failed,
        ]);
        const remembered = await readOptions(tracker, session.state.plan, teamColumns);
        if (client.current !== mine) return;
        setOptions(remembered);
        setStage({ stage: 'preview', file });
      };
      start().catch((reason: unknown) => {
        if (client.current === mine) leave(`“${name}” was not read. ${reasonOf(reason)}`);
      });
    },
    [leave, session],
  );

  // The preview follows the plan and the options; an answer that is overtaken is dropped.
  useEffect(() => {
    const mine = client.current;
    if (stage.stage !== 'preview' || !mine) return;
    let overtaken = false;
    setPreparing(true);
    const given = sentPlan.current === plan ? null : plan;
    sentPlan.current = plan;
    Promise.race([mine.api.prepare(given, options), mine.failed]).then(
      (next) => {
        if (overtaken) return;
        setSummary(next);
        setError(null);
        setPreparing(false);
      },
      (reason: unknown) => {
        if (overtaken) return;
        setError(reasonOf(reason));
        setPreparing(false);
      },
    );
    return () => {
      overtaken = true;
    };
  }, [stage, plan, options]);

  const commit = useCallback(async () => {
    const mine = client.current;
    if (stage.stage !== 'preview' || !mine || !summary || preparing || summary.empty) return;
    setCommitting(true);
    try {
      const command = await mine.api.command();
      const outcome = await submit(command);
      if (outcome.status === 'done') {
        // Only a convenience for the next time: without it the import is complete all the same.
        void rememberOptions(command.args.tracker, options).catch(() => {});
        setStage({ stage: 'done', file: stage.file, summary, number: outcome.number });
      } else if (outcome.status !== 'unchanged') setError(`Nothing was imported. ${outcome.reason}`);
    } catch (reason) {
      setError(`Nothing was imported. ${reasonOf(reason)}`);
    } finally {
      setCommitting(false);
    }
  }, [stage, summary, preparing, options, submit]);

  return {
    stage,
    options,
    summary,
    preparing,
    committing,
    error,
    read,
    change: (next) => setOptions((known) => ({ ...known, ...next })),
    commit: () => void commit(),
    leave,
    again: () => setStage((now) => (now.stage === 'done' ? { stage: 'preview', file: now.file } : now)),
  };
}
