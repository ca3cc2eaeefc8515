import { Button } from '@mantine/core';
import { IconGitBranch, IconRoute } from '@tabler/icons-react';
import { useState } from 'react';
import { makeScenario, nextScenarioName } from '../../store/scenarios';
import { usePlan, useSession } from '../../store/session-context';
import { useScenarios } from '../../store/useScenarios';
import { useWhatIf } from '../../store/what-if-store';
import { EmptyState } from '../../ui/EmptyState';
import { Screen } from '../../ui/Screen';
import { tell, tellError } from '../../ui/tell';
import { CompareScenarios } from './CompareScenarios';
import { ScenarioTable } from './ScenarioTable';
import { SuggestPanel } from './SuggestPanel';

/** Branches of the plan: made, edited like the plan, compared, adopted; and a sequence suggested as one of them. */
export function WhatIfScreen() {
  const plan = usePlan();
  const session = useSession();
  const { scenarios, problem } = useScenarios();
  const compare = useWhatIf((state) => state.compare);
  const [isBusy, setBusy] = useState(false);
  const { suggesting, setSuggesting } = useWhatIf();

  const make = async () => {
    setBusy(true);
    try {
      await session.settled();
      const name = await nextScenarioName(plan.info.id);
      compare('plan', await makeScenario(session, { name }));
      tell(`“${name}” is made. Open it to change it; the plan stays as it is.`);
    } catch (error) {
      tellError('The what-if was not made', error);
    } finally {
      setBusy(false);
    }
  };
  const makeButton = (
    <Button
      // Once there is one, adopting it is what the screen is for.
      variant={scenarios && scenarios.length > 0 ? 'default' : 'filled'}
      leftSection={<IconGitBranch size={18} />}
      loading={isBusy}
      onClick={() => void make()}
    >
      New what-if from the plan
    </Button>
  );
  return (
    <Screen
      title="What-if"
      lead="Try another way without touching the plan: change it on the same screens, compare the two, and adopt it as one step that can be undone."
      controls={
        <>
          <Button
            variant="default"
            leftSection={<IconRoute size={18} />}
            aria-expanded={suggesting}
            onClick={() => setSuggesting(!suggesting)}
          >
            Suggest a sequence
          </Button>
          {makeButton}
        </>
      }
    >
      {suggesting && <SuggestPanel onClose={() => setSuggesting(false)} />}
      {problem && (
        <p role="alert">
          The what-ifs could not be read ({problem}). The plan itself is not touched; leave the screen and
          come back.
        </p>
      )}
      {scenarios?.length === 0 && !suggesting && (
        <EmptyState title="No what-if yet">
          A what-if is a branch of the plan: move work, change teams, cut a feature, and see what it does to
          findings, load and milestones. Nothing in it counts until both sides adopt it.
        </EmptyState>
      )}
      {scenarios && scenarios.length > 0 && (
        <>
          <ScenarioTable scenarios={scenarios} />
          <CompareScenarios scenarios={scenarios} />
        </>
      )}
    </Screen>
  );
}
