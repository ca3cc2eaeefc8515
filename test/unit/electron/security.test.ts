import { EventEmitter } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { registerScheme } from '../../../electron/content-protocol';
import { contentOrigin } from '../../../electron/origin';
import { guardContents, hardenedSession } from '../../../electron/security';

type Any = (...args: readonly unknown[]) => unknown;

const electron = vi.hoisted(() => ({ handlers: new Map<string, Any>(), schemes: [] as unknown[] }));
vi.mock('electron', () => ({
  protocol: { registerSchemesAsPrivileged: (schemes: unknown[]) => electron.schemes.push(...schemes) },
  session: {
    defaultSession: new Proxy(
      {},
      {
        get: (_, name: string) =>
          name === 'webRequest'
            ? { onBeforeRequest: (handler: Any) => electron.handlers.set('onBeforeRequest', handler) }
            : name === 'on'
              ? (event: string, handler: Any) => electron.handlers.set(event, handler)
              : (handler: Any) => electron.handlers.set(name, handler),
      },
    ),
  },
}));

const origin = contentOrigin(null);
const own = origin.startUrl;
const root = join(import.meta.dirname, '../../..');

describe('the session of all windows', () => {
  hardenedSession(origin);
  const handler = (name: string): Any => electron.handlers.get(name) ?? (() => `no handler ${name}`);

  it('grants no permission but to put something on the clipboard, and that to our own page only', () => {
    const asked = (permission: string, requestingUrl: string, isMainFrame: boolean) => {
      let granted: unknown = 'not answered';
      const answer = (given: unknown) => {
        granted = given;
      };
      handler('setPermissionRequestHandler')(null, permission, answer, { isMainFrame, requestingUrl });
      const checked = handler('setPermissionCheckHandler')(null, permission, requestingUrl, { isMainFrame });
      expect(checked).toBe(granted);
      return granted;
    };
    for (const permission of [
      ...['media', 'geolocation', 'notifications', 'clipboard-read', 'display-capture', 'fullscreen', 'hid'],
      ...[
        'midi',
        'midiSysex',
        'openExternal',
        'pointerLock',
        'serial',
        'storage-access',
        'usb',
        'fileSystem',
      ],
      ...[
        'idle-detection',
        'keyboardLock',
        'speaker-selection',
        'window-management',
        'top-level-storage-access',
      ],
    ])
      expect(asked(permission, own, true), permission).toBe(false);
    expect(asked('clipboard-sanitized-write', own, true)).toBe(true);
    expect(asked('clipboard-sanitized-write', own, false)).toBe(false);
    expect(asked('clipboard-sanitized-write', 'https://example.com/', true)).toBe(false);
  });

  it('has no devices, shares no screen and downloads nothing', () => {
    expect(handler('setDevicePermissionHandler')({ deviceType: 'usb' })).toBe(false);
    const given: unknown[] = [];
    handler('setDisplayMediaRequestHandler')({}, (streams: unknown) => given.push(streams));
    expect(given).toEqual([{}]);
    const preventDefault = vi.fn();
    handler('will-download')({ preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });

  it('lets only requests for our own content out', () => {
    const isCancelled = (url: string) => {
      let reply: unknown;
      handler('onBeforeRequest')({ url }, (given: unknown) => {
        reply = given;
      });
      return reply;
    };
    for (const url of [own, 'app://countersign/assets/x.js', 'data:image/png;base64,AA==', `blob:${own}`])
      expect(isCancelled(url), url).toEqual({ cancel: false });
    for (const url of [
      ...[
        'https://example.com/',
        'http://127.0.0.1:1/',
        'ws://localhost/',
        'wss://example.com/',
        'ftp://a/b',
      ],
      ...[
        'file:///etc/passwd',
        'app://other/x',
        'blob:https://example.com/1',
        'devtools://devtools/x',
        'chrome://gpu',
      ],
    ])
      expect(isCancelled(url), url).toEqual({ cancel: true });
  });
});

describe('the contents of every window', () => {
  it('stay on our page, in one frame, and open no other window', () => {
    const app = new EventEmitter();
    guardContents(app as App, origin);
    let open: Any = () => null;
    const contents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: (handler: Any) => {
        open = handler;
      },
    });
    app.emit('web-contents-created', {}, contents);
    const isStopped = (event: string, details: object) => {
      const preventDefault = vi.fn();
      contents.emit(event, { preventDefault, ...details });
      return preventDefault.mock.calls.length > 0;
    };
    for (const url of [
      'https://example.com/',
      'file:///x',
      'javascript:alert(1)',
      'app://other/',
      'data:text/html,x',
    ]) {
      expect(isStopped('will-navigate', { url }), url).toBe(true);
      expect(isStopped('will-frame-navigate', { url, isMainFrame: true }), url).toBe(true);
      expect(open({ url }), url).toEqual({ action: 'deny' });
    }
    expect(open({ url: own })).toEqual({ action: 'deny' });
    expect(isStopped('will-navigate', { url: own })).toBe(false);
    expect(isStopped('will-frame-navigate', { url: own, isMainFrame: false })).toBe(true);
    expect(isStopped('will-redirect', { url: own })).toBe(true);
    expect(isStopped('will-attach-webview', {})).toBe(true);
  });
});

describe('our own scheme', () => {
  it('is a secure origin and goes past no policy', () => {
    registerScheme();
    expect(electron.schemes).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ]);
  });
});

describe('the source of the desktop host', () => {
  const sources = readdirSync(join(root, 'electron'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('cli'))
    .map((name) => ({ name, text: readFileSync(join(root, 'electron', name), 'utf8') }));

  it('uses none of what the checklist warns of', () => {
    const forbidden = [
      ...[/\bshell\b.*from 'electron'/, /openExternal\(/, /enableBlinkFeatures/, /executeJavaScript/],
      ...[
        /loadFile\(/,
        /file:\/\/\$/,
        /enableRemoteModule/,
        /\beval\(/,
        /bypassCSP/,
        /ses(sion)?\.fromPartition/,
      ],
      ...[
        /experimentalFeatures: true/,
        /webSecurity: false/,
        /allowRunningInsecureContent: true/,
        /webviewTag: true/,
      ],
    ];
    const found = sources.flatMap(({ name, text }) =>
      forbidden.filter((pattern) => pattern.test(text)).map((pattern) => `${name}: ${pattern}`),
    );
    expect(sources.length).toBeGreaterThan(30);
    expect(found).toEqual([]);
  });
});

describe('an installed app', () => {
  const builder = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
  const block = (name: string) => {
    const [, lines = ''] = new RegExp(`^${name}:\\n((?:  .*\\n)+)`, 'm').exec(builder) ?? [];
    return Object.fromEntries(
      [...lines.matchAll(/^ {2}(\w+): (\w+)$/gm)].map(([, key, value]) => [key, value]),
    );
  };

  it('has its fuses blown: it is no Node, cannot be inspected, and runs only the archive it came with', () => {
    expect(block('electronFuses')).toEqual({
      runAsNode: 'false',
      enableCookieEncryption: 'true',
      enableNodeOptionsEnvironmentVariable: 'false',
      enableNodeCliInspectArguments: 'false',
      enableEmbeddedAsarIntegrityValidation: 'true',
      onlyLoadAppFromAsar: 'true',
      loadBrowserProcessSpecificV8Snapshot: 'false',
      grantFileProtocolExtraPrivileges: 'false',
      resetAdHocDarwinSignature: 'true',
    });
    expect(builder).toMatch(/^asar: true$/m);
    expect(block('mac')).toMatchObject({ hardenedRuntime: 'true' });
  });
});
