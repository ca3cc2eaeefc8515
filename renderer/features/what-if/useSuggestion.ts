import { useCallback, useEffect, useRef, useState } from 'react';
import { createScenario, nextScenarioName, planAt } from '../../store/scenarios';
import { useSession } from '../../store/session-context';
import { actorOf, useUi } from '../../store/ui-store';
import { useWhatIf } from '../../store/what-if-store';
import { tell, tellError } from '../../ui/tell';
import {
  type SuggestClient,
  type Suggested,
  type SuggestOptions,
  type SuggestProgress,
  startSuggestion,
} from '../../workers/suggest-client';

export interface RunningSuggestion {
  readonly progress: SuggestProgress;
  readonly isEnding: boolean;
}

export interface Suggestion {
  /** null: no search runs. */
  readonly running: RunningSuggestion | null;
  readonly start: (options: SuggestOptions) => void;
  /** Ends the search and keeps the best so far. */
  readonly keep: () => void;
  /** Ends the search without a trace. */
  readonly drop: () => void;
}

/** A search for a sequence; what it finds becomes a what-if that is opened in the comparison. */
export function useSuggestion(onDone: () => void): Suggestion {
  const session = useSession();
  const client = useRef<SuggestClient | null>(null);
  const [running, setRunning] = useState<RunningSuggestion | null>(null);

  const drop = useCallback(() => {
    client.current?.drop();
    client.current = null;
    setRunning(null);
  }, []);
  // A search does not outlive its screen: nobody could see or stop it.
  useEffect(() => () => client.current?.drop(), []);

  const start = useCallback(
    (options: SuggestOptions) => {
      const search = async () => {
        await session.settled();
        const { id } = session.state.plan.info;
        setRunning({
          progress: { schedules: 0, total: options.schedules, share: 0, best: null },
          isEnding: false,
        });
        const mine = startSuggestion(id, options, (progress) =>
          setRunning((known) => known && { ...known, progress }),
        );
        client.current = mine;
        const found = await mine.result;
        if (client.current !== mine) return;
        client.current = null;
        setRunning(null);
        if (found.placements.length === 0) {
          tell('The search found nothing better than what stands on the roadmap today.');
          return;
        }
        const name = await nextScenarioName(id, 'Suggested sequence');
        const plan = await planAt(session.state, found.number);
        const actor = actorOf(plan.plan, useUi.getState().actorId);
        const { seed } = options;
        const scenario = await createScenario(
          plan,
          {
            name,
            about: aboutOf(found, options),
            reasons: found.reasons,
            first: {
              type: 'sequence.apply',
              args: { placements: [...found.placements], seed, schedules: found.schedules },
            },
          },
          actor,
        );
        useWhatIf.getState().compare('plan', scenario);
        tell(`“${name}” is ready to be compared. Nothing has moved in the plan.`);
        onDone();
      };
      search().catch((error: unknown) => {
        client.current = null;
        setRunning(null);
        tellError('No sequence was suggested', error);
      });
    },
    [session, onDone],
  );
  const keep = useCallback(() => {
    client.current?.stop();
    setRunning((known) => known && { ...known, isEnding: true });
  }, []);
  return { running, start, keep, drop };
}

/** How it came about, so that it can be repeated. */
function aboutOf({ schedules, total, scope }: Suggested, { what, seed }: SuggestOptions): string {
  const tried = schedules.toLocaleString('en');
  const run =
    schedules < total
      ? `stopped after ${tried} of ${total.toLocaleString('en')} sequences, seed ${seed}`
      : `the best of ${tried} sequences, seed ${seed}`;
  const given =
    what === 'all' && scope === 'unplaced'
      ? '; what was placed stays, because placing everything anew would have broken a rule that is kept today'
      : '';
  return `Suggested: ${run}${given}`;
}
