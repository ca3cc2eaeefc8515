import { ActionIcon, Button, Group, Stack, Text, Title } from '@mantine/core';
import type { Plan } from '@shared/model/index';
import {
  IconDots,
  IconFolderOpen,
  IconHistory,
  IconKey,
  IconPackage,
  IconPlus,
  IconShieldCheck,
} from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { listPlans, type PlanRow, plansAtStart } from '../../store/plan-list';
import { momentText } from '../../ui/date-text';
import { askFirst } from '../../ui/dialogs';
import { openPlanFile } from '../../ui/open-plan-file';
import {
  backupsPath,
  identitiesPath,
  movePath,
  type PlanScreen,
  planPath,
  verifyPath,
} from '../../ui/routes';
import { tellError } from '../../ui/tell';
import { whenNeeded } from '../../ui/when-needed';
import { preloadWhenQuiet, whenQuiet } from '../../ui/when-quiet';
import classes from './PlansScreen.module.css';
import { RecentFiles } from './RecentFiles';

const PlanMenu = whenNeeded(() => import('./PlanMenu').then((m) => m.PlanMenu), null);
const NewPlanForm = whenNeeded(() => import('./NewPlanForm').then((m) => m.NewPlanForm), null);

// What stores a plan knows the whole model: the list does without.
const store = () => import('../../store/plans');
const samplePlan = async () => (await import('@shared/sample/sample-plan')).samplePlan();
const dayOnePlan = async () => (await import('@shared/sample/day-one-plan')).dayOnePlan();

/** The plans on this machine, and the ways to get one. */
export function PlansScreen() {
  const [, navigate] = useLocation();
  const { plans, reload } = usePlans();
  useEffect(() => preloadWhenQuiet(PlanMenu), []);
  const [creating, setCreating] = useState(false);

  const openSample = async (make: () => Promise<Plan>, screen: PlanScreen) => {
    try {
      const [{ addPlan, withNewId }, plan] = await Promise.all([store(), make()]);
      navigate(planPath(await addPlan(withNewId(plan)), screen));
    } catch (error) {
      tellError('The sample plan was not opened', error);
    }
  };

  return (
    <div className={classes.page}>
      <Stack gap={4}>
        <Title order={1}>Plans</Title>
        <Text c="var(--ink-soft)">
          One plan per quarter, made by product and engineering together, signed by both. Everything stays on
          this machine.
        </Text>
      </Stack>
      <Group gap="sm">
        <Button leftSection={<IconPlus size={18} />} onClick={() => setCreating(true)}>
          New plan
        </Button>
        <Button variant="default" onClick={() => void openSample(samplePlan, 'backlog')}>
          Open the sample plan
        </Button>
        <Button variant="default" onClick={() => void openSample(dayOnePlan, 'session')}>
          Start at day one
        </Button>
        <Button
          variant="default"
          leftSection={<IconFolderOpen size={18} />}
          onClick={() => void openPlanFile(navigate)}
        >
          Open plan file
        </Button>
        <Button
          variant="default"
          component={Link}
          href={verifyPath}
          leftSection={<IconShieldCheck size={18} />}
        >
          Verify a signed PDF
        </Button>
        <Button
          variant="subtle"
          color="gray"
          component={Link}
          href={identitiesPath}
          leftSection={<IconKey size={18} />}
        >
          Signing identities
        </Button>
        <Button
          variant="subtle"
          color="gray"
          component={Link}
          href={backupsPath()}
          leftSection={<IconHistory size={18} />}
        >
          Backups
        </Button>
        <Button
          variant="subtle"
          color="gray"
          component={Link}
          href={movePath}
          leftSection={<IconPackage size={18} />}
        >
          Move to another machine
        </Button>
      </Group>
      {creating && (
        <NewPlanForm
          onCancel={() => setCreating(false)}
          onCreate={async (plan, then) => {
            const id = await (await store()).addPlan(plan);
            navigate(planPath(id, then));
          }}
        />
      )}
      {plans && (
        <>
          <PlanList plans={plans} onChanged={reload} />
          <RecentFiles />
        </>
      )}
    </div>
  );
}

function usePlans() {
  const [atStart] = useState(plansAtStart);
  const [plans, setPlans] = useState<readonly PlanRow[] | null>(atStart);
  const reload = useCallback(() => {
    listPlans().then(setPlans, (error: unknown) => {
      setPlans([]);
      tellError('The list of plans could not be read', error);
    });
  }, []);
  useEffect(() => {
    if (atStart === null) return reload();
    // What was read before stands; whether it is still so can wait for the first picture.
    return whenQuiet(reload);
  }, [atStart, reload]);
  return { plans, reload };
}

const stateOf = (plan: PlanRow): string => {
  if (plan.signatures >= 2) return 'Signed by both';
  if (plan.signatures === 1) return 'Signed by one';
  return plan.committed ? 'Frozen for signing' : 'Being planned';
};

function PlanList({
  plans,
  onChanged,
}: {
  readonly plans: readonly PlanRow[];
  readonly onChanged: () => void;
}) {
  if (plans.length === 0) {
    return (
      <Text c="var(--ink-soft)" py="lg">
        No plan is on this machine yet. Make one, or open the sample to look around: a finished quarter of
        five teams. Day one is the same company where its session begins, with everything still to decide.
      </Text>
    );
  }
  const remove = (plan: PlanRow) =>
    askFirst({
      title: `Remove ${plan.name}?`,
      children:
        'The plan, its journal and its documents are removed from this machine. Save its plan file and its signed documents first if you may need them again; this cannot be undone.',
      labels: { confirm: 'Remove the plan', cancel: 'Keep it' },
      confirmProps: { color: 'red' },
      onConfirm: () =>
        store()
          .then(({ deletePlan }) => deletePlan(plan.id))
          .then(onChanged, (error: unknown) => tellError('The plan was not removed', error)),
    });
  return (
    <ul className={classes.list} aria-label="Plans">
      {plans.map((plan) => (
        <li key={plan.id} className={classes.row}>
          <Link href={planPath(plan.id, 'backlog')} className={classes.link}>
            <span className={classes.name}>{plan.name}</span>
            <span className={classes.facts}>
              {plan.company} · {plan.quarter}
              {plan.revision > 1 && ` · revision ${plan.revision}`}
            </span>
          </Link>
          <span className={classes.state}>{stateOf(plan)}</span>
          <time className={`${classes.time} numbers`} dateTime={plan.updatedAt}>
            {momentText(plan.updatedAt)}
          </time>
          <More plan={plan} onRemove={() => remove(plan)} />
        </li>
      ))}
    </ul>
  );
}

/** The menu is loaded by the first who opens it: the list of plans stands sooner without. */
function More({ plan, onRemove }: { readonly plan: PlanRow; readonly onRemove: () => void }) {
  const [isOpen, setOpen] = useState<boolean | null>(null);
  return (
    <span className={classes.menu}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`More for ${plan.name}`}
        aria-haspopup="menu"
        aria-expanded={isOpen === true}
        onClick={() => setOpen(true)}
      >
        <IconDots size={18} />
      </ActionIcon>
      {isOpen !== null && <PlanMenu plan={plan} isOpen={isOpen} setOpen={setOpen} onRemove={onRemove} />}
    </span>
  );
}
