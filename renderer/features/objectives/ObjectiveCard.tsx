import { ActionIcon } from '@mantine/core';
import type { Objective, Person, PersonId } from '@shared/model/index';
import { type ObjectiveProgress, progressOf } from '@shared/okr/progress';
import { IconAlertOctagonFilled, IconCircleCheck, IconCircleDashed, IconTrash } from '@tabler/icons-react';
import { memo } from 'react';
import { useDispatch, usePlan, useReport } from '../../store/session-context';
import { FindingCard } from '../../ui/FindingCard';
import { findingsAbout } from '../../ui/findings';
import { PersonSelect } from '../../ui/PersonSelect';
import { ProseField } from '../../ui/TextField';
import { tell } from '../../ui/tell';
import { useFrozen } from '../../ui/useFrozen';
import { useSubmit } from '../../ui/useSubmit';
import { MetricColumn } from './MetricColumn';
import { ObjectiveLinks } from './ObjectiveLinks';
import classes from './Objectives.module.css';

/** One objective: its owners on both sides, key results and health constraints side by side, the work behind it. */
export const ObjectiveCard = memo(function ObjectiveCard({
  objective,
  number,
}: {
  readonly objective: Objective;
  readonly number: number;
}) {
  const plan = usePlan();
  const dispatch = useDispatch();
  const submit = useSubmit();
  const disabled = useFrozen() !== null;
  const findings = findingsAbout(useReport(), { kind: 'objective', id: objective.id });
  const progress = progressOf(plan, objective);
  const { id, title } = objective;
  const setOwner =
    (field: 'productOwnerId' | 'engineeringOwnerId') => (picked: PersonId | null, added: Person | null) =>
      void dispatch({
        type: 'objective.edit',
        args: { id, fields: { [field]: picked }, ...(added && { newPerson: added }) },
      });
  const remove = async () => {
    const outcome = await dispatch({ type: 'objective.remove', args: { id } });
    if (outcome.status === 'done') tell(`“${title}” was removed. Undo brings it back with its check-ins.`);
  };
  return (
    <article className={classes.card} aria-label={`Objective ${number}: ${title}`}>
      <header className={classes.head}>
        <span className={`${classes.number} numbers`}>{number}</span>
        <ProseField
          label={`Title of objective ${number}`}
          hideLabel
          text={title}
          limit={300}
          needed="An objective needs a title."
          wrap
          minRows={1}
          disabled={disabled}
          className={classes.title ?? ''}
          save={(text) => submit({ type: 'objective.edit', args: { id, fields: { title: text } } })}
        />
        <Standing progress={progress} />
        {!disabled && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove objective ${number}`}
            onClick={() => void remove()}
          >
            <IconTrash size={16} />
          </ActionIcon>
        )}
      </header>
      {findings.map((finding) => (
        <FindingCard key={finding.key} finding={finding} withRule withGo={false} />
      ))}
      <div className={classes.sides}>
        <section
          className={classes.side}
          data-side="product"
          aria-label={`Key results of objective ${number}`}
        >
          <PersonSelect
            label="Owner in product"
            value={objective.productOwnerId}
            disabled={disabled}
            onPick={setOwner('productOwnerId')}
          />
          <MetricColumn objective={objective} kind="key-result" progress={progress} disabled={disabled} />
        </section>
        <section
          className={classes.side}
          data-side="engineering"
          aria-label={`Health constraints of objective ${number}`}
        >
          <PersonSelect
            label="Owner in engineering"
            value={objective.engineeringOwnerId}
            disabled={disabled}
            onPick={setOwner('engineeringOwnerId')}
          />
          <MetricColumn objective={objective} kind="constraint" progress={progress} disabled={disabled} />
        </section>
      </div>
      <ObjectiveLinks objective={objective} number={number} disabled={disabled} />
    </article>
  );
});

/** Whether the objective is met, in words: never unless key results and constraints hold at the same time. */
function Standing({ progress: { met, metrics } }: { readonly progress: ObjectiveProgress }) {
  const measured = metrics.filter(({ latest }) => latest !== null);
  if (met) {
    return (
      <span className={classes.standing} data-state="met">
        <IconCircleCheck size={18} aria-hidden /> Met: the targets are reached and the constraints hold
      </span>
    );
  }
  const broken = measured.filter(({ kind, reached }) => kind === 'constraint' && !reached);
  if (broken.length > 0) {
    const names = broken.map(({ metric }) => metric.name).join(', ');
    return (
      <span className={classes.standing} data-state="broken">
        <IconAlertOctagonFilled size={18} aria-hidden /> Not met: {names}{' '}
        {broken.length === 1 ? 'does' : 'do'} not hold
      </span>
    );
  }
  const open = metrics.length - metrics.filter(({ reached }) => reached).length;
  const rest = open === 1 ? 'one metric is' : `${open} metrics are`;
  return (
    <span className={classes.standing}>
      <IconCircleDashed size={18} aria-hidden />
      {measured.length === 0 ? 'Not measured yet' : `Not met yet: ${rest} open`}
    </span>
  );
}
