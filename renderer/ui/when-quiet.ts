/** In milliseconds: the first moments of a screen belong to whoever looks at it. */
const REST_MS = 400;

/** Calls once the screen stands and the window has nothing to do. Returns what calls it off. */
export function whenQuiet(call: () => void): () => void {
  let idle = 0;
  const rest = setTimeout(() => {
    idle = requestIdleCallback(call, { timeout: 2_000 });
  }, REST_MS);
  return () => {
    clearTimeout(rest);
    cancelIdleCallback(idle);
  };
}

/** Loads parts ahead, when the window is quiet. What does not load is told where it is needed. */
export const preloadWhenQuiet = (...parts: readonly { readonly preload: () => Promise<void> }[]) =>
  whenQuiet(() => {
    for (const part of parts) void part.preload().catch(() => undefined);
  });
