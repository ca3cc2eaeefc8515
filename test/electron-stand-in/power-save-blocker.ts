let last = 0;
const held = new Set<number>();

export const powerSaveBlocker = {
  held,
  start(kind: 'prevent-app-suspension' | 'prevent-display-sleep'): number {
    last += 1;
    if (kind === 'prevent-display-sleep') held.add(last);
    return last;
  },
  stop: (id: number): boolean => held.delete(id),
  isStarted: (id: number): boolean => held.has(id),
};
