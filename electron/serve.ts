import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { CONTENT_HEADERS, readContent } from './content';

/** Tells our own server from another program on the same port. */
const MARK = 'X-Countersign';

export interface ServeOptions {
  /** The folder of the built window. */
  readonly root: string;
  /** The port to try first; 0 lets the system choose. */
  readonly port: number;
  /** How many ports after it to try when it is taken. */
  readonly attempts: number;
}

export type Served =
  | {
      readonly state: 'serving';
      readonly url: string;
      readonly port: number;
      readonly close: () => Promise<void>;
    }
  /** Countersign is already served there. */
  | { readonly state: 'running'; readonly url: string; readonly port: number };

/**
 * Serves the built window on this machine only, for the browser host. Rejects with the system's error when no port
 * can be had.
 */
export async function serveContent(options: ServeOptions): Promise<Served> {
  for (let attempt = 0; ; attempt++) {
    const wanted = options.port === 0 ? 0 : options.port + attempt;
    try {
      return await listen(options.root, wanted);
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE') throw error;
      if (await isOurs(wanted)) return { state: 'running', url: addressOf(wanted), port: wanted };
      if (attempt >= options.attempts) throw error;
    }
  }
}

const addressOf = (port: number): string => `http://localhost:${port}/`;

function listen(root: string, port: number): Promise<Served> {
  return new Promise((resolve, reject) => {
    const server: Server = createServer((request, response) => {
      void answer(root, request, response).catch(() => response.destroy());
    });
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const taken = address !== null && typeof address === 'object' ? address.port : port;
      const close = () =>
        new Promise<void>((done) => {
          server.closeAllConnections();
          server.close(() => done());
        });
      resolve({ state: 'serving', url: addressOf(taken), port: taken, close });
    });
  });
}

async function answer(root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // A foreign page that made its own name point here would otherwise share our origin.
  if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? '')) {
    response.writeHead(403, { ...CONTENT_HEADERS, 'Content-Type': 'text/plain' });
    response.end('Countersign answers only to localhost.');
    return;
  }
  const path = (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/';
  const content = await readContent(root, request.method ?? 'GET', path);
  response.writeHead(content.status, { ...content.headers, [MARK]: '1' });
  response.end(request.method === 'HEAD' ? undefined : (content.body ?? undefined));
}

async function isOurs(port: number): Promise<boolean> {
  try {
    const reply = await fetch(addressOf(port), { method: 'HEAD', signal: AbortSignal.timeout(1_000) });
    return reply.headers.get(MARK) === '1';
  } catch {
    return false;
  }
}
