import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { PageRequest, PageResponse } from './calls';

const SUFFIX = '.localhost';

/**
 * `app://countersign/x` as Chromium is shown it: a name under `localhost` is a secure origin of its own and keeps its
 * storage, whatever port answers.
 */
export function shownUrl(url: string): string {
  const { protocol, host, pathname, search, hash } = new URL(url);
  if (/^(https?|data|blob|about|javascript|wss?|file|devtools):$/.test(protocol)) return url;
  return `http://${host}.${protocol.slice(0, -1)}${SUFFIX}${pathname}${search}${hash}`;
}

/** The other way: the address as main knows it. */
export function realUrl(url: string): string {
  if (url.startsWith('blob:')) return `blob:${realUrl(url.slice(5))}`;
  const match = /^http:\/\/([\w-]+)\.([a-z]+)\.localhost(\/.*)?$/.exec(url);
  return match ? `${match[2]}://${match[1]}${match[3] ?? '/'}` : url;
}

export interface SchemeProxy {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Every request of the browser comes through here, workers' and preconnects' too, and is put to main. */
export async function openSchemeProxy(
  ask: (request: PageRequest) => Promise<PageResponse>,
): Promise<SchemeProxy> {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(request.headers))
      if (typeof value === 'string' && !/^(host|connection|proxy-.*)$/.test(name)) headers[name] = value;
    const url = realUrl(request.url ?? '');
    const reply = await ask({ url, method: request.method ?? 'GET', headers });
    if (reply.state !== 'answered') {
      request.socket.destroy();
      return;
    }
    response.writeHead(reply.status, reply.headers);
    response.end(reply.body);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy());
  });
  const tunnels = new Set<Duplex>();
  server.on('connect', (request, socket) => {
    // An encrypted connection shows only its host. There is no network here: main is asked, and the answer is recorded.
    socket.on('error', () => undefined);
    tunnels.add(socket);
    socket.once('close', () => tunnels.delete(socket));
    void ask({ url: `https://${(request.url ?? '').replace(/:443$/, '')}/`, method: 'GET', headers: {} })
      .catch(() => undefined)
      .finally(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        // The server does not count a tunnel as a connection, and main may be gone before it has answered for one.
        for (const socket of tunnels) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
