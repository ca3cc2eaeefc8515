import type { TextChoices } from '@shared/exchange/export-intake';
import type { ImportOptions } from '@shared/exchange/merge/import-options';
import type { DescribedTable } from '@shared/exchange/table/table-format';
import type { TableMapping } from '@shared/exchange/table/table-mapping';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { EditPhase } from '../../store/plan-session';
import { useSession } from '../../store/session-context';
import { actorOf, useUi } from '../../store/ui-store';
import { reasonOf, tellError } from '../../ui/tell';
import { fetchStep } from '../../workers/fetch-step';
import { type ImportClient, startImportWorker } from '../../workers/import-client';
import type { ChosenFile, ImportSummary, ReadFile, ReadProgress } from '../../workers/import-worker';
import { readMapping, readOptions, rememberMapping, rememberOptions } from './remembered-options';
import { useSummary } from './useSummary';

/** How the text of a file is written, where the user knows better. */
export type TextChoice = Pick<TextChoices, 'encoding' | 'separator'>;

/** A table that is no tracker's: what it holds, and what its columns are said to be. */
export interface MappedTable {
  readonly described: DescribedTable;
  readonly mapping: TableMapping;
  /** Read as it was the last time, without a question. */
  readonly remembered: boolean;
}

interface OnItsWay {
  readonly file: ChosenFile;
  readonly text: TextChoice;
  /** null: a tracker's own export. */
  readonly table: MappedTable | null;
}

export type Stage =
  | { readonly stage: 'choose'; readonly error: string | null }
  | ({ readonly stage: 'reading' } & OnItsWay)
  | ({ readonly stage: 'mapping'; readonly table: MappedTable; readonly error: string | null } & OnItsWay)
  | ({ readonly stage: 'preview'; readonly read: ReadFile } & OnItsWay)
  | ({
      readonly stage: 'done';
      readonly read: ReadFile;
      readonly summary: ImportSummary;
      readonly number: number;
    } & OnItsWay);

/** Where an accepted import is on its way into the plan. `share`: of its items brought over from the worker, 0 to 1. */
export interface Bringing {
  readonly phase: 'fetching' | EditPhase;
  readonly share: number;
}

export interface ImportFlow {
  readonly stage: Stage;
  /** Files that come after this one. */
  readonly waiting: readonly ChosenFile[];
  readonly progress: ReadProgress | null;
  readonly options: Partial<ImportOptions>;
  /** What the import would do; null: not known yet. */
  readonly summary: ImportSummary | null;
  /** Pairs of look-alikes that the new items would make; null: not known. */
  readonly lookalikes: number | null;
  /** Whether the summary is being worked out anew. */
  readonly preparing: boolean;
  readonly committing: boolean;
  /** How far it has come on its way into the plan; null: it is not on it. */
  readonly bringing: Bringing | null;
  readonly error: string | null;
  /** Takes the first of these files, and the others after it. */
  readonly read: (files: readonly ChosenFile[]) => void;
  /** Reads the same file again, its text as the user says. */
  readonly rewrite: (text: TextChoice) => void;
  /** Reads a table by what its columns are said to be. */
  readonly map: (mapping: TableMapping) => void;
  /** Back to the columns of the table. */
  readonly remap: () => void;
  readonly change: (options: Partial<ImportOptions>) => void;
  readonly commit: () => void;
  /** Back to the choice of files; stops whatever is being read. */
  readonly leave: (error?: string) => void;
  /** Leaves this file, and takes the next one that waits. */
  readonly next: () => void;
  /** Back to the preview of the same file. */
  readonly again: () => void;
}

