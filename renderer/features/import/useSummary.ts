import type { ImportOptions } from '@shared/exchange/merge/import-options';
import type { Plan } from '@shared/model/index';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { usePlan } from '../../store/session-context';
import { reasonOf } from '../../ui/tell';
import type { ImportClient } from '../../workers/import-client';
import type { ImportSummary } from '../../workers/import-worker';

/** Up to this many new items the look-alikes are counted before the import; beyond, the screen for them does it after. */
const COMPARED = 5_000;

/** What the file in the worker would do to the plan: it follows the plan and the options, an overtaken answer is dropped. */
export function useSummary(
  /** The preview that is on screen, another object for another one; null: none is. */
  previewed: object | null,
  client: RefObject<ImportClient | null>,
  options: Partial<ImportOptions>,
) {
  const plan = usePlan();
  /** Each worker gets a plan once. */
  const sent = useRef<{ readonly client: ImportClient; readonly plan: Plan } | null>(null);
  const [answer, setAnswer] = useState<{ readonly of: ImportClient; readonly summary: ImportSummary } | null>(
    null,
  );
  const [lookalikes, setLookalikes] = useState<number | null>(null);
  const [preparing, setPreparing] = useState(false);
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    const mine = client.current;
    if (!previewed || !mine) return;
    let overtaken = false;
    setPreparing(true);
    const isSent = sent.current?.client === mine && sent.current.plan === plan;
    sent.current = { client: mine, plan };
    const prepare = async () => {
      const next = await Promise.race([mine.api.prepare(isSent ? null : plan, options), mine.failed]);
      if (overtaken) return;
      setAnswer({ of: mine, summary: next });
      setError(null);
      setPreparing(false);
      setLookalikes(null);
      if (next.counts.created === 0 || next.counts.created > COMPARED) return;
      const pairs = await mine.api.lookalikes();
      if (!overtaken) setLookalikes(pairs);
    };
    prepare().catch((reason: unknown) => {
      if (overtaken) return;
      setError(reasonOf(reason));
      setPreparing(false);
    });
    return () => {
      overtaken = true;
    };
  }, [previewed, client, plan, options]);

  // What another file would do is nobody's summary.
  const summary = answer && answer.of === client.current ? answer.summary : null;
  /** The plan that the worker's answer is about; null: there is none. */
  const preparedFor = useCallback(
    () => (sent.current && sent.current.client === client.current ? sent.current.plan : null),
    [client],
  );
  return { summary, lookalikes, preparing, error, setError, preparedFor };
}
