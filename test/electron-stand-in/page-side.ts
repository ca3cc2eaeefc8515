// What runs in each page before its own scripts: the preload, in a scope of its own, with Electron's side of it imitated.
// The function is sent to the page as text, so it uses nothing from outside itself.

export const BINDING = '__standInForElectron';
export const DELIVER = 'electron-stand-in:deliver';

export interface PageSide {
  readonly binding: string;
  readonly deliver: string;
}

type Preload = (require: (name: string) => unknown, module: object, exports: object) => void;

/** The script that each page runs first. The preload is part of its text: the page's policy forbids `eval`. */
export const pageScript = (side: PageSide, preload: string | null): string =>
  `(${pageSide.toString()})(${JSON.stringify(side)}, ${
    preload === null ? 'null' : `function (require, module, exports) {${preload}\n}`
  });`;

type Binding = (what: string, name: string, args: readonly unknown[]) => Promise<unknown>;

function pageSide({ binding, deliver }: PageSide, preload: Preload | null): void {
  const scope = globalThis as unknown as Record<string, unknown>;
  const call = scope[binding] as Binding | undefined;
  // The page itself must not find the way to main that the preload has.
  delete scope[binding];
  if (!call || window.top !== window) return;
  void call('committed', location.href, []);

  const listeners = new Map<string, Set<(event: object, ...args: unknown[]) => void>>();
  const ipcRenderer = {
    invoke: async (channel: string, ...args: unknown[]) => {
      try {
        return await call('invoke', channel, structuredClone(args));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`Error invoking remote method '${channel}': ${reason}`);
      }
    },
    send: (channel: string, ...args: unknown[]) => void call('message', channel, structuredClone(args)),
    on: (channel: string, listener: (event: object, ...args: unknown[]) => void) => {
      const known = listeners.get(channel) ?? new Set();
      listeners.set(channel, known.add(listener));
    },
    off: (channel: string, listener: (event: object, ...args: unknown[]) => void) => {
      listeners.get(channel)?.delete(listener);
    },
  };
  Object.defineProperty(window, Symbol.for(deliver), {
    value: (channel: string, args: readonly unknown[]) => {
      for (const listener of [...(listeners.get(channel) ?? [])]) listener({}, ...args);
    },
  });

  // Values cross between the two worlds as copies: functions as wrappers, errors without their class and properties.
  const crossed = (value: unknown): unknown => {
    if (typeof value === 'function')
      return (...args: unknown[]) =>
        crossed((value as (...args: unknown[]) => unknown)(...args.map(crossed)));
    if (value instanceof Promise)
      return value.then(crossed, (error: unknown) => {
        throw crossed(error);
      });
    if (value instanceof Error) return new Error(value.message);
    if (Array.isArray(value)) return value.map(crossed);
    if (value === null || typeof value !== 'object') return value;
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer || value instanceof Date)
      return structuredClone(value);
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, crossed(entry)]));
  };
  const frozen = (value: unknown): unknown => {
    if (value !== null && typeof value === 'object') for (const entry of Object.values(value)) frozen(entry);
    return Object.freeze(value);
  };
  const contextBridge = {
    exposeInMainWorld: (name: string, api: unknown) => {
      Object.defineProperty(window, name, { value: frozen(crossed(api)), enumerable: true });
    },
  };

  window.open = (url) => {
    void call('windowOpen', new URL(String(url ?? 'about:blank'), location.href).href, []);
    return null;
  };

  if (preload === null) return;
  const load = (name: string) => {
    if (name === 'electron') return { contextBridge, ipcRenderer };
    throw new Error(`module not found: ${name} (a sandboxed preload has only electron)`);
  };
  const module = { exports: {} };
  preload(load, module, module.exports);
}
