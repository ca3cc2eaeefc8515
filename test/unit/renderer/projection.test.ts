import type { ItemId, PlanId } from '@shared/model/index';
import { beforeEach, expect, test, vi } from 'vitest';

type Projections = typeof import('../../../renderer/store/projection');

const plan = 'plan_one' as PlanId;
const pair = {
  question: 'Which hurts the business more?',
  left: 'item_a' as ItemId,
  right: 'item_b' as ItemId,
  answered: 3,
  mostLeft: 9,
};

/** One more window: its own copy of the module, on the same channel. */
async function openWindow(): Promise<Projections & { readonly leave: () => void }> {
  vi.resetModules();
  const page = new EventTarget();
  vi.stubGlobal('window', page);
  const module = await import('../../../renderer/store/projection');
  return { ...module, leave: () => page.dispatchEvent(new Event('pagehide')) };
}

const shown = ({ useProjection }: Projections) => useProjection.getState();
const told = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 5 });

let main: Awaited<ReturnType<typeof openWindow>>;
let room: Awaited<ReturnType<typeof openWindow>>;
beforeEach(async () => {
  main = await openWindow();
  room = await openWindow();
  return () => {
    main.closeProjectionChannel();
    room.closeProjectionChannel();
  };
});

test('the room follows the screen, stays where it was pinned, and follows again', async () => {
  main.publishPlace({ plan, view: 'backlog', selection: { kind: 'item', id: 'item_a' } });
  await told(() => expect(main.shownView(shown(room))).toBe('backlog'));
  main.pinView('agenda');
  main.publishPlace({ plan, view: 'debt', selection: null });
  await told(() => expect(shown(room)).toMatchObject({ view: 'debt', pinned: 'agenda', selection: null }));
  expect(room.shownView(shown(room))).toBe('agenda');
  main.followFacilitator();
  await told(() => expect(room.shownView(shown(room))).toBe('debt'));
});

test('a comparison fills the room until it is cleared, or its window goes', async () => {
  main.publishPair(pair);
  await told(() => expect(shown(room).pair).toEqual(pair));
  expect(room.shownView(shown(room))).toBe('pairwise');
  main.publishPair({ ...pair, answered: 4, mostLeft: 8 });
  await told(() => expect(shown(room).pair?.answered).toBe(4));
  main.leave();
  await told(() => expect(shown(room).pair).toBeNull());
});

test('black is switched from either window', async () => {
  room.toggleBlack();
  await told(() => expect(shown(main).black).toBe(true));
  main.toggleBlack();
  await told(() => expect(shown(room).black).toBe(false));
});

test('a window that opens later learns what is shown, and its own place stands', async () => {
  main.publishPlace({ plan, view: 'debt', selection: null });
  main.pinView('risks');
  await told(() => expect(shown(room).pinned).toBe('risks'));
  const again = await openWindow();
  again.publishPlace({ plan, view: 'roadmap', selection: null });
  await told(() => expect(shown(room)).toMatchObject({ view: 'roadmap', pinned: 'risks' }));
  expect(shown(again)).toEqual(shown(room));
  again.closeProjectionChannel();
});

test('two windows that change it in the same moment agree afterwards', async () => {
  main.pinView('debt');
  room.pinView('roadmap');
  await told(() => expect(shown(main)).toEqual(shown(room)));
});

test('what is no message is not heard', async () => {
  const stranger = new BroadcastChannel('countersign-projection');
  const projection = { ...shown(room), pinned: 'debt' };
  stranger.postMessage({
    kind: 'shown',
    version: 90,
    isAnswer: false,
    projection: { ...projection, plan: '../secret' },
  });
  stranger.postMessage({
    kind: 'shown',
    version: 91,
    isAnswer: false,
    projection: { ...projection, passphrase: 'x' },
  });
  stranger.postMessage({ kind: 'shown', version: 7, isAnswer: false, projection });
  await told(() => expect(shown(room).pinned).toBe('debt'));
  expect(shown(room).plan).toBeNull();
  stranger.close();
});
