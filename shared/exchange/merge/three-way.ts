/** What one field of a known item gets from an import. */
export type Outcome =
  /** The tracker has not changed it: the room's value stays. */
  | 'same'
  /** Only the tracker changed it: its value is taken. */
  | 'take'
  /** Both came to the same value. */
  | 'agreed'
  /** Both changed it, differently. */
  | 'conflict';

/** `base`: the tracker's value at the last import; `room`: the plan's now; `tracker`: the file's. */
export function threeWay<T>(
  { base, room, tracker }: { readonly base: T; readonly room: T; readonly tracker: T },
  equal: (a: T, b: T) => boolean = Object.is,
): Outcome {
  if (equal(tracker, base)) return 'same';
  if (equal(room, base)) return 'take';
  return equal(room, tracker) ? 'agreed' : 'conflict';
}
