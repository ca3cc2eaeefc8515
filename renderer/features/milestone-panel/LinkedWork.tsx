import { ActionIcon } from '@mantine/core';
import { daysBetween, formatDate, type Item, type Milestone, type Plan } from '@shared/model/index';
import { endOf } from '@shared/schedule/capacity';
import { IconAlertOctagonFilled, IconCircleCheck, IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useDispatch, usePlan } from '../../store/session-context';
import { useUi } from '../../store/ui-store';
import { ItemPicker } from '../../ui/ItemPicker';
import { ItemTypeIcon } from '../../ui/ItemTypeIcon';
import panel from '../../ui/Panel.module.css';
import classes from './MilestonePanel.module.css';

/** The items a milestone needs, when each ends, and whether it makes it. */
export function LinkedWork({
  milestone,
  disabled,
}: {
  readonly milestone: Milestone;
  readonly disabled: boolean;
}) {
  const plan = usePlan();
  const dispatch = useDispatch();
  const { id, itemIds } = milestone;
  const exclude = useMemo(() => new Set(itemIds), [itemIds]);
  const items = itemIds.flatMap((itemId) => plan.items.get(itemId) ?? []);
  return (
    <section className={panel.section} aria-label="Work it needs">
      <h2 className={panel.sectionTitle}>
        Work it needs <span className={`${classes.count} numbers`}>{items.length}</span>
      </h2>
      {items.length > 0 && (
        <ul className={panel.links}>
          {items.map((item) => (
            <Linked key={item.id} milestone={milestone} item={item} disabled={disabled} />
          ))}
        </ul>
      )}
      {items.length === 0 && disabled && <p className={panel.facts}>None</p>}
      {!disabled && (
        <ItemPicker
          label="Link work"
          placeholder="Link work by title or key"
          exclude={exclude}
          onPick={(itemId) => void dispatch({ type: 'milestone.link', args: { id, itemIds: [itemId] } })}
        />
      )}
    </section>
  );
}

function Linked({
  milestone,
  item,
  disabled,
}: {
  readonly milestone: Milestone;
  readonly item: Item;
  readonly disabled: boolean;
}) {
  const plan = usePlan();
  const dispatch = useDispatch();
  const { text, late } = standing(plan, milestone, item);
  const team = item.teamId === null ? undefined : plan.teams.get(item.teamId)?.name;
  return (
    <li className={panel.link}>
      <ItemTypeIcon type={item.type} size={16} />
      <div className={classes.linkBody}>
        <button
          type="button"
          className={panel.linkText}
          onClick={() => useUi.getState().select({ kind: 'item', id: item.id })}
        >
          {item.title}
        </button>
        <span className={classes.standing} data-late={late || undefined}>
          {late ? (
            <IconAlertOctagonFilled size={14} aria-hidden />
          ) : (
            <IconCircleCheck size={14} aria-hidden />
          )}
          <span>
            {text}
            {team !== undefined && <span className={panel.facts}> · {team}</span>}
          </span>
        </span>
      </div>
      {!disabled && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`Unlink ${item.title}`}
          onClick={() =>
            void dispatch({ type: 'milestone.unlink', args: { id: milestone.id, itemId: item.id } })
          }
        >
          <IconX size={14} />
        </ActionIcon>
      )}
    </li>
  );
}

/** `Ends 29 Jan, in time`, `Ends 12 Feb, 4 days late`, `Not on the roadmap`. */
function standing(plan: Plan, milestone: Milestone, item: Item): { text: string; late: boolean } {
  const end = endOf(plan, item)?.end;
  if (!end) return { text: 'Not on the roadmap', late: true };
  const days = daysBetween(milestone.date, end);
  const verdict = days > 0 ? `${days} ${days === 1 ? 'day' : 'days'} late` : 'in time';
  return { text: `Ends ${formatDate(end)}, ${verdict}`, late: days > 0 };
}
