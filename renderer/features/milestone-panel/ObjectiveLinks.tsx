import { MultiSelect } from '@mantine/core';
import type { Milestone, ObjectiveId } from '@shared/model/index';
import { useDispatch, usePlan } from '../../store/session-context';

/** The shared objectives a milestone brings about. */
export function ObjectiveLinks({
  milestone: { id },
  disabled,
}: {
  readonly milestone: Milestone;
  readonly disabled: boolean;
}) {
  const objectives = [...usePlan().objectives.values()].sort((a, b) => (a.order < b.order ? -1 : 1));
  const dispatch = useDispatch();
  const linked = objectives.filter(({ milestoneIds }) => milestoneIds.includes(id)).map((one) => one.id);
  if (objectives.length === 0) return null;

  // The list changes by one at a time: each is one command and one undo step.
  const change = (wanted: readonly string[]) => {
    const added = objectives.find((one) => wanted.includes(one.id) && !linked.includes(one.id));
    const removed = linked.find((one: ObjectiveId) => !wanted.includes(one));
    if (added) void dispatch({ type: 'objective.link', args: { id: added.id, milestoneIds: [id] } });
    else if (removed) void dispatch({ type: 'objective.unlink', args: { id: removed, target: id } });
  };
  return (
    <MultiSelect
      label="Objectives"
      placeholder={linked.length === 0 ? 'None' : ''}
      data={objectives.map((one) => ({ value: one.id, label: one.title }))}
      value={linked}
      disabled={disabled}
      onChange={change}
    />
  );
}
