import { Button, Group, SegmentedControl } from '@mantine/core';
import { type Conflict, formatDate, outcomeName } from '@shared/model/index';
import { IconChevronDown, IconChevronRight, IconTrash } from '@tabler/icons-react';
import { useId } from 'react';
import { useDispatch, usePlan, useReport } from '../../store/session-context';
import { FindingMark } from '../../ui/FindingMark';
import { findingsAbout } from '../../ui/findings';
import { ProseField, TextField } from '../../ui/TextField';
import { tell } from '../../ui/tell';
import { useFrozen } from '../../ui/useFrozen';
import { useSubmit } from '../../ui/useSubmit';
import classes from './Conflicts.module.css';
import { Outcome } from './Outcome';
import { SettleForm } from './SettleForm';
import { SIDE_OPTIONS, sideLabel } from './sides';

/** One conflict of the log: one line, and everything about it when it is opened. */
export function ConflictCard({
  conflict,
  isOpen,
  onToggle,
}: {
  readonly conflict: Conflict;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}) {
  const id = useId();
  const { syncs } = usePlan();
  const findings = findingsAbout(useReport(), { kind: 'conflict', id: conflict.id });
  const { outcome } = conflict;
  const sync = conflict.syncId === null ? undefined : syncs.get(conflict.syncId);
  const facts = [
    `raised by ${sideLabel(conflict.raisedBy).toLowerCase()}`,
    sync && `sync of ${formatDate(sync.date)}`,
    outcome && `${outcomeName(outcome.kind)}, ${outcome.by}, ${formatDate(outcome.date, true)}`,
  ].filter(Boolean);
  return (
    <li className={classes.card} data-open={isOpen || undefined}>
      <h3 className={classes.cardTitle}>
        <button
          type="button"
          className={classes.toggle}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={onToggle}
        >
          {isOpen ? <IconChevronDown size={18} aria-hidden /> : <IconChevronRight size={18} aria-hidden />}
          <span className={classes.title}>{conflict.title}</span>
          <FindingMark findings={findings} />
          <span className={classes.facts}>{facts.join(' · ')}</span>
        </button>
      </h3>
      {isOpen && (
        <div id={id} className={classes.details}>
          <Details conflict={conflict} />
        </div>
      )}
    </li>
  );
}

function Details({ conflict }: { readonly conflict: Conflict }) {
  const dispatch = useDispatch();
  const submit = useSubmit();
  const isFixed = useFrozen() !== null;
  const { id } = conflict;
  const remove = async () => {
    const done = await dispatch({ type: 'conflict.remove', args: { id } });
    if (done.status === 'done') tell(`“${conflict.title}” was taken out of the log. Undo brings it back.`);
  };
  return (
    <>
      <div className={classes.pair}>
        <TextField
          label="Conflict"
          text={conflict.title}
          limit={300}
          needed="A conflict needs a name."
          disabled={isFixed}
          save={(title) => submit({ type: 'conflict.edit', args: { id, fields: { title } } })}
        />
        <div>
          <span className={classes.label} id={`${id}-side`}>
            Raised by
          </span>
          <SegmentedControl
            aria-labelledby={`${id}-side`}
            fullWidth
            disabled={isFixed}
            value={conflict.raisedBy}
            onChange={(raisedBy) =>
              void dispatch({ type: 'conflict.edit', args: { id, fields: { raisedBy } } })
            }
            data={SIDE_OPTIONS}
          />
        </div>
      </div>
      <ProseField
        label="Tension"
        text={conflict.tension}
        limit={10_000}
        disabled={isFixed}
        save={(tension) => submit({ type: 'conflict.edit', args: { id, fields: { tension } } })}
      />
      <div className={classes.pair}>
        <ProseField
          label="Product proposes"
          text={conflict.productProposal}
          limit={10_000}
          disabled={isFixed}
          save={(productProposal) =>
            submit({ type: 'conflict.edit', args: { id, fields: { productProposal } } })
          }
        />
        <ProseField
          label="Engineering proposes"
          text={conflict.engineeringProposal}
          limit={10_000}
          disabled={isFixed}
          save={(engineeringProposal) =>
            submit({ type: 'conflict.edit', args: { id, fields: { engineeringProposal } } })
          }
        />
      </div>
      {conflict.outcome ? <Outcome conflict={conflict} /> : !isFixed && <SettleForm conflict={conflict} />}
      {!isFixed && (
        <Group>
          <Button
            variant="subtle"
            color="red"
            size="compact-sm"
            leftSection={<IconTrash size={16} />}
            onClick={() => void remove()}
          >
            Remove from the log
          </Button>
        </Group>
      )}
    </>
  );
}
