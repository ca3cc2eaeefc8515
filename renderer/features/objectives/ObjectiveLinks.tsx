import { ActionIcon } from '@mantine/core';
import { formatDate, type ItemId, type MilestoneId, type Objective } from '@shared/model/index';
import { IconFlag, IconX } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { useDispatch, usePlan } from '../../store/session-context';
import { useUi } from '../../store/ui-store';
import { ItemPicker } from '../../ui/ItemPicker';
import { ItemTypeIcon } from '../../ui/ItemTypeIcon';
import { Select } from '../../ui/Select';
import classes from './Objectives.module.css';

/** The work and the milestones that bring an objective about. */
export function ObjectiveLinks({
  objective,
  number,
  disabled,
}: {
  readonly objective: Objective;
  readonly number: number;
  readonly disabled: boolean;
}) {
  const plan = usePlan();
  const dispatch = useDispatch();
  const { id, itemIds, milestoneIds } = objective;
  const exclude = useMemo(() => new Set(itemIds), [itemIds]);
  const items = itemIds.flatMap((itemId) => plan.items.get(itemId) ?? []);
  const milestones = milestoneIds.flatMap((milestoneId) => plan.milestones.get(milestoneId) ?? []);
  const free = [...plan.milestones.values()]
    .filter((milestone) => !milestoneIds.includes(milestone.id))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  const unlink = (target: ItemId | MilestoneId) =>
    void dispatch({ type: 'objective.unlink', args: { id, target } });
  return (
    <section className={classes.links} aria-label={`Work behind objective ${number}`}>
      <ul className={classes.chips}>
        {items.length + milestones.length === 0 && <li className={classes.soft}>No work is linked yet.</li>}
        {items.map((item) => (
          <Chip
            key={item.id}
            icon={<ItemTypeIcon type={item.type} size={14} />}
            title={item.title}
            fact={item.placement ? null : 'not on the roadmap'}
            disabled={disabled}
            onOpen={() => useUi.getState().select({ kind: 'item', id: item.id })}
            onUnlink={() => unlink(item.id)}
          />
        ))}
        {milestones.map((milestone) => (
          <Chip
            key={milestone.id}
            icon={<IconFlag size={14} aria-label="Milestone" />}
            title={milestone.title}
            fact={formatDate(milestone.date)}
            disabled={disabled}
            onOpen={() => useUi.getState().select({ kind: 'milestone', id: milestone.id })}
            onUnlink={() => unlink(milestone.id)}
          />
        ))}
      </ul>
      {!disabled && (
        <div className={classes.pickers}>
          <ItemPicker
            label={`Link work to objective ${number}`}
            placeholder="Link work by title or key"
            exclude={exclude}
            onPick={(itemId) => void dispatch({ type: 'objective.link', args: { id, itemIds: [itemId] } })}
          />
          <Select
            aria-label={`Link a milestone to objective ${number}`}
            placeholder={
              plan.milestones.size === 0 ? 'The roadmap has no milestones yet' : 'Link a milestone'
            }
            size="sm"
            searchable
            disabled={free.length === 0}
            value={null}
            data={free.map(({ id: value, title, date }) => ({
              value,
              label: `${title} · ${formatDate(date)}`,
            }))}
            nothingFoundMessage="No milestone has these words"
            onChange={(value) =>
              value &&
              void dispatch({ type: 'objective.link', args: { id, milestoneIds: [value as MilestoneId] } })
            }
          />
        </div>
      )}
    </section>
  );
}

function Chip({
  icon,
  title,
  fact,
  disabled,
  onOpen,
  onUnlink,
}: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly fact: string | null;
  readonly disabled: boolean;
  readonly onOpen: () => void;
  readonly onUnlink: () => void;
}) {
  return (
    <li className={classes.chip}>
      {icon}
      <button type="button" className={classes.chipText} onClick={onOpen}>
        {title}
      </button>
      {fact && <span className={`${classes.soft} numbers`}>{fact}</span>}
      {!disabled && (
        <ActionIcon size="xs" variant="subtle" color="gray" aria-label={`Unlink ${title}`} onClick={onUnlink}>
          <IconX size={12} />
        </ActionIcon>
      )}
    </li>
  );
}
