import { ActionIcon } from '@mantine/core';
import { createId, type Dependency, type Item, type ItemId, type Plan } from '@shared/model/index';
import { IconX } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useDispatch, usePlan } from '../../store/session-context';
import { useUi } from '../../store/ui-store';
import { ItemPicker } from '../../ui/ItemPicker';
import { ItemTypeIcon } from '../../ui/ItemTypeIcon';
import panel from '../../ui/Panel.module.css';
import { useSubmit } from '../../ui/useSubmit';
import classes from './ItemPanel.module.css';

/** What the item needs first, and what waits for it. A loop is refused with the items on it named. */
export function DependencyLists({ item, disabled }: { readonly item: Item; readonly disabled: boolean }) {
  const { dependencies } = usePlan();
  const { needs, neededBy } = useMemo(() => {
    const all = [...dependencies.values()];
    return {
      needs: all.filter(({ itemId }) => itemId === item.id),
      neededBy: all.filter(({ needsId }) => needsId === item.id),
    };
  }, [dependencies, item.id]);
  return (
    <>
      <List title="Needs first" item={item} end="needsId" links={needs} disabled={disabled} />
      <List title="Needed by" item={item} end="itemId" links={neededBy} disabled={disabled} />
    </>
  );
}

function List({
  title,
  item,
  end,
  links,
  disabled,
}: {
  readonly title: string;
  readonly item: Item;
  /** Which end of the links is the other item. */
  readonly end: 'itemId' | 'needsId';
  readonly links: readonly Dependency[];
  readonly disabled: boolean;
}) {
  const submit = useSubmit();
  const [refused, setRefused] = useState<string | null>(null);
  const exclude = useMemo(
    () => new Set<ItemId>([item.id, ...links.map((link) => link[end])]),
    [item, links, end],
  );
  const add = async (other: ItemId) => {
    const ends =
      end === 'needsId' ? { itemId: item.id, needsId: other } : { itemId: other, needsId: item.id };
    const outcome = await submit({ type: 'dependency.add', args: { id: createId('dependency'), ...ends } });
    setRefused(outcome.status === 'rejected' ? outcome.reason : null);
  };
  return (
    <section className={panel.section} aria-label={title}>
      <h2 className={panel.sectionTitle}>{title}</h2>
      {links.length > 0 && (
        <ul className={panel.links}>
          {links.map((link) => (
            <Link key={link.id} link={link} other={link[end]} disabled={disabled} />
          ))}
        </ul>
      )}
      {!disabled && (
        <ItemPicker
          label={`Add to: ${title.toLowerCase()}`}
          placeholder={end === 'needsId' ? 'Add what it needs first' : 'Add what needs it'}
          exclude={exclude}
          onPick={(other) => void add(other)}
        />
      )}
      {disabled && links.length === 0 && <p className={panel.facts}>Nothing</p>}
      {refused && (
        <p role="alert" className={classes.refused}>
          {refused}
        </p>
      )}
    </section>
  );
}

/** "Payments, Iteration 2 to Iteration 3": where the other item stands. */
function standing(plan: Plan, item: Item): string {
  const team = item.teamId === null ? 'no team' : (plan.teams.get(item.teamId)?.name ?? 'no team');
  if (!item.placement) return `${team}, not on the roadmap`;
  const from = plan.iterations.get(item.placement.from)?.name ?? '';
  const to = plan.iterations.get(item.placement.to)?.name ?? '';
  return `${team}, ${from === to ? from : `${from} to ${to}`}`;
}

function Link({
  link,
  other,
  disabled,
}: {
  readonly link: Dependency;
  readonly other: ItemId;
  readonly disabled: boolean;
}) {
  const plan = usePlan();
  const dispatch = useDispatch();
  const item = plan.items.get(other);
  if (!item) return null;
  return (
    <li className={panel.link}>
      <ItemTypeIcon type={item.type} size={16} />
      <button
        type="button"
        className={panel.linkText}
        onClick={() => useUi.getState().select({ kind: 'item', id: other })}
      >
        {item.title}
        <span className={panel.facts}>{standing(plan, item)}</span>
      </button>
      {!disabled && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`Remove the link to ${item.title}`}
          onClick={() => void dispatch({ type: 'dependency.remove', args: { id: link.id } })}
        >
          <IconX size={14} />
        </ActionIcon>
      )}
    </li>
  );
}
