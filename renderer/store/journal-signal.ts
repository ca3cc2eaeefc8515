import { countRecords } from '@shared/change/change';
import type { JournalEntry } from '@shared/change/journal';
import type { PlanId } from '@shared/model/index';

const CHANNEL = 'countersign-journal';

/** An entry is on disk: this number of this plan's (or what-if's) journal. */
export interface Appended {
  readonly plan: PlanId;
  readonly number: number;
  /** The entry itself, where it is short: nobody has to read it from the disk then. null: read it. */
  readonly entry: JournalEntry | null;
}

/** More records than this are read from the disk: copying them to each window would hold up the one that wrote. */
const SHORT = 20;

type Listener = (appended: Appended) => void;

const listeners = new Set<Listener>();
let channel: BroadcastChannel | null = null;

/** One for the window: what a window says itself does not come back to it through the channel. */
function openChannel(): BroadcastChannel {
  if (channel) return channel;
  channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<Appended>) => tellListeners(data);
  return channel;
}

function tellListeners(appended: Appended): void {
  for (const listener of [...listeners]) listener(appended);
}

/** Tells every window of an entry that is on disk. Entries are written past Dexie, whose liveQuery does not hear of them. */
export function announceAppended(plan: PlanId, entry: JournalEntry): void {
  const isShort = countRecords(entry.change) <= SHORT;
  const appended: Appended = { plan, number: entry.number, entry: isShort ? entry : null };
  openChannel().postMessage(appended);
  tellListeners(appended);
}

/** Hears of every entry that is appended in any window from now on. Subscribe before reading, so that none is missed. */
export function followAppended(listener: Listener): () => void {
  openChannel();
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
