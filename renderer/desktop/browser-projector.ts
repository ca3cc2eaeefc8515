import { HostError, type HostEvents, type ProjectorStatus } from '@shared/desktop-api';
import { openProjectionChannel } from '../store/projection';

type Listener = (status: HostEvents['projector']) => void;

/**
 * The projector of a plain browser: a window of its own that is dragged to the projector by hand. Which displays there are is not
 * asked: that would need a permission, and a browser that grants it is rare.
 */
export class BrowserProjector {
  #window: Window | null = null;
  #isPresent = false;
  #watching: ReturnType<typeof setInterval> | null = null;
  readonly #listeners = new Set<Listener>();
  readonly #channel = openProjectionChannel(({ kind }) => {
    if (kind === 'present' || kind === 'gone') this.#set(kind === 'present');
  });

  constructor() {
    // A window that was opened before this page was loaded again answers.
    this.#channel.send({ kind: 'asked' });
  }

  status(): ProjectorStatus {
    return { state: this.#isPresent ? 'open' : 'closed', displays: null, display: null };
  }

  open(): ProjectorStatus {
    const opened = window.open('./projector.html', 'countersign-projector', 'popup,width=1280,height=720');
    if (!opened)
      throw new HostError(
        'The browser did not let the projector window open. Allow windows of this page, then try again.',
        'refused',
      );
    this.#window = opened;
    // A window that ends without saying so (it crashed, the browser was short of memory) is noticed all the same.
    this.#watching ??= setInterval(() => this.#window?.closed && this.#set(false), 1_000);
    this.#set(true);
    return this.status();
  }

  close(): ProjectorStatus {
    this.#channel.send({ kind: 'close' });
    this.#window?.close();
    this.#set(false);
    return this.status();
  }

  on(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  #set(isPresent: boolean): void {
    if (!isPresent) {
      clearInterval(this.#watching ?? undefined);
      this.#watching = null;
      this.#window = null;
    }
    if (isPresent === this.#isPresent) return;
    this.#isPresent = isPresent;
    for (const listener of this.#listeners) listener(this.status());
  }
}