/** Files on their way into the plan, one after the other: read, mapped, previewed, committed. A worker does the work. */
export function useImport(): ImportFlow {
  const session = useSession();
  const client = useRef<ImportClient | null>(null);
  const [stage, setStage] = useState<Stage>({ stage: 'choose', error: null });
  const [waiting, setWaiting] = useState<readonly ChosenFile[]>([]);
  const [progress, setProgress] = useState<ReadProgress | null>(null);
  const [options, setOptions] = useState<Partial<ImportOptions>>({});
  const [bringing, setBringing] = useState<Bringing | null>(null);
  const { summary, lookalikes, preparing, error, setError, preparedFor } = useSummary(
    stage.stage === 'preview' ? stage : null,
    client,
    options,
  );

  const stop = useCallback(() => {
    client.current?.stop();
    client.current = null;
  }, []);
  useEffect(() => stop, [stop]);

  const choose = useCallback(
    (reason: string | null) => {
      stop();
      setProgress(null);
      setOptions({});
      setError(null);
      setStage({ stage: 'choose', error: reason });
    },
    [stop, setError],
  );

  /** The first half of the way, up to the preview or to a question about the columns (`ask`: even where they are known). */
  const bring = useCallback(
    ({ file, text, table }: OnItsWay, ask = false) => {
      stop();
      const mine = startImportWorker();
      client.current = mine;
      setProgress(null);
      setError(null);
      setStage({ stage: 'reading', file, text, table });
      const isMine = () => client.current === mine;
      const start = async () => {
        let known = table;
        if (!known) {
          const describing = mine.describe(file, text, (next) => isMine() && setProgress(next));
          const described = await Promise.race([describing, mine.failed]);
          if (!isMine()) return;
          setProgress(null);
          if (described.kind === 'table') {
            const mapping = await readMapping(described.fingerprint);
            if (!isMine()) return;
            known = { described, mapping: mapping ?? described.mapping, remembered: mapping !== null };
            if (!mapping || ask) return setStage({ stage: 'mapping', file, text, table: known, error: null });
          }
        }
        const choices = { ...text, ...(known && { mapping: known.mapping }) };
        const reading = mine.read(file, choices, (next) => isMine() && setProgress(next));
        const read = await Promise.race([reading, mine.failed]);
        const remembered = await readOptions(read, session.state.plan, read.teamColumns);
        if (!isMine()) return;
        setOptions(remembered);
        setStage({ stage: 'preview', file, text, table: known, read });
      };
      start().catch((reason: unknown) => {
        if (!isMine()) return;
        // A wrong column can be mended where it was chosen; anything else is the file's own fault.
        if (table) setStage({ stage: 'mapping', file, text, table, error: reasonOf(reason) });
        else choose(`“${file.name}” was not read. ${reasonOf(reason)}`);
      });
    },
    [choose, session, stop, setError],
  );

  const read = useCallback(
    ([first, ...others]: readonly ChosenFile[]) => {
      if (!first) return;
      setWaiting(others);
      setOptions({});
      bring({ file: first, text: {}, table: null });
    },
    [bring],
  );

  const leave = useCallback(
    (reason?: string) => {
      setWaiting([]);
      choose(reason ?? null);
    },
    [choose],
  );

  const commit = useCallback(async () => {
    const mine = client.current;
    if (stage.stage !== 'preview' || !mine || !summary || preparing || summary.empty) return;
    setBringing({ phase: 'fetching', share: 0 });
    const of = preparedFor();
    try {
      const step = of && (await fetchStep(mine, (share) => setBringing({ phase: 'fetching', share })));
      const outcome = await session.dispatchLarge(
        {
          command: () => mine.api.command(),
          ready: of && step && { plan: of, step },
          told: (phase) => setBringing({ phase, share: 1 }),
        },
        actorOf(session.state.plan, useUi.getState().actorId),
      );
      if (outcome.status === 'done') {
        // Only a convenience for the next time: without it the import is complete all the same.
        const notKept = (reason: unknown) =>
          tellError('The choices are not remembered for the next time', reason);
        void rememberOptions(stage.read, options).catch(notKept);
        if (stage.table) {
          const { described, mapping } = stage.table;
          void rememberMapping(described.fingerprint, mapping).catch(notKept);
        }
        setStage({ ...stage, stage: 'done', summary, number: outcome.number });
      } else if (outcome.status !== 'unchanged') setError(`Nothing was imported. ${outcome.reason}`);
    } catch (reason) {
      setError(`Nothing was imported. ${reasonOf(reason)}`);
    } finally {
      setBringing(null);
    }
  }, [stage, summary, preparing, options, session, preparedFor, setError]);

  return {
    stage,
    waiting,
    progress,
    options,
    summary,
    lookalikes,
    preparing,
    committing: bringing !== null,
    bringing,
    error,
    read,
    rewrite: (text) => {
      if (stage.stage === 'choose') return;
      bring({ file: stage.file, text, table: null }, stage.stage === 'mapping');
    },
    map: (mapping) => {
      if (stage.stage !== 'mapping') return;
      const { file, text, table } = stage;
      bring({ file, text, table: { ...table, mapping, remembered: false } });
    },
    remap: () => {
      if (stage.stage === 'preview' && stage.table) {
        const { file, text, table } = stage;
        setStage({ stage: 'mapping', file, text, table, error: null });
      }
    },
    change: (next) => setOptions((known) => ({ ...known, ...next })),
    commit: () => void commit(),
    leave,
    next: () => (waiting.length > 0 ? read(waiting) : leave()),
    again: () => {
      if (stage.stage !== 'done') return;
      const { file, text, table, read: known } = stage;
      setStage({ stage: 'preview', file, text, table, read: known });
    },
  };
}
