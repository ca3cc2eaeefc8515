import type { Command } from '@shared/commands/reduce';
import type { PlanId } from '@shared/model/index';
import type { DocumentRow } from '../../../renderer/store/database';
import { loadPlan, writeSnapshot } from '../../../renderer/store/journal';
import { type Outcome, PlanSession } from '../../../renderer/store/plan-session';
import { addPlan, deletePlan, planFileOf, writeSetting } from '../../../renderer/store/plans';
import { loadScenario } from '../../../renderer/store/scenario-journal';
import {
  createScenario,
  duplicateScenario,
  listScenarios,
  removeScenario,
  renameScenario,
  updateScenario,
} from '../../../renderer/store/scenarios';
import { commandOf, EDITING_TYPES } from '../../unit/commands/random-commands';
import { random } from '../../unit/exchange/mutate';
import type { Acknowledged } from './protocol';
import { hashOf, startPlan } from './start-plan';

const ACTOR = { name: 'Storm', role: null } as const;
const tell = (told: Acknowledged): void => void window.acknowledge(told);

/** One window's storm: everything the store can write, one thing after the other and often several at once. */
export class Storm {
  readonly #pick: (limit: number) => number;
  #step = 0;

  constructor(
    private readonly plan: PlanId,
    private readonly seed: number,
    private readonly name: string,
    private readonly session: PlanSession,
  ) {
    this.#pick = random(seed);
  }

  static async start(plan: PlanId, seed: number, window: number): Promise<Storm> {
    const state = await loadPlan(plan);
    if (!state) throw new Error(`${plan} is not there`);
    return new Storm(plan, seed, `w${window}`, new PlanSession(state));
  }

  async run(): Promise<never> {
    for (;;) {
      try {
        await this.#next();
      } catch (error) {
        tell({
          kind: 'trouble',
          text: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
        });
      }
    }
  }

  async #next(): Promise<unknown> {
    const chance = this.#pick(100);
    if (chance < 12) return this.#revert('undo');
    if (chance < 18) return this.#revert('redo');
    if (chance < 26) return Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(() => this.#command(this.session)));
    if (chance < 38) return this.#withDocument();
    if (chance < 44) return this.#bulk();
    if (chance < 52) return this.#snapshot();
    if (chance < 70) return this.#scenario();
    if (chance < 73) return this.#planThatGoes();
    if (chance < 77) return this.#setting();
    return this.#command(this.session);
  }

  #randomCommand(session: PlanSession): Command {
    const type = EDITING_TYPES[this.#pick(EDITING_TYPES.length)] ?? 'item.edit';
    const picks = Array.from({ length: 12 }, () => this.#pick(1_000_000));
    this.#step += 1;
    const step = (this.seed % 1_000_000) * 10_000 + this.#step;
    return commandOf(session.state.plan, { type, picks }, step);
  }

  async #command(session: PlanSession): Promise<void> {
    this.#told(session, await session.dispatch(this.#randomCommand(session), ACTOR), null);
  }

  #told(session: PlanSession, outcome: Outcome, document: string | null): void {
    if (outcome.status !== 'done') return;
    const { info } = session.state.plan;
    const entry = {
      plan: info.id,
      number: outcome.number,
      hash: hashOf(outcome.change),
      what: JSON.stringify(outcome.change).slice(0, 600),
    };
    tell({ kind: 'entry', ...entry, document });
  }

  async #revert(way: 'undo' | 'redo'): Promise<void> {
    this.#told(this.session, await this.session[way](ACTOR), null);
  }

  /** The title names the document, so that each can be looked for by the other. */
  async #withDocument(): Promise<void> {
    const [id] = [...this.session.state.plan.items.keys()].slice(this.#pick(20));
    if (id === undefined) return;
    this.#step += 1;
    const mark = `document ${this.seed} ${this.name} ${this.#step}`;
    const document: DocumentRow = {
      id: mark,
      plan: this.plan,
      revision: 1,
      digest: mark,
      roles: [],
      at: new Date().toISOString(),
      bytes: new Uint8Array(1 + this.#pick(200_000)).fill(7),
    };
    const command: Command = { type: 'item.edit', args: { id, fields: { title: mark } } };
    this.#told(this.session, await this.session.dispatch(command, ACTOR, document), mark);
  }

  /** A record of many items: a write that takes its time. */
  async #bulk(): Promise<void> {
    const ids = [...this.session.state.plan.items.keys()];
    this.#step += 1;
    const label = `${this.name} ${this.seed} ${this.#step}`;
    const command: Command = { type: 'item.assign', args: { ids, fields: { labels: [label] } } };
    this.#told(this.session, await this.session.dispatch(command, ACTOR), null);
  }

  async #snapshot(): Promise<void> {
    const { plan, number, history } = this.session.state;
    await writeSnapshot({ plan, number, history }, new Date().toISOString());
    if (this.#pick(4) === 0) await planFileOf(this.plan);
  }

  async #scenario(): Promise<void> {
    const rows = await listScenarios(this.plan);
    const row = rows[this.#pick(rows.length)];
    const kind = row ? this.#pick(rows.length > 6 ? 8 : 6) : 0;
    try {
      if (!row || kind === 0) {
        const first = this.#pick(2) ? this.#randomCommand(this.session) : null;
        const made = { name: `What-if ${this.#pick(1_000)}`, ...(first && { first }) };
        tell({ kind: 'scenario-made', id: await createScenario(this.session.state, made, ACTOR) });
      } else if (kind < 3) await this.#editScenario(row.id);
      else if (kind === 3)
        tell({ kind: 'scenario-made', id: await duplicateScenario(row.id, `Copy ${this.#pick(1_000)}`) });
      else if (kind === 4) await updateScenario(row.id, this.session.state, ACTOR);
      else if (kind === 5) await renameScenario(row.id, `Renamed ${this.#pick(1_000)}`);
      else {
        tell({ kind: 'scenario-removing', id: row.id });
        await removeScenario(row.id);
        tell({ kind: 'scenario-removed', id: row.id });
      }
    } catch (error) {
      // Refusals are sentences; the other window has removed it, or a random change does not fit.
      if (error instanceof Error && error.name === 'Error') return;
      throw error;
    }
  }

  async #editScenario(id: PlanId): Promise<void> {
    const open = await loadScenario(id);
    if (!open) return;
    const session = new PlanSession(open.state, this.plan);
    // What was removed under it waits for a retry that will not come.
    const unwatch = session.store.subscribe(({ saving }) => saving.state === 'failed' && session.discard());
    for (let count = 0; count < 4; count += 1) await this.#command(session);
    unwatch();
    await session.close();
  }

  async #planThatGoes(): Promise<void> {
    this.#step += 1;
    const id: PlanId = `plan_gone${this.seed}x${this.name}x${this.#step}`;
    await addPlan(startPlan(id));
    tell({ kind: 'plan-added', id });
    tell({ kind: 'plan-deleting', id });
    await deletePlan(id);
    tell({ kind: 'plan-deleted', id });
  }

  async #setting(): Promise<void> {
    this.#step += 1;
    const key = `storm-${this.seed}-${this.name}`;
    await writeSetting(key, this.#step);
    tell({ kind: 'setting', key, value: this.#step });
  }
}
