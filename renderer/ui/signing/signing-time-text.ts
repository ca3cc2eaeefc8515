/** `22 November 2026, 18:02 (UTC+01:00)`: an instant on the signer's clock. `offsetMinutes` are east of UTC; null: UTC. */
export function signingTimeText(at: string, offsetMinutes: number | null): string {
  const offset = offsetMinutes ?? 0;
  const shown = new Date(Date.parse(at) + offset * 60_000);
  const day = shown.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  const two = (number: number) => String(number).padStart(2, '0');
  const time = `${two(shown.getUTCHours())}:${two(shown.getUTCMinutes())}`;
  const east = Math.abs(offset);
  const zone =
    offset === 0 ? 'UTC' : `UTC${offset < 0 ? '-' : '+'}${two(Math.floor(east / 60))}:${two(east % 60)}`;
  return `${day}, ${time} (${zone})`;
}

/** The same on this machine's clock. */
export const localTimeText = (at: string): string => signingTimeText(at, -new Date(at).getTimezoneOffset());
