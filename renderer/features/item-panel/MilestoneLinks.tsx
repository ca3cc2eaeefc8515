import { ActionIcon } from '@mantine/core';
import { formatDate, type Item, type MilestoneId } from '@shared/model/index';
import { IconFlag, IconPlus, IconX } from '@tabler/icons-react';
import { useDispatch, usePlan } from '../../store/session-context';
import { useUi } from '../../store/ui-store';
import panel from '../../ui/Panel.module.css';
import { Select } from '../../ui/Select';

/** The promises that need this item. */
export function MilestoneLinks({ item, disabled }: { readonly item: Item; readonly disabled: boolean }) {
  const { milestones } = usePlan();
  const dispatch = useDispatch();
  const sorted = [...milestones.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
  const linked = sorted.filter(({ itemIds }) => itemIds.includes(item.id));
  const others = sorted.filter(({ itemIds }) => !itemIds.includes(item.id));
  return (
    <section className={panel.section} aria-label="Milestones">
      <h2 className={panel.sectionTitle}>Milestones that need it</h2>
      {linked.length > 0 && (
        <ul className={panel.links}>
          {linked.map(({ id, title, date }) => (
            <li key={id} className={panel.link}>
              <IconFlag size={16} aria-hidden />
              <button
                type="button"
                className={panel.linkText}
                onClick={() => useUi.getState().select({ kind: 'milestone', id })}
              >
                {title}
                <span className={panel.facts}>{formatDate(date, true)}</span>
              </button>
              {!disabled && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  aria-label={`Unlink from ${title}`}
                  onClick={() => void dispatch({ type: 'milestone.unlink', args: { id, itemId: item.id } })}
                >
                  <IconX size={14} />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
      )}
      {!disabled && others.length > 0 && (
        <Select
          aria-label="Link to a milestone"
          size="sm"
          searchable
          placeholder="Link to a milestone"
          leftSection={<IconPlus size={16} />}
          value={null}
          data={others.map(({ id, title, date }) => ({ value: id, label: `${title} (${formatDate(date)})` }))}
          nothingFoundMessage="No milestone has this name"
          onChange={(id) =>
            id !== null &&
            void dispatch({ type: 'milestone.link', args: { id: id as MilestoneId, itemIds: [item.id] } })
          }
        />
      )}
      {sorted.length === 0 && <p className={panel.facts}>The plan has no milestones yet.</p>}
      {disabled && sorted.length > 0 && linked.length === 0 && <p className={panel.facts}>None</p>}
    </section>
  );
}
