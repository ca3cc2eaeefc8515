import { Button } from '@mantine/core';
import { roleName } from '@shared/model/index';
import type { ReactNode } from 'react';
import { useCallback, useEffect, useMemo } from 'react';
import { flushSync } from 'react-dom';
import { FindingsPanel } from '../features/findings/FindingsPanel';
import { ItemPanel } from '../features/item-panel/ItemPanel';
import { MilestonePanel } from '../features/milestone-panel/MilestonePanel';
import { tellRejection, usePlan, useSession, useSessionState } from '../store/session-context';
import { actorOf, useUi } from '../store/ui-store';
import { backupsPath } from '../ui/routes';
import { Select } from '../ui/Select';
import { savePlanFile } from '../ui/save-plan-file';
import { tell, tellError } from '../ui/tell';
import type { ActionContext } from './actions';
import { BackupsFailing } from './BackupsFailing';
import { Commands } from './Commands';
import { FindingCounts } from './FindingCounts';
import { Brand, ShellButtons, SkipToWork, useShell } from './Frame';
import classes from './Frame.module.css';
import { ParkInput } from './ParkInput';
import { ProjectorControl } from './ProjectorControl';
import { useProjectedPlace } from './projected-view';
import { RunningTimer } from './RunningTimer';
import { ScenarioBand } from './ScenarioBand';
import { SessionPath } from './SessionPath';
import { useBackups } from './useBackups';
import { useWhatIfActions } from './useWhatIfActions';

/** The frame of an open plan: path left, state on top, the panel beside the work. */
export function PlanFrame({ screen, children }: { readonly screen: string; readonly children: ReactNode }) {
  const context = usePlanActions(screen);
  useCloseGuard();
  useBackups();
  const { info } = usePlan();
  useProjectedPlace(info.id, screen);
  return (
    <div className={classes.plain}>
      <SkipToWork />
      <Commands context={context} />
      <header className={classes.top}>
        <Brand />
        <div className={classes.planTitle} title={`${info.name}, ${info.company}, ${info.quarter}`}>
          <strong>{info.name}</strong>
          <span className={classes.quarter}>
            {info.company} · {info.quarter}
            {info.revision > 1 && ` · revision ${info.revision}`}
          </span>
        </div>
        <div className={classes.spacer} />
        <SavedState />
        <RunningTimer />
        <ProjectorControl />
        <FindingCounts />
        <ActingAs />
        <ShellButtons />
      </header>
      <ScenarioBand screen={screen} />
      <NotSaved />
      <BackupsFailing />
      <ParkInput />
      <div className={classes.columns}>
        <SessionPath screen={screen} />
        <main tabIndex={-1} className={classes.work}>
          {children}
        </main>
        <SidePanel />
      </div>
    </div>
  );
}

function SidePanel() {
  const selection = useUi((state) => state.selection);
  const findingsOpen = useUi((state) => state.findingsOpen);
  const plan = usePlan();
  if (findingsOpen) {
    return (
      <aside className={classes.panel} aria-label="What is open">
        <FindingsPanel />
      </aside>
    );
  }
  if (selection?.kind === 'item' && plan.items.has(selection.id)) {
    return (
      <aside className={classes.panel} aria-label="Item">
        <ItemPanel key={selection.id} id={selection.id} />
      </aside>
    );
  }
  if (selection?.kind === 'milestone' && plan.milestones.has(selection.id)) {
    return (
      <aside className={classes.panel} aria-label="Milestone">
        <MilestonePanel key={selection.id} id={selection.id} />
      </aside>
    );
  }
  return null;
}

function usePlanActions(screen: string): ActionContext {
  const whatIf = useWhatIfActions(screen);
  const session = useSession();
  const shell = useShell();
  const history = useSessionState((state) => state.history);
  const plan = useSessionState((state) => state.plan);
  const revert = useCallback(
    async (way: 'undo' | 'redo') => {
      const outcome = await session[way](actorOf(session.state.plan, useUi.getState().actorId));
      if (outcome.status === 'rejected') tellRejection(outcome.reason);
    },
    [session],
  );
  const saveFile = useCallback(async () => {
    try {
      const saved = await savePlanFile(session);
      if (saved) tell(`Saved as ${saved.name}.`);
    } catch (error) {
      tellError('The plan file was not saved', error);
    }
  }, [session]);
  return useMemo(
    () => ({
      ...shell,
      plan: {
        id: plan.info.id,
        canUndo: history.undo.length > 0,
        canRedo: history.redo.length > 0,
        undo: () => void revert('undo'),
        redo: () => void revert('redo'),
        saveFile: () => void saveFile(),
        showBackups: () => shell.navigate(backupsPath(session.scenarioOf ?? session.state.plan.info.id)),
        ...whatIf,
      },
      toggleFindings: () => useUi.getState().setFindingsOpen(!useUi.getState().findingsOpen),
      park: () => useUi.getState().setParkOpen(true),
    }),
    [shell, session, plan.info.id, history, revert, saveFile, whatIf],
  );
}

/** Takes over what was typed and not left yet, and asks before the window closes while something is not on disk. */
function useCloseGuard(): void {
  const session = useSession();
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      flushSync(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
      if (session.isBusy) event.preventDefault();
    };
    window.addEventListener('beforeunload', guard);
    return () => window.removeEventListener('beforeunload', guard);
  }, [session]);
}

function SavedState() {
  const saving = useSessionState((state) => state.saving.state);
  const text = saving === 'failed' ? 'Not saved' : saving === 'saving' ? 'Saving' : 'Saved';
  return (
    <span className={classes.saving} role="status">
      {text}
    </span>
  );
}

function NotSaved() {
  const session = useSession();
  const saving = useSessionState((state) => state.saving);
  if (saving.state !== 'failed') return null;
  const edits = saving.waiting === 1 ? 'One edit is' : `${saving.waiting} edits are`;
  return (
    <div className={classes.failed} role="alert">
      <p>
        <strong>Not saved.</strong> {saving.reason} {saving.waiting > 0 && `${edits} waiting.`}
      </p>
      <Button size="compact-sm" onClick={() => void session.retry()}>
        Retry
      </Button>
      {saving.waiting > 0 && (
        <Button size="compact-sm" variant="default" onClick={() => session.discard()}>
          Discard
        </Button>
      )}
    </div>
  );
}

function ActingAs() {
  const plan = usePlan();
  const actorId = useUi((state) => state.actorId);
  const setActor = useUi((state) => state.setActor);
  const people = [...plan.people.values()].filter(({ participates }) => participates);
  return (
    <Select
      aria-label="Who acts"
      size="xs"
      w={190}
      placeholder="Acting: the room"
      clearable
      searchable
      value={actorId}
      onChange={(value) => setActor(people.find(({ id }) => id === value)?.id ?? null)}
      data={people.map(({ id, name, role }) => ({ value: id, label: `${name} (${roleName(role)})` }))}
      nothingFoundMessage="Nobody has this name"
    />
  );
}
