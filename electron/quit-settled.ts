import type { App } from 'electron';

/** A disk that does not answer must not keep the program from ending. */
const PATIENCE = 3_000;

/** Holds the end of the program up until what is still being written is on the disk. */
export function quitSettled(app: App, settle: () => Promise<unknown>): void {
  let state: 'running' | 'settling' | 'settled' = 'running';
  app.on('will-quit', (event) => {
    if (state === 'settled') return;
    event.preventDefault();
    if (state === 'settling') return;
    state = 'settling';
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
    void Promise.race([settle(), late])
      .catch(() => undefined)
      .then(() => {
        state = 'settled';
        app.quit();
      });
  });
}
