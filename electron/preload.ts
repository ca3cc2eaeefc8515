import type { DesktopBridge } from '@shared/desktop-bridge';
import {
  callChannel,
  EVENT_CHANNEL,
  LISTENING_CHANNEL,
  MENU_CHANNEL,
  UNFINISHED_CHANNEL,
} from '@shared/desktop-channels';
import { contextBridge, ipcRenderer } from 'electron';

// Plain functions and data only: nothing of Electron itself reaches the page, and main checks whatever comes from here.
const bridge: DesktopBridge = {
  call: (name, args) => ipcRenderer.invoke(callChannel(name), ...args),
  on: (event, listener) => {
    const forward = (_event: unknown, name: string, payload: Parameters<typeof listener>[0]): void => {
      if (name === event) listener(payload);
    };
    ipcRenderer.on(EVENT_CHANNEL, forward);
    ipcRenderer.send(LISTENING_CHANNEL, event);
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, forward);
    };
  },
  setMenu: (entries) => ipcRenderer.send(MENU_CHANNEL, entries),
  setUnfinished: (names) => ipcRenderer.send(UNFINISHED_CHANNEL, names),
};

contextBridge.exposeInMainWorld('countersignDesktop', bridge);
