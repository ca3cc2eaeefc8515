/** What `build/torture.mjs` was asked for. */
export const settings = {
  seed: Number(process.env.TORTURE_SEED ?? 1),
  kills: Number(process.env.TORTURE_KILLS ?? 200),
  rounds: Number(process.env.TORTURE_ROUNDS ?? 10_000),
  minutes: Number(process.env.TORTURE_MINUTES ?? 10),
} as const;
