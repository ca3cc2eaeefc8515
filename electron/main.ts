import { join } from 'node:path';
import type { HostEvent, HostEvents } from '@shared/desktop-api';
import { EVENT_CHANNEL } from '@shared/desktop-channels';
import { app, type BrowserWindow, dialog, ipcMain, type WebContents } from 'electron';
import { AppMenu } from './app-menu';
import { removeLeftovers } from './atomic-write';
import { Backups } from './backups';
import { waitForWrites } from './closing';
import { registerScheme, serveOwnContent } from './content-protocol';
import { chooseDataFolder } from './data-folder';
import { documentFonts } from './document-fonts';
import { createHostMethods, platformName } from './host-methods';
import { registerIpc } from './ipc';
import { notesSettled } from './note';
import { filesOfArguments, OpenedFiles } from './opened-files';
import { contentOrigin } from './origin';
import { Projector } from './projector';
import { quitSettled } from './quit-settled';
import { readChosenFile } from './read-chosen-file';
import { RecentFiles } from './recent-files';
import { guardContents, hardenedSession } from './security';
import { spokenPath } from './spoken-path';
import { openWindow } from './window';
import { frontWindow, workWindows } from './work-windows';

const out = join(import.meta.dirname, '..');
const developing = !app.isPackaged && process.env.NODE_ENV !== 'production';
const origin = contentOrigin(app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null));

chooseDataFolder(app);
registerScheme();
app.enableSandbox();
guardContents(app, origin);
if (app.requestSingleInstanceLock()) run();
else app.quit();

function run(): void {
  const listening = new WeakSet<WebContents>();
  const unfinished = new WeakMap<WebContents, readonly string[]>();
  const send = <E extends HostEvent>(to: WebContents, event: E, payload: HostEvents[E]) =>
    to.send(EVENT_CHANNEL, event, payload);
  const watchClosing = waitForWrites(app, {
    unfinished: ({ webContents }) => unfinished.get(webContents) ?? [],
    letGo: ({ webContents }) => send(webContents, 'letGo', null),
  });
  const tell = (sentence: string) => {
    void dialog.showMessageBox({ type: 'warning', message: sentence, buttons: ['OK'] });
  };
  let menu: AppMenu | null = null;
  const hasList = process.platform === 'darwin' || process.platform === 'win32';
  const recent = new RecentFiles({
    note: join(app.getPath('userData'), 'recent-files.json'),
    system: hasList
      ? { add: (path) => app.addRecentDocument(path), clear: () => app.clearRecentDocuments() }
      : null,
    onChange: () => {
      menu?.show();
      for (const { webContents } of workWindows()) send(webContents, 'recentFiles', recent.list());
    },
    report: (error) => console.error(error),
  });
  const opened = new OpenedFiles({
    read: async (path) => {
      const file = await readChosenFile(path);
      recent.add(path);
      return file;
    },
    deliver: (file) => {
      const window = frontWindow();
      if (!window || !listening.has(window.webContents)) return false;
      comeToFront(window);
      send(window.webContents, 'openedFile', file);
      return true;
    },
    tell,
  });
  quitSettled(app, notesSettled);
  let projector: Projector | null = null;
  const open = () => {
    const window = openWindow({
      preload: join(out, 'preload/preload.cjs'),
      origin,
      developing,
      stateFile: join(app.getPath('userData'), 'window.json'),
    });
    watchClosing(window);
    // Without a window to steer it from, the room's window goes too.
    window.once('closed', () => workWindows().length === 0 && projector?.close());
    // A page that is loaded anew listens only once it says so again.
    window.webContents.on('did-navigate', () => listening.delete(window.webContents));
  };

  void opened.open(filesOfArguments(process.argv.slice(1), process.cwd()));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void opened.open([path]);
  });
  app.on('second-instance', (_event, args, folder) => {
    const window = frontWindow();
    if (window) comeToFront(window);
    else if (app.isReady()) open();
    void opened.open(filesOfArguments(args.slice(1), folder));
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', () => {
    if (app.isReady() && workWindows().length === 0) open();
  });

  void app.whenReady().then(() => {
    const data = app.getPath('userData');
    serveOwnContent(hardenedSession(origin), origin, join(out, 'renderer'));
    menu = new AppMenu({
      developing,
      onNewWindow: open,
      recent: () => recent.list(),
      onRecent: (id) => {
        if (workWindows().length === 0) open();
        opened.take(() => recent.open(id));
      },
      onClearRecent: () => recent.clear(),
      onAction: (contents, action) => send(contents, 'action', action),
    });
    projector = new Projector({
      origin,
      developing,
      file: join(data, 'projector.json'),
      onChange: (status) => {
        for (const { webContents } of workWindows()) send(webContents, 'projector', status);
      },
      report: (error) => console.error(error),
    });
    const backups = new Backups({ folder: join(data, 'backups'), note: join(data, 'backup-folder.json') });
    // What an earlier run has left half written, because it was killed.
    for (const folder of [data, join(data, 'identities')]) void removeLeftovers(folder);
    void backups.tidy();
    registerIpc({
      ipcMain,
      origin,
      handlers: createHostMethods({
        info: {
          host: 'desktop',
          version: app.getVersion(),
          platform: platformName(process.platform),
          dataLocation: spokenPath(data),
        },
        documents: app.getPath('documents'),
        projector,
        recent,
        openWindow: open,
        backups,
        keyring: once(async () => {
          const { openKeyring } = await import('./keyring');
          return openKeyring({
            folder: join(data, 'identities'),
            fonts: () => documentFonts(out),
            onDamaged: onceEach(tell),
          });
        }),
      }),
      onUnfinished: (contents, names) => unfinished.set(contents, names),
      onMenu: (contents, entries) => menu?.set(contents, entries),
      onListening: (contents, event) => {
        if (event !== 'openedFile') return;
        listening.add(contents);
        opened.flush();
      },
      report: (error) => console.error(error),
    });
    open();
  });
}

function comeToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

function onceEach(tell: (sentence: string) => void): (sentence: string) => void {
  const told = new Set<string>();
  return (sentence) => {
    if (!told.has(sentence)) tell(sentence);
    told.add(sentence);
  };
}
