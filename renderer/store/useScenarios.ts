import type { PlanId } from '@shared/model/index';
import { liveQuery } from 'dexie';
import { useEffect, useState } from 'react';
import { database, type ScenarioRow } from './database';
import { lastNumber, loadPlan } from './journal';
import { followAppended } from './journal-signal';
import type { PlanSession } from './plan-session';
import { type OpenScenario, openScenario } from './scenario-journal';
import { listScenarios } from './scenarios';
import { useSession } from './session-context';
import { storageReason } from './storage-error';

/** A scenario's name as it is now; null: there is none of this id. */
export function useScenarioName(id: PlanId | null): string | null {
  const [name, setName] = useState<string | null>('');
  useEffect(() => {
    if (id === null) return;
    const watch = liveQuery(() => database.scenarios.get(id)).subscribe({
      next: (row) => setName(row?.name ?? null),
      error: () => {},
    });
    return () => watch.unsubscribe();
  }, [id]);
  return name;
}

interface Marked {
  readonly row: ScenarioRow;
  readonly last: number;
}

/** Reads the scenarios of a plan; one that did not change since stays the very same object, with all that hangs on it. */
class ScenarioReader {
  readonly #known = new Map<PlanId, { readonly mark: string; readonly open: OpenScenario }>();

  constructor(private readonly session: PlanSession) {}

  async read(marked: readonly Marked[]): Promise<OpenScenario[]> {
    const open: OpenScenario[] = [];
    for (const { row, last } of marked) {
      const mark = [row.base, row.number, last].join(':');
      const known = this.#known.get(row.id);
      const same = known?.mark === mark ? known.open : null;
      const fresh: OpenScenario = same ? { ...same, row } : await this.#open(row);
      this.#known.set(row.id, { mark, open: fresh });
      open.push(fresh);
    }
    return open;
  }

  async #open(row: ScenarioRow): Promise<OpenScenario> {
    const { state } = this.session;
    // Another window may be ahead of this one.
    const plan = state.number >= row.base ? state : await loadPlan(row.plan);
    return openScenario(row, plan ?? state);
  }
}

export interface Scenarios {
  /** The oldest first; null: still being read. */
  readonly scenarios: readonly OpenScenario[] | null;
  readonly problem: string | null;
}

/** The scenarios of the open plan as they are now, whichever window changes them. */
export function useScenarios(): Scenarios {
  const session = useSession();
  const [found, setFound] = useState<Scenarios>({ scenarios: null, problem: null });
  useEffect(() => {
    const { id } = session.state.plan.info;
    const reader = new ScenarioReader(session);
    let turn = 0;
    const fail = (error: unknown) => setFound((known) => ({ ...known, problem: storageReason(error) }));
    const readMarked = async (): Promise<Marked[]> => {
      const rows = await listScenarios(id);
      return Promise.all(rows.map(async (row) => ({ row, last: await lastNumber(row.id) })));
    };
    const show = (marked: readonly Marked[]) => {
      turn += 1;
      const mine = turn;
      reader.read(marked).then(
        (scenarios) => mine === turn && setFound({ scenarios, problem: null }),
        (error: unknown) => mine === turn && fail(error),
      );
    };
    let asked = 0;
    const silence = followAppended(({ plan }) => {
      if (plan === id) return;
      asked += 1;
      const mine = asked;
      readMarked().then(
        (marked) => mine === asked && show(marked),
        (error: unknown) => mine === asked && fail(error),
      );
    });
    const watch = liveQuery(readMarked).subscribe({ next: show, error: fail });
    return () => {
      asked = -1;
      turn = -1;
      silence();
      watch.unsubscribe();
    };
  }, [session]);
  return found;
}
