import { z } from 'zod';

/** JSON of some version of a format. */
export type Versioned = Readonly<Record<string, unknown>> & { readonly version: number };

/** JSON that says it is of this format, of whatever version; null: it is none of it. Only its head is checked. */
export const headOf = (json: unknown, format: string): Versioned | null =>
  z.looseObject({ format: z.literal(format), version: z.number() }).safeParse(json).data ?? null;

/** How one version of a format becomes the next. Once released, a step never changes: files of that version are out there. */
export interface Step {
  readonly from: number;
  /** What the next version has that this one had not, as the reader of this list needs it. */
  readonly what: string;
  /** Gives everything but the version, which is set for it. Must not change what it is given. */
  readonly up: (json: Versioned) => Readonly<Record<string, unknown>>;
}

/** A format with everything that was ever released of it. */
export interface Format {
  /** The version this app writes, and the highest it reads. */
  readonly current: number;
  /** One for each version before the current one, in their order, without a gap. */
  readonly steps: readonly Step[];
}

/** Takes the JSON of an older version step by step to the current one; its shape is checked afterwards, once. */
export const upgrade = (json: Versioned, { steps }: Format): Versioned =>
  steps.reduce<Versioned>(
    (now, { from, up }) => (now.version === from ? { ...up(now), version: from + 1 } : now),
    json,
  );
