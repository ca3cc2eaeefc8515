import { loadPlan } from '../../../../renderer/store/journal';
import { followAppended } from '../../../../renderer/store/journal-signal';
import { PlanSession } from '../../../../renderer/store/plan-session';
import { addPlan } from '../../../../renderer/store/plans';
import { publishPlace } from '../../../../renderer/store/projection';
import { bigPlan } from '../big-plan';
import { edit, itemAt, NOBODY } from '../edit';

let opened: PlanSession | null = null;

/** Opens a plan of so many items and shows its backlog to the room. */
export async function show(items: number): Promise<void> {
  const plan = bigPlan(items);
  await addPlan(plan);
  const state = await loadPlan(plan.info.id);
  if (!state) throw new Error('the plan was not stored');
  opened = new PlanSession(state);
  publishPlace({ plan: plan.info.id, view: 'backlog', selection: null });
}

export interface ProjectorTimes {
  /** From the commit until the other window has told that its page has changed. */
  readonly changed: readonly number[];
  /** From the commit until it has told that the change was drawn. */
  readonly drawn: readonly number[];
  /** A message there and back. */
  readonly raw: readonly number[];
}

const channel = new BroadcastChannel('bench-room');

/** The moment of the next word of this kind from the other window. */
function told(kind: string): Promise<number> {
  return new Promise((resolve) => {
    const hear = ({ data }: MessageEvent<unknown>) => {
      if (data !== kind) return;
      channel.removeEventListener('message', hear);
      resolve(performance.now());
    };
    channel.addEventListener('message', hear);
  });
}

/** Each edit, from the moment it is on disk; in turn with a message there and back. */
export async function measure(rounds: number): Promise<ProjectorTimes> {
  const session = opened;
  if (!session) throw new Error('nothing is shown yet');
  const item = itemAt(session.state.plan, 3);
  const times = { changed: [] as number[], drawn: [] as number[], raw: [] as number[] };
  for (let round = -5; round < rounds; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 40));
    const committed = new Promise<number>((resolve) => {
      const stop = followAppended(() => {
        stop();
        resolve(performance.now());
      });
    });
    const seen = Promise.all([committed, told('changed'), told('drawn')]);
    void session.dispatch(edit(item, round), NOBODY);
    const [start, changed, drawn] = await seen;
    await new Promise((resolve) => setTimeout(resolve, 40));
    const answered = told('answer');
    const asked = performance.now();
    channel.postMessage('ask');
    const raw = (await answered) - asked;
    if (round < 0) continue;
    times.changed.push(changed - start);
    times.drawn.push(drawn - start);
    times.raw.push(raw);
  }
  return times;
}
