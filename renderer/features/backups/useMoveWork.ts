import * as Comlink from 'comlink';
import { useCallback, useEffect, useRef, useState } from 'react';
import { tellError } from '../../ui/tell';
import { useUnfinished } from '../../ui/unfinished';
import { type MoveWorker, startMoveWorker } from '../../workers/plan-file-client';

type Api = MoveWorker['api'];
type OnProgress = (done: number, of: number) => void;

export interface MoveWork {
  /** Percent; null: nothing is under way. */
  readonly progress: number | null;
  /** Runs beside the window. What fails is told under the title. */
  readonly run: (
    title: string,
    work: (api: Api, onProgress: OnProgress) => Promise<void>,
  ) => Promise<'done' | 'failed' | 'cancelled'>;
  readonly cancel: () => void;
}

const CANCELLED = Symbol('cancelled');

/** Packing a machine and bringing one in: one at a time, with progress, stopped at any moment without a trace. */
export function useMoveWork(): MoveWork {
  const [progress, setProgress] = useState<number | null>(null);
  const stop = useRef<(() => void) | null>(null);
  useUnfinished(progress === null ? null : 'Moving to another machine');
  const cancel = useCallback(() => stop.current?.(), []);
  useEffect(() => cancel, [cancel]);
  const run = useCallback<MoveWork['run']>(async (title, work) => {
    const mine = startMoveWorker();
    const cancelled = new Promise<never>((_, reject) => {
      stop.current = () => reject(CANCELLED);
    });
    setProgress(0);
    try {
      const onProgress: OnProgress = (done, of) => setProgress(of === 0 ? 100 : (100 * done) / of);
      await Promise.race([work(mine.api, Comlink.proxy(onProgress)), mine.failed, cancelled]);
      return 'done';
    } catch (error) {
      if (error === CANCELLED) return 'cancelled';
      tellError(title, error);
      return 'failed';
    } finally {
      mine.stop();
      stop.current = null;
      setProgress(null);
    }
  }, []);
  return { progress, run, cancel };
}
