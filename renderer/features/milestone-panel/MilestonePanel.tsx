import { Button, Checkbox } from '@mantine/core';
import type { Milestone, MilestoneId } from '@shared/model/index';
import { IconFlag, IconTrash } from '@tabler/icons-react';
import { useDispatch, usePlan } from '../../store/session-context';
import { useUi } from '../../store/ui-store';
import { FeasibilityCheck } from '../../ui/FeasibilityCheck';
import { FrozenAlert } from '../../ui/FrozenAlert';
import panel from '../../ui/Panel.module.css';
import { PanelFindings } from '../../ui/PanelFindings';
import { PanelHeader } from '../../ui/PanelHeader';
import { PersonSelect } from '../../ui/PersonSelect';
import { ProseField } from '../../ui/TextField';
import { tell } from '../../ui/tell';
import { useFrozen } from '../../ui/useFrozen';
import { usePanel } from '../../ui/usePanel';
import { useSubmit } from '../../ui/useSubmit';
import { DateField } from './DateField';
import { LinkedWork } from './LinkedWork';
import classes from './MilestonePanel.module.css';
import { NeedsNone } from './NeedsNone';
import { ObjectiveLinks } from './ObjectiveLinks';

/** Everything about one milestone, edited in place beside the work. */
export function MilestonePanel({ id }: { readonly id: MilestoneId }) {
  const milestone = usePlan().milestones.get(id);
  return milestone ? <Panel milestone={milestone} /> : null;
}

function Panel({ milestone }: { readonly milestone: Milestone }) {
  const { panel: box, leave } = usePanel(() => useUi.getState().select(null));
  const disabled = useFrozen() !== null;
  return (
    <div ref={box} tabIndex={-1} className={panel.panel}>
      <PanelHeader closeLabel="Close the milestone" onClose={leave}>
        <IconFlag size={20} aria-hidden />
        <span className={classes.kind}>Milestone</span>
      </PanelHeader>
      <FrozenAlert />
      <PanelFindings about={{ kind: 'milestone', id: milestone.id }} label="Findings about this milestone" />
      <Fields milestone={milestone} disabled={disabled} />
      <ObjectiveLinks milestone={milestone} disabled={disabled} />
      <OutsidePromise milestone={milestone} disabled={disabled} />
      <LinkedWork milestone={milestone} disabled={disabled} />
      {milestone.itemIds.length === 0 && <NeedsNone milestone={milestone} disabled={disabled} />}
      {!disabled && <Remove milestone={milestone} onRemoved={leave} />}
    </div>
  );
}

function Fields({ milestone, disabled }: { readonly milestone: Milestone; readonly disabled: boolean }) {
  const { info } = usePlan();
  const dispatch = useDispatch();
  const submit = useSubmit();
  const { id, title, date, ownerId } = milestone;
  return (
    <div className={panel.fields}>
      <ProseField
        label="Title"
        text={title}
        limit={300}
        needed="A milestone needs a title."
        wrap
        minRows={1}
        className={panel.title ?? ''}
        disabled={disabled}
        save={(value) => submit({ type: 'milestone.edit', args: { id, fields: { title: value } } })}
      />
      <div className={panel.pair}>
        <DateField
          label="Date"
          date={date}
          min={info.start}
          max={info.end}
          disabled={disabled}
          save={(value) => submit({ type: 'milestone.edit', args: { id, fields: { date: value } } })}
        />
        <PersonSelect
          label="Owner"
          value={ownerId}
          disabled={disabled}
          onPick={(picked, newPerson) =>
            void dispatch({
              type: 'milestone.edit',
              args: { id, fields: { ownerId: picked }, ...(newPerson && { newPerson }) },
            })
          }
        />
      </div>
    </div>
  );
}

/** Promised outside the company: then engineering says first whether it can be done. */
function OutsidePromise({
  milestone: { id, external, feasibility },
  disabled,
}: {
  readonly milestone: Milestone;
  readonly disabled: boolean;
}) {
  const dispatch = useDispatch();
  const submit = useSubmit();
  return (
    <section className={panel.section} aria-label="Promise and feasibility">
      <Checkbox
        label="Promised outside the company"
        checked={external}
        disabled={disabled}
        onChange={(event) =>
          void dispatch({
            type: 'milestone.edit',
            args: { id, fields: { external: event.currentTarget.checked } },
          })
        }
      />
      {(external || feasibility) && (
        <>
          <h2 className={panel.sectionTitle}>Feasibility, by engineering</h2>
          <FeasibilityCheck
            check={feasibility}
            disabled={disabled}
            save={(check) => submit({ type: 'milestone.edit', args: { id, fields: { feasibility: check } } })}
          />
        </>
      )}
    </section>
  );
}

function Remove({ milestone, onRemoved }: { readonly milestone: Milestone; readonly onRemoved: () => void }) {
  const dispatch = useDispatch();
  const remove = async () => {
    const outcome = await dispatch({ type: 'milestone.remove', args: { id: milestone.id } });
    if (outcome.status !== 'done') return;
    tell(`“${milestone.title}” was removed. Undo brings it back with its links.`);
    onRemoved();
  };
  return (
    <div>
      <Button
        variant="subtle"
        color="red"
        size="compact-sm"
        leftSection={<IconTrash size={16} />}
        onClick={() => void remove()}
      >
        Remove milestone
      </Button>
    </div>
  );
}
