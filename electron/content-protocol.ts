import { protocol, type Session } from 'electron';
import { readContent } from './content';
import { type Origin, SCHEME } from './origin';

/** Has to run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the built window under our own scheme. */
export function serveOwnContent(session: Session, origin: Origin, root: string): void {
  session.protocol.handle(SCHEME, async (request) => {
    if (!origin.owns(request.url)) return new Response('There is no such page.', { status: 404 });
    const { status, headers, body } = await readContent(root, request.method, new URL(request.url).pathname);
    return new Response(request.method === 'HEAD' ? null : body, { status, headers });
  });
}
