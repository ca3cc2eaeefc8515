import type { Actor } from '@shared/change/journal';
import type { OpenedFile } from '@shared/desktop-api';
import type { ItemId, MilestoneId, PersonId, Plan } from '@shared/model/index';
import { create } from 'zustand';

/** What the panel beside the work shows. */
export type Selection =
  | { readonly kind: 'item'; readonly id: ItemId }
  | { readonly kind: 'milestone'; readonly id: MilestoneId };

interface UiState {
  /** Who acts: to whom the journal credits decisions. null: the facilitator's laptop, nobody in particular. */
  readonly actorId: PersonId | null;
  readonly selection: Selection | null;
  readonly findingsOpen: boolean;
  /** A PDF that was opened from the desktop and waits for the verify screen. */
  readonly fileToVerify: OpenedFile | null;
  readonly setFileToVerify: (file: OpenedFile | null) => void;
  /** The line for the parking lot is open. */
  readonly parkOpen: boolean;
  /** What this program is, and where its data lies, is shown. */
  readonly aboutOpen: boolean;
  readonly setAboutOpen: (open: boolean) => void;
  /** The sheet of all shortcuts is open. */
  readonly shortcutsOpen: boolean;
  readonly setShortcutsOpen: (open: boolean) => void;
  readonly setActor: (id: PersonId | null) => void;
  readonly select: (selection: Selection | null) => void;
  readonly setFindingsOpen: (open: boolean) => void;
  readonly setParkOpen: (open: boolean) => void;
}

/** What belongs to this window only and is not part of the plan. */
export const useUi = create<UiState>((set) => ({
  actorId: null,
  selection: null,
  findingsOpen: false,
  fileToVerify: null,
  setFileToVerify: (fileToVerify) => set({ fileToVerify }),
  parkOpen: false,
  shortcutsOpen: false,
  aboutOpen: false,
  setAboutOpen: (aboutOpen) => set({ aboutOpen }),
  setShortcutsOpen: (shortcutsOpen) => set({ shortcutsOpen }),
  setActor: (actorId) => set({ actorId }),
  select: (selection) => set(selection ? { selection, findingsOpen: false } : { selection }),
  setParkOpen: (parkOpen) => set({ parkOpen }),
  setFindingsOpen: (findingsOpen) => set(findingsOpen ? { findingsOpen, selection: null } : { findingsOpen }),
}));

export function actorOf(plan: Plan, id: PersonId | null): Actor {
  const person = id === null ? undefined : plan.people.get(id);
  return person ? { name: person.name, role: person.role } : { name: 'The room', role: null };
}
