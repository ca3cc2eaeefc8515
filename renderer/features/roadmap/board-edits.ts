import { createId, type Item, type ItemId, type MilestoneId, type PlainDate } from '@shared/model/index';
import { useBoard } from './board-store';
import { type Spot, spanName } from './drop-effect';
import type { Stage } from './stage';

/* What a finished gesture does: one command each, announced when it is on disk. */

/** Whether something can be changed; says why when it cannot. */
export function isOpen({ frozen }: Stage): boolean {
  if (frozen !== null) useBoard.getState().announce(frozen);
  return frozen === null;
}

export async function placeItem(stage: Stage, item: Item, spot: Spot): Promise<void> {
  const { view, dispatch } = stage;
  const from = view.iterations[spot.from]?.id;
  const to = view.iterations[spot.to]?.id;
  if (!from || !to) return;
  const stays = item.placement?.from === from && item.placement.to === to && item.teamId === spot.team.id;
  if (stays) return;
  const outcome = await dispatch({
    type: 'item.place',
    args: { ids: [item.id], placement: { from, to }, teamId: spot.team.id },
  });
  if (outcome.status === 'done') {
    useBoard
      .getState()
      .announce(`“${item.title}” is now in ${spot.team.name}, ${spanName(view, spot.from, spot.to)}.`);
  }
}

/** Moves the start or the end of a placed item by whole iterations, within the quarter and never under one iteration. */
export async function stretchItem(
  stage: Stage,
  item: Item,
  columns: { from: number; to: number },
): Promise<void> {
  const { view, dispatch } = stage;
  const last = view.iterations.length - 1;
  const from = Math.max(0, Math.min(columns.from, last));
  const to = Math.max(from, Math.min(columns.to, last));
  const placement = { from: view.iterations[from]?.id, to: view.iterations[to]?.id };
  if (!placement.from || !placement.to) return;
  const outcome = await dispatch({
    type: 'item.place',
    args: { ids: [item.id], placement: { from: placement.from, to: placement.to } },
  });
  if (outcome.status === 'done') {
    useBoard.getState().announce(`“${item.title}” now takes ${spanName(view, from, to)}.`);
  }
}

export async function unplaceItem(stage: Stage, item: Item): Promise<void> {
  const outcome = await stage.dispatch({ type: 'item.unplace', args: { ids: [item.id] } });
  if (outcome.status === 'done') {
    useBoard.getState().announce(`“${item.title}” is off the roadmap and back in the list.`);
  }
}

export async function addNeed(stage: Stage, itemId: ItemId, needsId: ItemId): Promise<boolean> {
  const { plan, dispatch } = stage;
  const outcome = await dispatch({
    type: 'dependency.add',
    args: { id: createId('dependency'), itemId, needsId },
  });
  if (outcome.status !== 'done') return false;
  useBoard
    .getState()
    .announce(`“${plan.items.get(itemId)?.title}” now needs “${plan.items.get(needsId)?.title}”.`);
  return true;
}

export async function linkMilestone(stage: Stage, id: MilestoneId, itemId: ItemId): Promise<void> {
  const { plan, dispatch } = stage;
  const outcome = await dispatch({ type: 'milestone.link', args: { id, itemIds: [itemId] } });
  if (outcome.status === 'done') {
    useBoard
      .getState()
      .announce(`“${plan.milestones.get(id)?.title}” now needs “${plan.items.get(itemId)?.title}”.`);
  }
}

export async function moveMilestone(stage: Stage, id: MilestoneId, date: PlainDate): Promise<void> {
  if (stage.plan.milestones.get(id)?.date === date) return;
  await stage.dispatch({ type: 'milestone.edit', args: { id, fields: { date } } });
}
