import type { DesktopApi } from '@shared/desktop-api';
import { type DesktopBridge, overBridge } from '@shared/desktop-bridge';
import { createBrowserHost } from './browser-host';

declare global {
  interface Window {
    /** Put there by the desktop app's preload. */
    readonly countersignDesktop?: DesktopBridge;
  }
}

/** The host this window runs in. */
export const host: DesktopApi = window.countersignDesktop
  ? overBridge(window.countersignDesktop)
  : createBrowserHost();
