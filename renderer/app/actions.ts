import type { MenuEntry } from '@shared/desktop-api';
import type { PlanId } from '@shared/model/index';
import { PROJECTOR_VIEWS, type ProjectorView, viewName } from '../store/projector-views';
import { useUi } from '../store/ui-store';
import type { PlanScreen } from '../ui/routes';
import { backupsPath, identitiesPath, movePath, planPath, plansPath, verifyPath } from '../ui/routes';
import { blackRoom, showRoom, toggleProjector } from './projector-status';

/** What an action may use: the open plan (null on the screens outside a plan) and the shell. */
export interface ActionContext {
  readonly plan: {
    readonly id: PlanId;
    readonly canUndo: boolean;
    readonly canRedo: boolean;
    readonly undo: () => void;
    readonly redo: () => void;
    readonly saveFile: () => void;
    /** The backups of the plan. */
    readonly showBackups: () => void;
    /** Makes a what-if of what is open and goes on in it. */
    readonly tryWhatIf: () => void;
    /** Opens the panel that suggests a sequence. */
    readonly suggest: () => void;
    /** Leaves the what-if for its plan; null: the plan itself is open. */
    readonly backToPlan: (() => void) | null;
  } | null;
  readonly navigate: (path: string) => void;
  readonly openPlanFile: () => void;
  readonly newWindow: () => void;
  readonly toggleColorScheme: () => void;
  readonly toggleFindings: () => void;
  /** Opens the line for the parking lot. */
  readonly park: () => void;
  readonly openPalette: () => void;
}

/** Label, shortcut, enablement and effect in one place, so that menu, palette, key and button cannot disagree. */
export interface Action {
  readonly id: string;
  readonly label: string;
  readonly menu: MenuEntry['menu'];
  /** As Mantine's useHotkeys writes it (`mod+Z`); null: none. */
  readonly shortcut: string | null;
  readonly isEnabled: (context: ActionContext) => boolean;
  readonly run: (context: ActionContext) => void;
}

/** The groups of menu, palette and shortcuts. */
export const MENU_NAMES = {
  file: 'File',
  edit: 'Edit',
  view: 'Go to',
  plan: 'Plan',
  projector: 'Projector',
  help: 'Help',
} as const satisfies Record<MenuEntry['menu'], string>;

const always = () => true;
const withPlan = ({ plan }: ActionContext) => plan !== null;

const goTo = (screen: PlanScreen, label: string, shortcut: string | null): Action => ({
  id: `go.${screen}`,
  label,
  menu: 'view',
  shortcut,
  isEnabled: withPlan,
  run: ({ plan, navigate }) => plan && navigate(planPath(plan.id, screen)),
});

const pin = (view: ProjectorView): Action => ({
  id: `projector.pin.${view}`,
  label: `Show the room: ${viewName(view)}`,
  menu: 'projector',
  shortcut: null,
  isEnabled: withPlan,
  run: () => void showRoom(view),
});

