import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { emitPreventable, StandInEvent } from './emitter';
import { becomeReady, isReady } from './readiness';

class StandInApp extends EventEmitter {
  readonly name = 'Countersign';
  readonly isPackaged = true;
  readonly commandLine = {
    getSwitchValue: (name: string): string =>
      process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '',
    hasSwitch: (name: string): boolean =>
      process.argv.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`)),
  };
  readonly #paths = new Map<string, string>([
    ['userData', join(homedir(), '.config', 'countersign-stand-in')],
    ['documents', join(homedir(), 'Documents')],
  ]);
  /** The windows there are, oldest first. */
  readonly windows = new Map<number, { close(): void }>();
  quitting = false;
  #whenReady = new Promise<void>((resolve) => this.once('ready', () => resolve()));

  isReady(): boolean {
    return isReady();
  }
  whenReady(): Promise<void> {
    return this.#whenReady;
  }
  becomeReady(): void {
    becomeReady();
    this.emit('ready', new StandInEvent());
  }
  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`the stand-in knows no path "${name}"`);
    return path;
  }
  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }
  addRecentDocument(): void {}
  clearRecentDocuments(): void {}
  getVersion(): string {
    const folder = new URL('../../package.json', import.meta.url);
    return String(JSON.parse(readFileSync(folder, 'utf8')).version);
  }
  enableSandbox(): void {
    if (isReady()) throw new Error('app.enableSandbox() can only be called before app is ready');
  }
  requestSingleInstanceLock(): boolean {
    return process.env.STAND_IN_SECOND_INSTANCE !== '1';
  }
  quit(): void {
    if (emitPreventable(this, 'before-quit')) return;
    this.quitting = true;
    if (this.windows.size === 0) this.exit(0);
    for (const window of this.windows.values()) window.close();
  }
  exit(code: number): void {
    if (!emitPreventable(this, 'will-quit')) process.exit(code);
  }
}

export const app = new StandInApp();
