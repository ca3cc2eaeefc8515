import { HostError, type ProjectorStatus } from '@shared/desktop-api';
import { BrowserWindow, type Display, powerSaveBlocker, screen } from 'electron';
import { readNote, writeNote } from './note';
import type { Origin } from './origin';
import {
  chooseDisplay,
  displayId,
  displayInfo,
  type RememberedDisplay,
  remembered,
  rememberedSchema,
  sameDisplay,
} from './projector-display';
import { projectorOptions } from './window-options';
import { frontWindow } from './work-windows';

export interface ProjectorSetup {
  readonly origin: Origin;
  readonly developing: boolean;
  /** Where the chosen display is remembered. */
  readonly file: string;
  readonly onChange: (status: ProjectorStatus) => void;
  readonly report: (error: unknown) => void;
}

/** What was asked for: the display it is shown on or waits for; `display: null`: any second one. */
interface Wanted {
  readonly display: RememberedDisplay | null;
}

/**
 * The window the room sees. It fills the second display; when that goes, the window goes with it instead of covering the
 * facilitator's screen, and comes back with it.
 */
export class Projector {
  #wanted: Wanted | null = null;
  #window: BrowserWindow | null = null;
  #shownOn: string | null = null;
  #awake: number | null = null;
  #known: RememberedDisplay | null;

  /** To be made once the app is ready: displays are not known before. */
  constructor(private readonly setup: ProjectorSetup) {
    this.#known = readNote(setup.file, rememberedSchema);
    for (const event of ['display-added', 'display-removed', 'display-metrics-changed'] as const)
      screen.on(event as 'display-added', () => this.#placeAndTell());
  }

  async open(id: string | null): Promise<ProjectorStatus> {
    const displays = screen.getAllDisplays();
    const chosen = id === null ? this.#choose() : displays.find((display) => displayId(display) === id);
    if (chosen === undefined)
      throw new HostError('That display is not there any more. Choose another one.', 'refused');
    this.#wanted = { display: chosen && remembered(chosen) };
    // The facilitator's own screen is the way out for one evening, not a choice for the next.
    if (id !== null && chosen && id !== here()) await this.#remember(remembered(chosen));
    return this.#placeAndTell();
  }

  close(): ProjectorStatus {
    this.#wanted = null;
    return this.#placeAndTell();
  }

  #placeAndTell(): ProjectorStatus {
    this.#place();
    const status = this.status();
    this.setup.onChange(status);
    return status;
  }

  status(): ProjectorStatus {
    const at = here();
    const target = this.#wanted ? this.#target() : this.#choose();
    return {
      state: this.#window ? 'open' : this.#wanted ? 'waiting' : 'closed',
      displays: screen.getAllDisplays().map((display, place) => displayInfo(display, place, at)),
      display: this.#shownOn ?? (target && displayId(target)),
    };
  }

  #choose(): Display | null {
    return chooseDisplay(screen.getAllDisplays(), this.#known, here());
  }

  /** The display to be on now; null: it is not there. */
  #target(): Display | null {
    if (!this.#wanted) return null;
    const { display } = this.#wanted;
    return display ? sameDisplay(screen.getAllDisplays(), display) : this.#choose();
  }

  /** Brings the window to where it belongs, or closes it. */
  #place(): void {
    const target = this.#target();
    if (!target) {
      this.#drop();
      return;
    }
    if (this.#wanted && !this.#wanted.display) this.#wanted = { display: remembered(target) };
    const fills = displayId(target) !== here();
    if (this.#shownOn !== displayId(target)) this.#drop();
    if (!this.#window) this.#show(target, fills);
    else if (fills) this.#window.setBounds(target.bounds);
  }

  #show(display: Display, fills: boolean): void {
    const bounds = fills ? display.bounds : smaller(display.workArea);
    const window = new BrowserWindow(projectorOptions({ bounds, fills, developing: this.setup.developing }));
    this.#window = window;
    this.#shownOn = displayId(display);
    this.#awake = powerSaveBlocker.start('prevent-display-sleep');
    window.once('ready-to-show', () => {
      // The facilitator goes on typing where the focus is.
      window.showInactive();
      if (!fills) return;
      window.setBounds(display.bounds);
      if (process.platform === 'darwin') window.setSimpleFullScreen(true);
      else window.setFullScreen(true);
    });
    window.webContents.on('render-process-gone', () => {
      if (!window.isDestroyed()) window.reload();
    });
    window.once('closed', () => {
      if (this.#window !== window) return;
      this.#forgetWindow();
      // Closed by hand, while its display is there: that is meant.
      if (this.#target()) this.#wanted = null;
      this.setup.onChange(this.status());
    });
    void window.loadURL(this.setup.origin.projectorUrl).catch(() => {
      if (!window.isDestroyed()) window.showInactive();
    });
  }

  #drop(): void {
    const window = this.#window;
    this.#forgetWindow();
    window?.destroy();
  }

  #forgetWindow(): void {
    this.#window = null;
    this.#shownOn = null;
    if (this.#awake !== null) powerSaveBlocker.stop(this.#awake);
    this.#awake = null;
  }

  async #remember(display: RememberedDisplay): Promise<void> {
    this.#known = display;
    try {
      await writeNote(this.setup.file, display);
    } catch (error) {
      // It is shown all the same; only the next start will not know it.
      this.setup.report(error);
    }
  }
}

/** The display that the facilitator's window is on. */
function here(): string {
  const window = frontWindow();
  return displayId(window ? screen.getDisplayMatching(window.getBounds()) : screen.getPrimaryDisplay());
}

const smaller = ({ x, y, width, height }: Display['workArea']) => ({
  x: x + Math.round(width * 0.1),
  y: y + Math.round(height * 0.1),
  width: Math.round(width * 0.8),
  height: Math.round(height * 0.8),
});
