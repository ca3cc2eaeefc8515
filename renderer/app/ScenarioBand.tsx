import { Button } from '@mantine/core';
import { IconArrowBackUp, IconColumns2, IconGitBranch } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useScenarioOf, useSessionState } from '../store/session-context';
import { useScenarioName } from '../store/useScenarios';
import { useWhatIf } from '../store/what-if-store';
import { type PlanScreen, planPath } from '../ui/routes';
import classes from './ScenarioBand.module.css';

/** Says over every screen of a what-if that this is not the plan, and leads back. */
export function ScenarioBand({ screen }: { readonly screen: string }) {
  const plan = useScenarioOf();
  const id = useSessionState((state) => state.plan.info.id);
  const name = useScenarioName(plan === null ? null : id);
  if (plan === null) return null;
  return (
    <section className={classes.band} aria-label="What-if">
      <IconGitBranch size={20} aria-hidden />
      {name === null ? (
        <p role="alert">This what-if was removed. What you see here cannot be changed any more.</p>
      ) : (
        <p>
          What-if: <strong>{name}</strong>, not the plan
        </p>
      )}
      {name !== null && (
        <Button
          component={Link}
          href={planPath(plan, 'what-if')}
          onClick={() => useWhatIf.getState().compare('plan', id)}
          size="compact-sm"
          variant="default"
          leftSection={<IconColumns2 size={16} />}
        >
          Compare or adopt
        </Button>
      )}
      <Button
        component={Link}
        href={planPath(plan, screen as PlanScreen)}
        size="compact-sm"
        variant="default"
        leftSection={<IconArrowBackUp size={16} />}
      >
        Back to the plan
      </Button>
    </section>
  );
}
