/** How many of the newest backups of a plan are kept, whatever their age. */
export const KEPT_BACKUPS = 20;
/** For how many days before now the last backup of each day is kept beside them. */
export const KEPT_DAYS = 30;

const DAY = 24 * 60 * 60 * 1_000;

/** The day of a backup on this computer's own calendar. */
const dayOf = (time: Date): string => `${time.getFullYear()}-${time.getMonth()}-${time.getDate()}`;

/** Which backups of a plan are to go, from the times of all of them. */
export function outdated<B extends { readonly time: Date }>(backups: readonly B[], now: Date): readonly B[] {
  const older = [...backups].sort((a, b) => b.time.getTime() - a.time.getTime()).slice(KEPT_BACKUPS);
  const days = new Set<string>();
  return older.filter(({ time }) => {
    const day = dayOf(time);
    if (now.getTime() - time.getTime() >= KEPT_DAYS * DAY || days.has(day)) return true;
    days.add(day);
    return false;
  });
}