export const ACTIONS: readonly Action[] = [
  {
    id: 'plans.show',
    label: 'All plans',
    menu: 'file',
    shortcut: 'mod+shift+P',
    isEnabled: always,
    run: ({ navigate }) => navigate(plansPath),
  },
  {
    id: 'plan.open',
    label: 'Open plan file…',
    menu: 'file',
    shortcut: 'mod+O',
    isEnabled: always,
    run: ({ openPlanFile }) => openPlanFile(),
  },
  {
    id: 'plan.save',
    label: 'Save a copy of the plan…',
    menu: 'file',
    shortcut: 'mod+S',
    isEnabled: withPlan,
    run: ({ plan }) => plan?.saveFile(),
  },
  {
    id: 'plan.backups',
    label: 'Backups of this plan',
    menu: 'file',
    shortcut: null,
    isEnabled: withPlan,
    run: ({ plan }) => plan?.showBackups(),
  },
  {
    id: 'backups.show',
    label: 'Backups of all plans',
    menu: 'file',
    shortcut: null,
    isEnabled: always,
    run: ({ navigate }) => navigate(backupsPath()),
  },
  {
    id: 'move.show',
    label: 'Move to another machine…',
    menu: 'file',
    shortcut: null,
    isEnabled: always,
    run: ({ navigate }) => navigate(movePath),
  },
  { ...goTo('import', 'Import from a tracker…', 'mod+I'), menu: 'file' },
  { ...goTo('export', 'Export backlog and roadmap…', 'mod+E'), menu: 'file' },
  {
    id: 'document.verify',
    label: 'Verify a signed PDF…',
    menu: 'file',
    shortcut: null,
    isEnabled: always,
    run: ({ navigate }) => navigate(verifyPath),
  },
  {
    id: 'identities.show',
    label: 'Signing identities',
    menu: 'file',
    shortcut: null,
    isEnabled: always,
    run: ({ navigate }) => navigate(identitiesPath),
  },
  {
    id: 'window.new',
    label: 'New window',
    menu: 'file',
    // A browser keeps this key for a window of its own.
    shortcut: window.countersignDesktop ? 'mod+shift+N' : null,
    isEnabled: always,
    run: ({ newWindow }) => newWindow(),
  },
  {
    id: 'edit.undo',
    label: 'Undo',
    menu: 'edit',
    shortcut: 'mod+Z',
    isEnabled: ({ plan }) => plan?.canUndo ?? false,
    run: ({ plan }) => plan?.undo(),
  },
  {
    id: 'edit.redo',
    label: 'Redo',
    menu: 'edit',
    shortcut: 'mod+shift+Z',
    isEnabled: ({ plan }) => plan?.canRedo ?? false,
    run: ({ plan }) => plan?.redo(),
  },
  {
    id: 'palette.open',
    label: 'Search for an action…',
    menu: 'view',
    shortcut: 'mod+K',
    isEnabled: always,
    run: ({ openPalette }) => openPalette(),
  },
  goTo('teams', 'People and teams', 'mod+1'),
  goTo('backlog', 'Backlog', 'mod+2'),
  goTo('duplicates', 'Duplicates', null),
  goTo('debt', 'Debt budget', 'mod+3'),
  goTo('roadmap', 'Roadmap', 'mod+4'),
  goTo('sign-off', 'Sign-off', 'mod+5'),
  goTo('session', 'Agenda', 'mod+6'),
  goTo('objectives', 'Objectives', 'mod+7'),
  goTo('rank-backlog', 'Rank the backlog together', null),
  goTo('rank-debt', 'Rank debt together', null),
  goTo('velocity', 'Velocity', null),
  goTo('what-if', 'What-if', 'mod+8'),
  goTo('ai', 'AI work', null),
  goTo('risks', 'Risks and confidence', null),
  goTo('conflicts', 'Conflicts and sync', null),
  goTo('refinement', 'Refinement', null),
  goTo('decisions', 'Decision log', null),
  goTo('revisions', 'Revisions', null),
  {
    id: 'whatIf.try',
    label: 'Try a what-if from here',
    menu: 'plan',
    shortcut: null,
    isEnabled: withPlan,
    run: ({ plan }) => plan?.tryWhatIf(),
  },
  {
    id: 'whatIf.suggest',
    label: 'Suggest a sequence…',
    menu: 'plan',
    shortcut: null,
    isEnabled: withPlan,
    run: ({ plan }) => plan?.suggest(),
  },
  {
    id: 'whatIf.leave',
    label: 'Back from the what-if to the plan',
    menu: 'plan',
    shortcut: null,
    isEnabled: ({ plan }) => (plan?.backToPlan ?? null) !== null,
    run: ({ plan }) => plan?.backToPlan?.(),
  },
  {
    id: 'findings.toggle',
    label: 'Show what is open',
    menu: 'plan',
    shortcut: 'mod+shift+F',
    isEnabled: withPlan,
    run: ({ toggleFindings }) => toggleFindings(),
  },
  {
    id: 'parking.add',
    label: 'Park something for later…',
    menu: 'plan',
    shortcut: 'mod+J',
    isEnabled: withPlan,
    run: ({ park }) => park(),
  },
  {
    id: 'view.colorScheme',
    label: 'Light or dark',
    menu: 'view',
    shortcut: null,
    isEnabled: always,
    run: ({ toggleColorScheme }) => toggleColorScheme(),
  },
  {
    id: 'projector.toggle',
    label: 'Open or close the projector',
    menu: 'projector',
    shortcut: 'mod+shift+E',
    isEnabled: withPlan,
    run: () => void toggleProjector(),
  },
  {
    id: 'projector.black',
    label: 'Black screen in the room, on or off',
    menu: 'projector',
    shortcut: 'B',
    isEnabled: withPlan,
    run: () => void blackRoom(),
  },
  {
    id: 'projector.follow',
    label: 'Show the room what belongs to my screen',
    menu: 'projector',
    shortcut: null,
    isEnabled: withPlan,
    run: () => void showRoom(null),
  },
  ...PROJECTOR_VIEWS.map(pin),
  {
    id: 'shortcuts.show',
    label: 'Keyboard shortcuts',
    menu: 'help',
    shortcut: 'shift+?',
    isEnabled: always,
    run: () => useUi.getState().setShortcutsOpen(true),
  },
  {
    id: 'about.show',
    label: 'About Countersign',
    menu: 'help',
    shortcut: null,
    isEnabled: always,
    run: () => useUi.getState().setAboutOpen(true),
  },
];

/** `mod+shift+Z` as Electron writes it. */
export const accelerator = (shortcut: string): string =>
  shortcut
    .split('+')
    .map((key) => (key === 'mod' ? 'CmdOrCtrl' : key === 'shift' ? 'Shift' : key.toUpperCase()))
    .join('+');

export const menuEntries = (context: ActionContext): MenuEntry[] =>
  ACTIONS.map(({ id, label, menu, shortcut, isEnabled }) => ({
    action: id,
    label,
    menu,
    accelerator: shortcut === null ? null : accelerator(shortcut),
    enabled: isEnabled(context),
  }));
