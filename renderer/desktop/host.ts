import type { DesktopApi } from '@shared/desktop-api';
import { createBrowserHost } from './browser-host';

declare global {
  interface Window {
    /** Put there by the desktop app's preload. */
    readonly countersignDesktop?: DesktopApi;
  }
}

/** The host this window runs in. */
export const host: DesktopApi = window.countersignDesktop ?? createBrowserHost();
