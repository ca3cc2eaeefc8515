import { describe, expect, it } from 'vitest';
import { projectorOptions, windowOptions } from '../../../electron/window-options';

describe('every window', () => {
  it('is isolated and sandboxed, with the preload as the only way out', () => {
    expect(windowOptions({ preload: '/p/preload.cjs', developing: false }).webPreferences).toMatchObject({
      preload: '/p/preload.cjs',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      devTools: false,
    });
  });

  it('has developer tools only while developing', () => {
    expect(windowOptions({ preload: '', developing: true }).webPreferences?.devTools).toBe(true);
  });

  it('of the room has nothing to ask the host with, and a zoom of its own', () => {
    const bounds = { x: 0, y: 0, width: 1920, height: 1080 };
    for (const fills of [true, false]) {
      const { webPreferences } = projectorOptions({ bounds, fills, developing: false });
      expect(webPreferences).toMatchObject({
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        devTools: false,
        zoomMode: 'isolated',
      });
      expect(webPreferences).not.toHaveProperty('preload');
    }
  });
});
