import { Button, Text } from '@mantine/core';
import type { HostInfo } from '@shared/desktop-api';
import type { PlanId } from '@shared/model/index';
import { IconFolder } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { host } from '../../desktop/host';
import { EmptyState } from '../../ui/EmptyState';
import { backupsPath, plansPath } from '../../ui/routes';
import { Screen } from '../../ui/Screen';
import { Select } from '../../ui/Select';
import { tell, tellError } from '../../ui/tell';
import classes from './Backups.module.css';
import { BackupsOfPlan } from './BackupsOfPlan';
import { type PlanBackups, useBackupList } from './useBackupList';

/** What the host keeps of all plans, or of one, and the ways back. */
export function BackupsScreen({ plan }: { readonly plan: PlanId | null }) {
  const { list, reload } = useBackupList();
  switch (list.state) {
    case 'reading':
      return null;
    case 'failed':
      return (
        <EmptyState
          title="The backups could not be read"
          action={<Button onClick={reload}>Try again</Button>}
        >
          {list.reason}
        </EmptyState>
      );
    case 'none-kept':
      return <NoneKept info={list.info} />;
    case 'read':
      return (
        <div className={classes.page}>
          <Screen
            title="Backups"
            lead={`Kept in ${list.info.backupLocation ?? 'the data folder'}: of each plan the last 20, and the last of each day for 30 days. Nothing is ever overwritten by a backup.`}
            controls={<Controls plan={plan} plans={list.plans} onMoved={reload} />}
          >
            <Lists plan={plan} plans={list.plans} />
          </Screen>
        </div>
      );
  }
}

function Lists({ plan, plans }: { readonly plan: PlanId | null; readonly plans: readonly PlanBackups[] }) {
  const shown = plan === null ? plans : plans.filter((one) => one.plan === plan);
  if (shown.length === 0)
    return (
      <EmptyState
        title={plan === null ? 'There are no backups yet' : 'There is no backup of this plan yet'}
        action={
          <Button component={Link} href={plansPath}>
            All plans
          </Button>
        }
      >
        One is written after every 50 changes, when the window is hidden, on leaving a plan and on closing.
        Work on a plan, and its backups stand here.
      </EmptyState>
    );
  return (
    <div className={classes.plans}>
      {shown.map((one) => (
        <BackupsOfPlan key={one.plan} of={one} isAlone={shown.length === 1} />
      ))}
    </div>
  );
}

function Controls({
  plan,
  plans,
  onMoved,
}: {
  readonly plan: PlanId | null;
  readonly plans: readonly PlanBackups[];
  readonly onMoved: () => void;
}) {
  const [, navigate] = useLocation();
  const chooseFolder = async () => {
    try {
      const chosen = await host.chooseBackupFolder();
      if (!chosen) return;
      tell(`Backups go to ${chosen.name} from now on. The ones that are elsewhere stay there.`);
      onMoved();
    } catch (error) {
      tellError('The folder was not taken', error);
    }
  };
  return (
    <>
      <Select
        aria-label="Backups of which plan"
        w={280}
        placeholder="All plans"
        clearable
        searchable
        nothingFoundMessage="No plan of this name has backups"
        value={plan}
        onChange={(value) => navigate(backupsPath((value ?? undefined) as PlanId | undefined))}
        data={plans.map(({ plan: value, name, here }) => ({
          value,
          label: here === null ? `${name} (not on this machine)` : name,
        }))}
      />
      <Button variant="default" leftSection={<IconFolder size={18} />} onClick={() => void chooseFolder()}>
        Choose another folder
      </Button>
    </>
  );
}

function NoneKept({ info }: { readonly info: HostInfo }) {
  return (
    <Screen title="Backups">
      <EmptyState
        title="In a browser there are no backups by themselves"
        action={
          <Button component={Link} href={plansPath}>
            All plans
          </Button>
        }
      >
        <Text span>
          {info.dataLocation} Clearing the browser's data removes the plans with it: “Save a copy of the plan”
          in an open plan writes a file that can be opened again anywhere. The desktop app keeps backups of
          every plan by itself.
        </Text>
      </EmptyState>
    </Screen>
  );
}
