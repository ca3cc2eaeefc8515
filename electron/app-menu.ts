import type { MenuEntry, RecentFile } from '@shared/desktop-api';
import { app, Menu, type WebContents } from 'electron';
import { menuTemplate } from './menu-template';
import { frontWindow } from './work-windows';

export interface AppMenuSetup {
  readonly developing: boolean;
  readonly onAction: (contents: WebContents, action: string) => void;
  readonly onNewWindow: () => void;
  readonly recent: () => readonly RecentFile[];
  readonly onRecent: (id: string) => void;
  readonly onClearRecent: () => void;
}

/** The native menu of the window in front: each window sends its own entries, and what they can do differs. */
export class AppMenu {
  readonly #entries = new WeakMap<WebContents, readonly MenuEntry[]>();

  constructor(private readonly setup: AppMenuSetup) {
    app.on('browser-window-focus', () => this.show());
    this.show();
  }

  set(contents: WebContents, entries: readonly MenuEntry[]): void {
    this.#entries.set(contents, entries);
    this.show();
  }

  show(): void {
    const front = frontWindow()?.webContents;
    const template = menuTemplate(front ? (this.#entries.get(front) ?? []) : [], {
      mac: process.platform === 'darwin',
      developing: this.setup.developing,
      onAction: (action) => {
        const target = frontWindow()?.webContents;
        if (target) this.setup.onAction(target, action);
      },
      onNewWindow: this.setup.onNewWindow,
      recent: this.setup.recent(),
      onRecent: this.setup.onRecent,
      onClearRecent: this.setup.onClearRecent,
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }
}
