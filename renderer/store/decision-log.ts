import { JournalTeller, type ToldEntry } from '@shared/journal/tell-entry';
import { useEffect, useRef, useState } from 'react';
import { readEntriesFrom } from './journal';
import type { PlanSession } from './plan-session';
import { useSession, useSessionState } from './session-context';
import { storageReason } from './storage-error';

const PART = 500;

export interface DecisionLog {
  /** In the order they were taken; null: still being read. */
  readonly entries: readonly ToldEntry[] | null;
  /** Why it could not be read; null: it could. */
  readonly problem: string | null;
}

/** Tells the journal part by part; what was told stays told. */
class LogReader {
  readonly #teller: JournalTeller;
  #entries: readonly ToldEntry[] = [];
  #reading: Promise<readonly ToldEntry[]> = Promise.resolve([]);

  constructor(private readonly session: PlanSession) {
    this.#teller = new JournalTeller(session.state.plan);
  }

  /** Reads what was appended since, one reading at a time. */
  read(): Promise<readonly ToldEntry[]> {
    this.#reading = this.#reading.catch(() => []).then(() => this.#next());
    return this.#reading;
  }

  async #next(): Promise<readonly ToldEntry[]> {
    const { plan } = this.session.state;
    for (;;) {
      const from = (this.#entries.at(-1)?.number ?? 0) + 1;
      const part = await readEntriesFrom(plan.info.id, from, PART);
      if (part.length > 0) this.#entries = [...this.#entries, ...this.#teller.tell(part, plan)];
      if (part.length < PART) return this.#entries;
    }
  }
}

/** The decision log of the open plan: its journal in sentences. It follows what is decided here and in other windows. */
export function useDecisionLog(): DecisionLog {
  const session = useSession();
  const number = useSessionState((state) => state.number);
  const reader = useRef<LogReader | null>(null);
  const [log, setLog] = useState<DecisionLog>({ entries: null, problem: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again after every new entry
  useEffect(() => {
    reader.current ??= new LogReader(session);
    let left = false;
    reader.current.read().then(
      (entries) => !left && setLog({ entries, problem: null }),
      (error: unknown) => !left && setLog((known) => ({ ...known, problem: storageReason(error) })),
    );
    return () => {
      left = true;
    };
  }, [session, number]);
  return log;
}
