import { type ItemId, idSchema } from '@shared/model/index';
import { z } from 'zod';
import { create } from 'zustand';
import { PROJECTOR_VIEWS, type ProjectorView } from './projector-views';

// What the room sees, as it travels between the windows: which view of which plan, never the plan itself. Every window reads that
// from the database, so the projector shows only what is on disk.

const pairSchema = z
  .strictObject({
    /** What the room is asked: "Which hurts the business more?" */
    question: z.string().min(1).max(300),
    left: idSchema('item'),
    right: idSchema('item'),
    answered: z.int().min(0),
    /** How many answers are still needed at most, this one included. */
    mostLeft: z.int().min(0),
  })
  .readonly();

const projectionSchema = z
  .strictObject({
    plan: idSchema('plan').nullable(),
    /** The view that belongs to the screen the facilitator is on. */
    view: z.enum(PROJECTOR_VIEWS),
    selection: z
      .union([
        z.strictObject({ kind: z.literal('item'), id: idSchema('item') }).readonly(),
        z.strictObject({ kind: z.literal('milestone'), id: idSchema('milestone') }).readonly(),
      ])
      .nullable(),
    /** The view that stays whatever the facilitator does; null: the projector follows. */
    pinned: z.enum(PROJECTOR_VIEWS).nullable(),
    black: z.boolean(),
    /** The two items the room compares just now; null: it does not compare. */
    pair: pairSchema.nullable(),
  })
  .readonly();

const messageSchema = z.discriminatedUnion('kind', [
  /** `version` grows with every change in any window: the higher one is the newer. */
  z.strictObject({
    kind: z.literal('shown'),
    version: z.int().min(0),
    projection: projectionSchema,
    isAnswer: z.boolean(),
  }),
  /** A window that has just opened asks what is shown. */
  z.strictObject({ kind: z.literal('asked') }),
  /** The projector window is there, or goes. */
  z.strictObject({ kind: z.literal('present') }),
  z.strictObject({ kind: z.literal('gone') }),
  /** The projector window is to close itself (where no host can close it). */
  z.strictObject({ kind: z.literal('close') }),
]);

export type Pair = z.infer<typeof pairSchema>;
export type Projection = z.infer<typeof projectionSchema>;
export type ProjectionMessage = z.infer<typeof messageSchema>;

const NOTHING: Projection = {
  plan: null,
  view: 'title',
  selection: null,
  pinned: null,
  black: false,
  pair: null,
};

/** What the room sees now, the same in every window. Read it here, change it with the functions below. */
export const useProjection = create<Projection>(() => NOTHING);

const CHANNEL = 'countersign-projection';

/** Opens the channel between the windows; what does not have the shape of a message is not heard. */
export function openProjectionChannel(hear: (message: ProjectionMessage) => void): {
  readonly send: (message: ProjectionMessage) => void;
  readonly close: () => void;
} {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = messageSchema.safeParse(data);
    if (message.success) hear(message.data);
  };
  return { send: (message) => channel.postMessage(message), close: () => channel.close() };
}

type Place = Pick<Projection, 'plan' | 'view' | 'selection'>;

let version = 0;
let ownPair = false;
let ownPlace: Place | null = null;
/** Until the others have told what they show, this window does not know what it overwrites. */
let isNew = true;

const channel = openProjectionChannel((message) => {
  if (message.kind === 'asked' && version > 0) tellOthers(true);
  if (message.kind !== 'shown' || !isNewer(message)) return;
  version = message.version;
  ownPair = false;
  useProjection.setState(message.projection);
  const place = ownPlace;
  if (isNew && place && message.isAnswer) change(place);
  if (message.isAnswer) isNew = false;
});

function tellOthers(isAnswer = false): void {
  channel.send({ kind: 'shown', version, projection: useProjection.getState(), isAnswer });
}

/** Two windows that change it in the same moment must not part: both keep the same one of the two. */
function isNewer(message: Extract<ProjectionMessage, { kind: 'shown' }>): boolean {
  const mine = JSON.stringify(useProjection.getState());
  return message.version === version ? JSON.stringify(message.projection) > mine : message.version > version;
}

function change(part: Partial<Projection>): void {
  const before = useProjection.getState();
  const after = { ...before, ...part };
  if (JSON.stringify(after) === JSON.stringify(before)) return;
  version += 1;
  useProjection.setState(after);
  tellOthers();
}

channel.send({ kind: 'asked' });
// A window that goes takes its comparison along: nobody is left to answer it.
window.addEventListener('pagehide', () => ownPair && clearPair());

export const closeProjectionChannel = (): void => channel.close();

/** Tells the room where the facilitator is: plan, view of the screen, selection. */
export function publishPlace(place: Place): void {
  ownPlace = place;
  change(place);
}

/** Puts two items before the room. To be called again after each answer, and `clearPair` when the screen is left. */
export function publishPair(
  pair: Omit<Pair, 'left' | 'right'> & { readonly left: ItemId; readonly right: ItemId },
): void {
  ownPair = true;
  change({ pair: pairSchema.parse(pair) });
}

export function clearPair(): void {
  ownPair = false;
  change({ pair: null });
}

/** The room sees this view until the projector follows again. */
export const pinView = (view: ProjectorView): void => change({ pinned: view });
export const followFacilitator = (): void => change({ pinned: null });

export const toggleBlack = (): void => change({ black: !useProjection.getState().black });

/** The view the room sees when the screen is not black. */
export function shownView({ pinned, pair, view }: Projection): ProjectorView {
  return pinned ?? (pair ? 'pairwise' : view);
}
