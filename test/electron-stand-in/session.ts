import { EventEmitter } from 'node:events';
import type { MainCalls, PageResponse } from './calls';
import { isReady } from './readiness';

type Listener = (details: unknown, answer: (reply: { cancel?: boolean }) => void) => void;

const handlers = new Map<string, (request: Request) => Response | Promise<Response>>();
let beforeRequest: Listener | null = null;
let requestPermission:
  | ((
      contents: unknown,
      name: string,
      answer: (granted: boolean) => void,
      details: { readonly isMainFrame: boolean; readonly requestingUrl: string },
    ) => void)
  | null = null;
let checkPermission:
  | ((contents: unknown, name: string, origin: string, details: { readonly isMainFrame: boolean }) => boolean)
  | null = null;

class StandInSession extends EventEmitter {
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>) => {
      handlers.set(scheme, handler);
    },
  };
  readonly webRequest = {
    onBeforeRequest: (listener: Listener) => {
      beforeRequest = listener;
    },
  };
  setPermissionRequestHandler(handler: typeof requestPermission): void {
    requestPermission = handler;
  }
  setPermissionCheckHandler(handler: typeof checkPermission): void {
    checkPermission = handler;
  }
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setSpellCheckerEnabled(): void {}
}

export const defaultSession = new StandInSession();
export const session = { defaultSession };

export const protocol = {
  registerSchemesAsPrivileged(): void {
    if (isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
  },
};

/** What main answers to a request of a page. */
export async function answerRequest(request: MainCalls['request'][0]): Promise<PageResponse> {
  const listener = beforeRequest;
  if (listener) {
    const { cancel = false } = await new Promise<{ cancel?: boolean }>((resolve) =>
      listener({ url: request.url, method: request.method, resourceType: 'other' }, resolve),
    );
    if (cancel) return { state: 'cancelled' };
  }
  const handler = handlers.get(new URL(request.url).protocol.slice(0, -1));
  if (!handler) return { state: 'foreign' };
  const { url, method, headers } = request;
  const response = await handler(new Request(url, { method, headers }));
  return {
    state: 'answered',
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
}

/** The permissions that Chromium can be given from outside, as both handlers of main would answer for each. */
export async function permissionAnswers(): Promise<Readonly<Record<string, boolean>>> {
  const names = [
    'geolocation',
    'notifications',
    'clipboard-read',
    'clipboard-write',
    'camera',
    'microphone',
    'midi',
  ];
  const answers: Record<string, boolean> = {};
  for (const name of names) {
    answers[name] = await isGranted(name, OWN, true);
    // Nothing may be granted to a frame in the page, or to a page of somebody else.
    for (const [url, top] of [
      [OWN, false],
      ['https://example.com/', true],
    ] as const)
      if (await isGranted(name, url, top)) throw new Error(`${name} is granted to ${url}, top frame: ${top}`);
  }
  return answers;
}

const OWN = 'app://countersign/index.html';

async function isGranted(name: string, url: string, isMainFrame: boolean): Promise<boolean> {
  const [request, check] = [requestPermission, checkPermission];
  const permission = electronPermission(name);
  const asked = request
    ? await new Promise<boolean>((resolve) =>
        request(null, permission, resolve, { isMainFrame, requestingUrl: url }),
      )
    : true;
  const origin = url.replace('index.html', '');
  return asked && (check?.(null, permission, origin, { isMainFrame }) ?? true);
}

const electronPermission = (name: string): string =>
  name === 'camera' || name === 'microphone'
    ? 'media'
    : name === 'clipboard-write'
      ? 'clipboard-sanitized-write'
      : name;
