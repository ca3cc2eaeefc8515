const LONGEST_MS = 24;
/** A window in the background draws nothing. */
const HIDDEN_MS = 100;

/** Resolves when what was asked to be drawn stands on the screen. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, HIDDEN_MS);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(resolve);
    });
  });
}

/** Takes steps to their end, with pauses in which the window reacts. */
export async function inPauses(steps: Iterator<void, void>): Promise<void> {
  let since = performance.now();
  while (!steps.next().done) {
    if (performance.now() - since < LONGEST_MS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  }
}
