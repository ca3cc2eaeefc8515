import { Button } from '@mantine/core';
import { MAX_OBJECTIVES, MIN_OBJECTIVES, type Plan } from '@shared/model/index';
import { compareKeys } from '@shared/ranking/order-key';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { usePlan, useReport } from '../../store/session-context';
import { EmptyState } from '../../ui/EmptyState';
import { FindingCard } from '../../ui/FindingCard';
import { Screen } from '../../ui/Screen';
import { useDrawnUpTo } from '../../ui/useDrawnUpTo';
import { useFrozen } from '../../ui/useFrozen';
import { AddObjective } from './AddObjective';
import { ObjectiveCard } from './ObjectiveCard';
import classes from './Objectives.module.css';

/** In their order. */
const objectivesOf = ({ objectives }: Plan) =>
  [...objectives.values()].sort((a, b) => compareKeys(a.order, b.order));

/** A window in which more than one objective is in sight. Pixels. */
const TALL = 800;

/** Three to five objectives that both sides set: what product reaches while engineering's health holds. */
export function ObjectivesScreen() {
  const plan = usePlan();
  const { findings } = useReport();
  const frozen = useFrozen();
  const [adding, setAdding] = useState(false);
  const objectives = objectivesOf(plan);
  const drawn = useDrawnUpTo(objectives.length + 1, { first: window.innerHeight > TALL ? 2 : 1, step: 1 });
  const isFull = objectives.length >= MAX_OBJECTIVES;
  const general = findings.filter(
    ({ place, subject }) => place === 'objectives' && subject.kind === 'plan' && objectives.length > 0,
  );
  return (
    <Screen
      title="Objectives"
      lead={
        frozen ??
        `${MIN_OBJECTIVES} to ${MAX_OBJECTIVES}, set by both sides. Each is met only when its key results are reached and its health constraints hold.`
      }
      controls={
        <Button
          leftSection={<IconPlus size={16} />}
          disabled={frozen !== null || isFull}
          title={isFull ? `A plan has at most ${MAX_OBJECTIVES} objectives: more is no focus.` : undefined}
          onClick={() => setAdding(true)}
        >
          Add objective
        </Button>
      }
    >
      {general.map((finding) => (
        <FindingCard key={finding.key} finding={finding} withRule withGo={false} />
      ))}
      {objectives.length === 0 && !adding && (
        <EmptyState
          title="No objectives yet"
          action={
            <Button variant="default" disabled={frozen !== null} onClick={() => setAdding(true)}>
              Write the first
            </Button>
          }
        >
          An objective pairs what product reaches with what must hold in engineering at the same time: “cut
          checkout abandonment by 15 % while payments stay at 99.9 %”.
        </EmptyState>
      )}
      <div className={classes.list}>
        {objectives.slice(0, drawn).map((objective, index) => (
          <ObjectiveCard key={objective.id} objective={objective} number={index + 1} />
        ))}
        {adding && frozen === null && !isFull && <AddObjective onDone={() => setAdding(false)} />}
      </div>
      {objectives.length > 0 &&
        (drawn > objectives.length ? <LooseFeatures /> : <div className={classes.toCome} />)}
    </Screen>
  );
}

const SHOWN = 5;

/** Committed features behind no objective (OKR-5). */
function LooseFeatures() {
  const { findings } = useReport();
  const [all, setAll] = useState(false);
  const loose = findings.filter(({ rule, subject }) => rule === 'OKR-5' && subject.kind === 'item');
  if (loose.length === 0) return null;
  return (
    <section className={classes.loose} aria-label="Features behind no objective">
      <h2>Features behind no objective</h2>
      {loose.slice(0, all ? loose.length : SHOWN).map((finding) => (
        <FindingCard key={finding.key} finding={finding} withRule />
      ))}
      {loose.length > SHOWN && (
        <div>
          <Button size="compact-sm" variant="subtle" onClick={() => setAll(!all)}>
            {all ? 'Show fewer' : `Show all ${loose.length}`}
          </Button>
        </div>
      )}
    </section>
  );
}
