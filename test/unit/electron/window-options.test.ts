import { describe, expect, it } from 'vitest';
import { windowOptions } from '../../../electron/window-options';

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
});
