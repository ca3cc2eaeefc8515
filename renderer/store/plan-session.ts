import { prepareCopies } from '@shared/change/apply';
import { type Change, isEmptyChange } from '@shared/change/change';
import { damageBy } from '@shared/change/damage-by';
import type { Actor, JournalEntry } from '@shared/change/journal';
import { reverseChange } from '@shared/change/reverse';
import {
  type Command,
  definitionOf,
  isRejection,
  keptArgs,
  type Rejection,
  reduce,
} from '@shared/commands/reduce';
import { type Plan, type PlanId, sideOf } from '@shared/model/index';
import { searchInSteps } from '@shared/ranking/duplicates';
import { liveQuery } from 'dexie';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DocumentRow } from './database';
import {
  advance,
  catchUp,
  changesRow,
  lastNumber,
  type PlanState,
  planRow,
  readEntry,
  writeSnapshot,
} from './journal';
import { appendEntry, NumberTakenError } from './journal-append';
import { followAppended } from './journal-signal';
import { inPauses, nextFrame } from './pauses';
import { writeScenarioSnapshot } from './scenario-journal';
import { storageSentence } from './storage-error';
import { setCacheProblem } from './storage-state';

const SNAPSHOT_EVERY = 200;
const MAX_ATTEMPTS = 50;
const TWO_FRAMES_MS = 34;

/** `saved`: everything acknowledged is on disk. `failed`: the edits in `waiting` are not, and stay here until retried. */
export type Saving =
  | { readonly state: 'saved' }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly reason: string; readonly waiting: number };

export interface SessionState extends PlanState {
  readonly saving: Saving;
}

export type Outcome =
  | { readonly status: 'done'; readonly number: number; readonly change: Change }
  | { readonly status: 'unchanged' }
  | { readonly status: 'rejected'; readonly reason: string }
  | { readonly status: 'failed'; readonly reason: string };

const NOT_IN_SCENARIO: Rejection = {
  rejected: true,
  reason:
    'This is a what-if, not the plan: nothing is frozen, waived, signed or adopted in it. Go back to the plan first.',
};

export interface Step {
  readonly type: string;
  readonly args: unknown;
  readonly change: Change;
}

/** What a large edit is at: worked out, compared with what is there, written, shown. */
export type EditPhase = 'checking' | 'comparing' | 'writing' | 'showing';

/** An edit of thousands of records: told as it goes, with pauses in which the window draws that. */
export interface LargeEdit {
  readonly command: () => Promise<Command>;
  /** What the command does to this very plan, worked out elsewhere; null: it is worked out here. */
  readonly ready: { readonly plan: Plan; readonly step: Step } | null;
  readonly told: (phase: EditPhase) => void;
}

interface Job {
  readonly plan: (state: PlanState) => Promise<Step | Rejection>;
  readonly actor: Actor;
  readonly document: DocumentRow | null;
  /** null: too short to be told of. */
  readonly told: LargeEdit['told'] | null;
  readonly settle: (outcome: Outcome) => void;
}

/**
 * One open plan: the only way to read it and to change it. Commands run through one queue; each is on disk before it is
 * published. Other windows' commands arrive through the journal.
 */
export class PlanSession {
  readonly store: StoreApi<SessionState>;
  #queue: Promise<void> = Promise.resolve();
  #waiting: Job[] = [];
  #tasks = 0;
  #snapshotAt: number;
  #preparing: ReturnType<typeof setTimeout> | null = null;
  readonly #leave: () => void;

