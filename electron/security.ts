import { type App, type Session, session } from 'electron';
import type { Origin } from './origin';

/** Putting a picture or a text on the clipboard, never reading it. */
const GRANTED = 'clipboard-sanitized-write';

/** Nothing else a window asks for is granted: the app needs no camera, no position, no notification. */
function denyPermissions(target: Session, origin: Origin): void {
  target.setPermissionRequestHandler((_contents, permission, answer, { isMainFrame, requestingUrl }) =>
    answer(permission === GRANTED && isMainFrame && origin.owns(requestingUrl)),
  );
  target.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin, { isMainFrame }) =>
      permission === GRANTED && isMainFrame && origin.owns(requestingOrigin),
  );
  target.setDevicePermissionHandler(() => false);
  target.setDisplayMediaRequestHandler((_request, answer) => answer({}));
}

/** Offline by construction: every request that is not for our own content is cancelled before it leaves. */
function blockForeignRequests(target: Session, origin: Origin): void {
  target.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !origin.allows(url) }));
  // Files are saved through the host, never by the browser's own downloads.
  target.on('will-download', (event) => event.preventDefault());
}

/** Windows stay on our page, open no others by themselves and hold no foreign content. */
export function guardContents(app: App, origin: Origin): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!origin.owns(event.url)) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame || !origin.owns(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** The session of all windows, hardened. To be called once the app is ready, before the first window. */
export function hardenedSession(origin: Origin): Session {
  const target = session.defaultSession;
  denyPermissions(target, origin);
  blockForeignRequests(target, origin);
  target.setSpellCheckerEnabled(false);
  return target;
}
