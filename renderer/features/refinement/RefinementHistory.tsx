import { ActionIcon } from '@mantine/core';
import type { Refinement } from '@shared/model/index';
import { contractChanges } from '@shared/session/refinement-changes';
import { IconTrash } from '@tabler/icons-react';
import { useDispatch, usePlan } from '../../store/session-context';
import { tell } from '../../ui/tell';
import { useFrozen } from '../../ui/useFrozen';
import classes from './Refinement.module.css';
import { dayText } from './SinceLast';

/** Every refinement, the last one first, each with what it changed about the contract. */
export function RefinementHistory({ refinements }: { readonly refinements: readonly Refinement[] }) {
  const { items } = usePlan();
  const dispatch = useDispatch();
  const isFixed = useFrozen() !== null;
  if (refinements.length === 0) return null;
  const remove = async (refinement: Refinement) => {
    const done = await dispatch({ type: 'refinement.remove', args: { id: refinement.id } });
    if (done.status === 'done') tell('The refinement was removed. Undo brings it back.');
  };
  return (
    <section aria-label="Past refinements" className={classes.box}>
      <h2>Past refinements</h2>
      <ol className={classes.history}>
        {refinements.map((refinement, index) => {
          const before = refinements[index + 1];
          const changes = before && contractChanges(before.order, refinement.order, items);
          const left = changes?.left.map(({ item }) => item?.title ?? 'a removed item') ?? [];
          return (
            <li key={refinement.id}>
              <div className={classes.historyHead}>
                <strong className="numbers">{dayText(refinement.at)}</strong>
                <span className={classes.soft}>
                  {refinement.productLead} for product, {refinement.engineeringLead} for engineering
                </span>
                {!isFixed && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`Remove the refinement of ${dayText(refinement.at)}`}
                    onClick={() => void remove(refinement)}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                )}
              </div>
              {refinement.notes && <p>{refinement.notes}</p>}
              {changes && changes.entered.length > 0 && (
                <p className={classes.soft}>
                  Entered the contract: {changes.entered.map(({ title }) => title).join(', ')}
                </p>
              )}
              {left.length > 0 && <p className={classes.soft}>Left the contract: {left.join(', ')}</p>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
