import { Button, Group, Modal, Radio, Stack } from '@mantine/core';
import { isEmptyChange } from '@shared/change/change';
import type { Plan } from '@shared/model/index';
import { adoptInto } from '@shared/scenario/adopt-scenario';
import type { Clash, Side } from '@shared/scenario/merge-scenario';
import { tellClash } from '@shared/scenario/tell-clash';
import { IconGitMerge } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { OpenScenario } from '../../store/scenario-journal';
import { adoptionOf, markAdopted } from '../../store/scenarios';
import { useDispatch, usePlan, useSession } from '../../store/session-context';
import { tell, tellError } from '../../ui/tell';
import { useFrozen } from '../../ui/useFrozen';
import classes from './WhatIf.module.css';

type Choices = Readonly<Record<string, Side>>;

/** Brings a what-if into the plan as one step. What both have changed meanwhile is shown and chosen first. */
export function AdoptPanel({ scenario }: { readonly scenario: OpenScenario }) {
  const frozen = useFrozen();
  const dispatch = useDispatch();
  const plan = usePlan();
  const session = useSession();
  const [asking, setAsking] = useState<ReturnType<typeof adoptInto> | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { row, own } = scenario;
  const isEmpty = useMemo(() => isEmptyChange(own), [own]);

  const adopt = async (choices: Choices) => {
    setBusy(true);
    try {
      const outcome = await dispatch({
        type: 'scenario.adopt',
        args: { id: row.id, name: row.name, own, choices },
      });
      if (outcome.status === 'rejected') return;
      setAsking(null);
      // Adopted before, and perhaps not marked: that is made up for.
      const number = outcome.status === 'done' ? outcome.number : await adoptionOf(row.id, session.state);
      // It is in the plan whether or not that can be noted beside it.
      if (number !== null && number !== row.adopted)
        await markAdopted(row.id, number).catch((error: unknown) =>
          tellError('The what-if is in the plan, but is not marked as adopted', error),
        );
      if (outcome.status === 'done') tell(`“${row.name}” is in the plan. Undo takes all of it back.`);
      else if (outcome.status === 'unchanged') tell('The plan holds all of it already.');
    } catch (error) {
      tellError('The what-if was not adopted', error);
    } finally {
      setBusy(false);
    }
  };
  const start = () => {
    const adoption = adoptInto(plan, own, () => null);
    if (adoption.clashes.length > 0 || adoption.leftOut.length > 0) setAsking(adoption);
    else void adopt({});
  };
  return (
    <>
      <Button
        leftSection={<IconGitMerge size={18} />}
        disabled={frozen !== null || isEmpty}
        loading={isBusy}
        aria-describedby={frozen ? 'adopt-frozen' : undefined}
        onClick={start}
      >
        Adopt into the plan
      </Button>
      {frozen && (
        <p id="adopt-frozen" className={classes.soft}>
          {frozen}
        </p>
      )}
      {!frozen && isEmpty && (
        <p className={classes.soft}>Nothing is changed in it yet. Open it and try something.</p>
      )}
      <Modal
        opened={asking !== null}
        onClose={() => setAsking(null)}
        size="xl"
        title={`The plan has moved on since “${row.name}” was made`}
      >
        {asking && (
          <Clashes
            clashes={asking.clashes}
            leftOut={asking.leftOut}
            plans={{ plan, scenario: scenario.state.plan }}
            isBusy={isBusy}
            onCancel={() => setAsking(null)}
            onAdopt={(choices) => void adopt(choices)}
          />
        )}
      </Modal>
    </>
  );
}

function Clashes({
  clashes,
  leftOut,
  plans,
  isBusy,
  onCancel,
  onAdopt,
}: {
  readonly clashes: readonly Clash[];
  readonly leftOut: readonly string[];
  readonly plans: { readonly plan: Plan; readonly scenario: Plan };
  readonly isBusy: boolean;
  readonly onCancel: () => void;
  readonly onAdopt: (choices: Choices) => void;
}) {
  const [choices, setChoices] = useState<Choices>(() => all(clashes, 'plan'));
  const told = useMemo(
    () => clashes.map((clash) => tellClash(clash, plans.plan, plans.scenario)),
    [clashes, plans.plan, plans.scenario],
  );
  return (
    <Stack gap="md">
      {clashes.length > 0 && (
        <>
          <p className={classes.ask}>
            {clashes.length === 1 ? 'One thing was' : `${clashes.length} things were`} changed in the plan
            and, differently, in the what-if. Choose what stands; everything else comes together by itself.
          </p>
          <Group gap="xs">
            <Button size="compact-sm" variant="default" onClick={() => setChoices(all(clashes, 'plan'))}>
              The plan's everywhere
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setChoices(all(clashes, 'scenario'))}>
              The what-if's everywhere
            </Button>
          </Group>
        </>
      )}
      <div className={classes.clashes}>
        {told.map(({ key, title, what, base, plan, scenario }) => (
          <Radio.Group
            key={key}
            label={`${title}: ${what}`}
            description={`Before both: ${base}`}
            value={choices[key] ?? 'plan'}
            onChange={(side) => setChoices({ ...choices, [key]: side as Side })}
          >
            <Group mt={4} gap="lg">
              <Radio value="plan" label={`The plan: ${plan}`} />
              <Radio value="scenario" label={`The what-if: ${scenario}`} />
            </Group>
          </Radio.Group>
        ))}
      </div>
      {leftOut.length > 0 && (
        <div>
          <strong>What cannot come along</strong>
          <ul>
            {leftOut.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          Leave the plan as it is
        </Button>
        <Button loading={isBusy} onClick={() => onAdopt(choices)}>
          Adopt as chosen
        </Button>
      </Group>
    </Stack>
  );
}

const all = (clashes: readonly Clash[], side: Side): Choices =>
  Object.fromEntries(clashes.map(({ key }) => [key, side]));
