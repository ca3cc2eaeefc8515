import { Button, Checkbox, Group } from '@mantine/core';
import { type CarryOver, likelyUnfinished, nextPlan } from '@shared/compare/next-plan';
import { type ItemId, nextQuarter } from '@shared/model/index';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { addPlan } from '../../store/plans';
import { usePlan, useSession, useView } from '../../store/session-context';
import { ItemTypeIcon } from '../../ui/ItemTypeIcon';
import { planPath } from '../../ui/routes';
import { tell, tellError } from '../../ui/tell';
import { today } from '../../ui/today';
import classes from './Revisions.module.css';

type Choices = Omit<CarryOver, 'items'> & { readonly unplaced: boolean };

const ALL: Choices = { unplaced: true, openConflicts: true, objectives: true, velocities: true, risks: true };

/** What the next quarter's plan takes along, by choice. */
export function NextQuarter({ onCancel }: { readonly onCancel: () => void }) {
  const plan = usePlan();
  const session = useSession();
  const { backlog } = useView();
  const [, navigate] = useLocation();
  const [choices, setChoices] = useState<Choices>(ALL);
  const [unfinished, setUnfinished] = useState(() => likelyUnfinished(plan, today()));
  const [isBusy, setBusy] = useState(false);
  const quarter = nextQuarter(plan.info.quarter);
  const placed = useMemo(() => backlog.filter(({ placement }) => placement !== null), [backlog]);
  const unplaced = useMemo(() => backlog.filter(({ placement }) => placement === null), [backlog]);
  const chosen = placed.filter(({ id }) => unfinished.has(id)).length;
  const openConflicts = [...plan.conflicts.values()].filter(({ outcome }) => outcome === null).length;
  const risks = [...plan.risks.values()].filter(({ state }) => state !== 'resolved').length;

  const choose = (ids: readonly ItemId[], isUnfinished: boolean) => {
    const next = new Set(unfinished);
    for (const id of ids) {
      if (isUnfinished) next.add(id);
      else next.delete(id);
    }
    setUnfinished(next);
  };
  const start = async () => {
    setBusy(true);
    try {
      await session.settled();
      const { unplaced: withUnplaced, ...carry } = choices;
      const items = new Set([
        ...placed.filter(({ id }) => unfinished.has(id)).map(({ id }) => id),
        ...(withUnplaced ? unplaced.map(({ id }) => id) : []),
      ]);
      const id = await addPlan(nextPlan(session.state.plan, { ...carry, items }, new Date().toISOString()));
      tell(`The plan for ${quarter} is open. This one stays as it is.`);
      navigate(planPath(id, 'session'));
    } catch (error) {
      setBusy(false);
      tellError('The next plan was not started', error);
    }
  };
  const option = (name: keyof Choices, label: string, description?: string) => (
    <Checkbox
      label={label}
      {...(description && { description })}
      checked={choices[name]}
      onChange={(event) => setChoices({ ...choices, [name]: event.currentTarget.checked })}
    />
  );

  return (
    <section aria-label={`Start the plan for ${quarter}`} className={classes.next}>
      <div>
        <h2 className={classes.summary}>Start the plan for {quarter}</h2>
        <p className={classes.soft}>
          People, teams, the order of the backlog, the debt shares and their reviews always come along. The
          rest is your choice.
        </p>
      </div>
      <div className={classes.options}>
        {option('unplaced', `${count(unplaced.length, 'item')} of the backlog that are not on the roadmap`)}
        {option(
          'objectives',
          count(plan.objectives.size, 'objective'),
          'What was measured last becomes the baseline.',
        )}
        {option('openConflicts', count(openConflicts, 'open conflict'))}
        {option('risks', `${count(risks, 'risk')} that are not resolved`)}
        {option(
          'velocities',
          `Velocity: ${count(plan.velocities.size, 'past iteration')}, ${count(plan.repayments.size, 'paid debt')}`,
        )}
      </div>
      {placed.length > 0 && (
        <fieldset className={classes.items}>
          <legend>
            Unfinished work on the roadmap: {chosen} of {placed.length}
          </legend>
          <p className={classes.soft}>
            Work whose last iteration has ended is taken for finished. Tick what is not, and untick what is
            done already.
          </p>
          <Group gap="xs">
            <Button
              size="compact-sm"
              variant="default"
              onClick={() =>
                choose(
                  placed.map(({ id }) => id),
                  true,
                )
              }
            >
              All
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() =>
                choose(
                  placed.map(({ id }) => id),
                  false,
                )
              }
            >
              None
            </Button>
          </Group>
          <ul className={classes.itemList}>
            {placed.map((item) => (
              <li key={item.id}>
                <Checkbox
                  checked={unfinished.has(item.id)}
                  onChange={(event) => choose([item.id], event.currentTarget.checked)}
                  label={
                    <span className={classes.itemLabel}>
                      <ItemTypeIcon type={item.type} size={16} />
                      {item.title}
                    </span>
                  }
                />
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      <Group>
        <Button loading={isBusy} onClick={() => void start()}>
          Start the plan for {quarter}
        </Button>
        <Button variant="subtle" color="gray" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </section>
  );
}

const count = (amount: number, one: string): string => `${amount} ${amount === 1 ? one : `${one}s`}`;