  /** `scenarioOf`: the plan this one is a what-if of; null: it is a plan. */
  constructor(
    start: PlanState,
    readonly scenarioOf: PlanId | null = null,
    private readonly now: () => string = () => new Date().toISOString(),
  ) {
    this.store = createStore<SessionState>(() => ({ ...start, saving: { state: 'saved' } }));
    this.#snapshotAt = start.number;
    const id = start.plan.info.id;
    const catchUpTo = (number: number, entry: JournalEntry | null = null) => {
      if (number <= this.state.number) return;
      // In its turn: it may be the entry of the command that is just being written here.
      void this.#enqueue(async () => {
        if (entry && number === this.state.number + 1) this.#follow(entry);
        else if (number > this.state.number) await this.#readMissing();
      });
    };
    const silence = followAppended(({ plan, number, entry }) => {
      if (plan === id) catchUpTo(number, entry);
    });
    // What was appended before, and what is written through Dexie: an adopted or imported journal.
    const watch = liveQuery(() => lastNumber(id)).subscribe({
      next: catchUpTo,
      error: (error: unknown) => this.#fail(error),
    });
    this.#leave = () => {
      silence();
      watch.unsubscribe();
    };
  }

  get state(): SessionState {
    return this.store.getState();
  }

  /** Runs a command: reduced, written, then published. A document given along is written in the same transaction. */
  dispatch(command: Command, actor: Actor, document: DocumentRow | null = null): Promise<Outcome> {
    return this.#submit(actor, document, async ({ plan }) => this.#stepOf(plan, command, actor));
  }

  /** Runs a command that touches thousands of records, still as one step: what it is at is told. */
  dispatchLarge({ command, ready, told }: LargeEdit, actor: Actor): Promise<Outcome> {
    const plan: Job['plan'] = async (state) => {
      await tell(told, 'checking');
      // Another window may have changed the plan meanwhile: then it is worked out anew.
      return ready?.plan === state.plan ? ready.step : this.#stepOf(state.plan, await command(), actor);
    };
    return this.#submit(actor, null, plan, told);
  }

  #stepOf(plan: Plan, command: Command, actor: Actor): Step | Rejection {
    if (this.scenarioOf !== null && definitionOf(command.type)?.planOnly) return NOT_IN_SCENARIO;
    const change = reduce(plan, command, { side: actor.role && sideOf(actor.role) });
    return isRejection(change) ? change : { type: command.type, args: keptArgs(command), change };
  }

  undo(actor: Actor): Promise<Outcome> {
    return this.#submit(actor, null, (state) => this.#revert(state, 'undo'));
  }

  redo(actor: Actor): Promise<Outcome> {
    return this.#submit(actor, null, (state) => this.#revert(state, 'redo'));
  }

  /** Tries again what could not be written. */
  retry(): Promise<void> {
    return this.#enqueue(async () => {
      const jobs = this.#waiting;
      this.#waiting = [];
      this.store.setState({ saving: { state: 'saving' } });
      for (const job of jobs) await this.#run(job);
    });
  }

  /** Gives up what could not be written; the plan stays as it is on disk. */
  discard(): void {
    for (const job of this.#waiting) job.settle({ status: 'rejected', reason: 'The edit was discarded.' });
    this.#waiting = [];
    this.store.setState({ saving: { state: 'saved' } });
  }

  /** Something was asked for that has not been tried yet, or could not be written. */
  get isBusy(): boolean {
    return this.#tasks > 0 || this.state.saving.state !== 'saved';
  }

  /** Resolves when everything that was asked for has been tried. */
  settled(): Promise<void> {
    return this.#queue;
  }

  async close(): Promise<void> {
    this.#leave();
    clearTimeout(this.#preparing ?? undefined);
    await this.#queue;
    await this.#snapshot();
  }

  async #revert(state: PlanState, type: 'undo' | 'redo'): Promise<Step | Rejection> {
    const of = state.history[type].at(-1);
    if (of === undefined) return { rejected: true, reason: `There is nothing to ${type}.` };
    const entry = await readEntry(state.plan.info.id, of);
    if (!entry) return { rejected: true, reason: `Step ${of} is no longer in the journal.` };
    const change = type === 'undo' ? reverseChange(entry.change) : entry.change;
    // The journal may come from a file that was tampered with: what would damage the plan could neither be opened nor saved again.
    const damage = damageBy(state.plan, change);
    if (damage !== null) return { rejected: true, reason: damagedStep(type, of, damage) };
    return { type, args: { of }, change };
  }

  #submit(
    actor: Actor,
    document: DocumentRow | null,
    plan: Job['plan'],
    told: Job['told'] = null,
  ): Promise<Outcome> {
    return new Promise((settle) => {
      const job: Job = { plan, actor, document, told, settle };
      void this.#enqueue(() => this.#run(job));
    });
  }

  #enqueue(task: () => Promise<void>): Promise<void> {
    this.#tasks += 1;
    const result = this.#queue.then(task).finally(() => {
      this.#tasks -= 1;
    });
    this.#queue = result.catch((error: unknown) => this.#fail(error));
    return this.#queue;
  }

  async #run(job: Job): Promise<void> {
    // What could not be written comes first: the order of the room's decisions stays as it was.
    if (this.#waiting.length > 0) {
      this.#hold(job, this.#failure());
      return;
    }
    try {
      job.settle(await this.#commit(job));
    } catch (error) {
      this.#hold(job, reasonOf(error));
    }
  }

  async #commit(job: Job): Promise<Outcome> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const before = this.state;
      const step = await job.plan(before);
      if ('rejected' in step) {
        this.#settleSaved();
        return { status: 'rejected', reason: step.reason };
      }
      if (isEmptyChange(step.change)) {
        this.#settleSaved();
        return { status: 'unchanged' };
      }
      const entry: JournalEntry = { number: before.number + 1, at: this.now(), actor: job.actor, ...step };
      this.store.setState({ saving: { state: 'saving' } });
      const isScenario = this.scenarioOf !== null;
      // Before anything is written: an entry that does not fit would keep the plan from opening.
      const after = advance(before, entry);
      if (job.told) {
        await tell(job.told, 'comparing');
        // The rules would do it at once, while the window stands still.
        await inPauses(searchInSteps(after.plan.items));
        await tell(job.told, 'writing');
      }
      const row = !isScenario && changesRow(entry) ? planRow(after, entry.at) : null;
      try {
        await appendEntry(before.plan.info.id, entry, { isScenario, row, document: job.document });
      } catch (error) {
        if (!(error instanceof NumberTakenError)) throw error;
        await this.#readMissing();
        continue;
      }
      if (job.told) await tell(job.told, 'showing');
      this.store.setState({ ...after, saving: { state: 'saved' } });
      this.#whenIdle();
      return { status: 'done', number: entry.number, change: step.change };
    }
    throw new Error('Other windows keep writing. Try again in a moment');
  }

  /** Another window's entry, which is on disk, and is the next one here. */
  #follow(entry: JournalEntry): void {
    const { plan, number, history } = this.state;
    this.store.setState(advance({ plan, number, history }, entry));
    this.#prepareWhenIdle();
  }

  async #readMissing(): Promise<void> {
    const { plan, number, history } = this.state;
    const after = await catchUp({ plan, number, history });
    if (after.number > number) this.store.setState(after);
  }

  #settleSaved(): void {
    if (this.#waiting.length === 0) this.store.setState({ saving: { state: 'saved' } });
  }

  #hold(job: Job, reason: string): void {
    this.#waiting.push(job);
    this.store.setState({ saving: { state: 'failed', reason, waiting: this.#waiting.length } });
  }

  #failure(): string {
    const { saving } = this.state;
    return saving.state === 'failed' ? saving.reason : 'An earlier edit could not be saved.';
  }

  #fail(error: unknown): void {
    this.store.setState({
      saving: { state: 'failed', reason: reasonOf(error), waiting: this.#waiting.length },
    });
  }

  /** What the next command need not wait for. */
  #whenIdle(): void {
    this.#prepareWhenIdle();
    if (this.state.number - this.#snapshotAt < SNAPSHOT_EVERY) return;
    this.#snapshotAt = this.state.number;
    requestIdleCallback(() => void this.#snapshot(), { timeout: 5_000 });
  }

  /** Not while the edit is being drawn, here and in the other windows: what is prepared is for the next one. */
  #prepareWhenIdle(): void {
    this.#preparing ??= setTimeout(() => {
      this.#preparing = null;
      requestIdleCallback(() => prepareCopies(this.state.plan));
    }, TWO_FRAMES_MS);
  }

  /** A snapshot is a cache: when it cannot be written, opening takes longer and nothing is lost. */
  async #snapshot(): Promise<void> {
    const { plan, number, history } = this.state;
    try {
      const write = this.scenarioOf === null ? writeSnapshot : writeScenarioSnapshot;
      await write({ plan, number, history }, this.now());
      this.#snapshotAt = number;
      setCacheProblem(null);
    } catch (error) {
      setCacheProblem(error);
    }
  }
}

const damagedStep = (type: 'undo' | 'redo', of: number, damage: string): string =>
  `Step ${of} cannot be ${type === 'undo' ? 'undone' : 'done again'}: the journal of this plan is damaged (${damage}). Nothing was changed; everything else works as before.`;

async function tell(told: LargeEdit['told'], phase: EditPhase): Promise<void> {
  told(phase);
  await nextFrame();
}

/** Why a write failed, as a sentence for the user. */
function reasonOf(error: unknown): string {
  const sentence = storageSentence(error);
  if (sentence) return `${sentence} What you see is what is saved.`;
  return `The edit could not be written (${error instanceof Error ? error.message : String(error)}). Retry; what you see is what is saved.`;
}
