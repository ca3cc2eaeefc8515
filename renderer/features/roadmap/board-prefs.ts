import { z } from 'zod';
import { create } from 'zustand';
import { readSetting, writeSetting } from '../../store/plans';
import { tellError } from '../../ui/tell';
import { ZOOMS } from './board-geometry';
import { COLOURINGS } from './card-looks';
import { LINK_SCOPES } from './links';

const KEY = 'roadmap-board';
/** Teams of plans that are gone would pile up. */
const MAX_COLLAPSED = 500;

const prefsSchema = z
  .object({
    links: z.enum(LINK_SCOPES),
    zoom: z.enum(ZOOMS),
    colouring: z.enum(COLOURINGS),
    critical: z.boolean(),
    /** Ids of teams. */
    collapsed: z.array(z.string().max(100)).max(MAX_COLLAPSED).readonly(),
  })
  .readonly();

/** How the board is looked at: a matter of this laptop, not of the plan. */
export type BoardPrefs = z.infer<typeof prefsSchema>;

const DEFAULTS: BoardPrefs = {
  links: 'selection',
  zoom: 'iteration',
  colouring: 'type',
  critical: false,
  collapsed: [],
};

interface PrefsState {
  readonly prefs: BoardPrefs;
  /** Nothing is drawn before: the board would jump from one look to the other. */
  readonly isRead: boolean;
}

export const usePrefs = create<PrefsState>(() => ({ prefs: DEFAULTS, isRead: false }));

export async function readPrefs(): Promise<void> {
  if (usePrefs.getState().isRead) return;
  const known = prefsSchema.safeParse(await readSetting(KEY).catch(() => null));
  usePrefs.setState({ prefs: known.success ? known.data : DEFAULTS, isRead: true });
}

export function setPrefs(changed: Partial<BoardPrefs>): void {
  const prefs = { ...usePrefs.getState().prefs, ...changed };
  usePrefs.setState({ prefs });
  writeSetting(KEY, prefs).catch((error: unknown) =>
    tellError('How the board is looked at is not remembered', error),
  );
}

export function toggleTeam(id: string): void {
  const { collapsed } = usePrefs.getState().prefs;
  const others = collapsed.filter((other) => other !== id);
  setPrefs({ collapsed: others.length < collapsed.length ? others : [...others, id].slice(-MAX_COLLAPSED) });
}
