import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSearch, IconSun } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import { host } from '../desktop/host';
import { hint } from '../ui/hint';
import { focusWork } from '../ui/keep-focus';
import { openPlanFile } from '../ui/open-plan-file';
import { plansPath } from '../ui/routes';
import { tellError } from '../ui/tell';
import type { ActionContext } from './actions';
import { BackupsFailing } from './BackupsFailing';
import { Commands } from './Commands';
import classes from './Frame.module.css';
import { openPalette } from './LaterParts';

/** What the shell offers to actions, with or without an open plan. */
export function useShell(): Omit<ActionContext, 'plan' | 'toggleFindings' | 'park'> {
  const [, navigate] = useLocation();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  return useMemo(
    () => ({
      navigate,
      openPlanFile: () => void openPlanFile(navigate),
      newWindow: () =>
        void host.newWindow().catch((error: unknown) => tellError('No window was opened', error)),
      toggleColorScheme: () => setColorScheme(scheme === 'dark' ? 'light' : 'dark'),
      openPalette,
    }),
    [navigate, setColorScheme, scheme],
  );
}

/** Palette and colour scheme: at the right end of every top bar. */
export function ShellButtons() {
  const { openPalette: open, toggleColorScheme } = useShell();
  const scheme = useComputedColorScheme('light');
  const other = scheme === 'dark' ? 'Light colours' : 'Dark colours';
  return (
    <>
      <ActionIcon
        {...hint('Search for an action (Ctrl or ⌘ K)')}
        variant="subtle"
        color="gray"
        aria-label="Search for an action"
        onClick={open}
      >
        <IconSearch size={18} />
      </ActionIcon>
      <ActionIcon
        {...hint(other)}
        variant="subtle"
        color="gray"
        aria-label={other}
        onClick={toggleColorScheme}
      >
        {scheme === 'dark' ? <IconSun size={18} /> : <IconMoon size={18} />}
      </ActionIcon>
    </>
  );
}

/** The first stop of Tab: past the bar and the path, into the work. */
export function SkipToWork() {
  return (
    <button type="button" className={classes.skip} onClick={focusWork}>
      To the work
    </button>
  );
}

export function Brand() {
  return (
    <Link href={plansPath} className={classes.brand} aria-label="Countersign: all plans">
      <img src="./icon.svg" width={24} height={24} alt="" />
      <span>Countersign</span>
    </Link>
  );
}

/** The frame of the screens outside a plan. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const shell = useShell();
  const context = useMemo<ActionContext>(
    () => ({ ...shell, plan: null, toggleFindings: () => {}, park: () => {} }),
    [shell],
  );
  return (
    <div className={classes.plain}>
      <SkipToWork />
      <Commands context={context} />
      <header className={classes.top}>
        <Brand />
        <div className={classes.spacer} />
        <ShellButtons />
      </header>
      <BackupsFailing />
      <main tabIndex={-1} className={classes.main}>
        {children}
      </main>
    </div>
  );
}
