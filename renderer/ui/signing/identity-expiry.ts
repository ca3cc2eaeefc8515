const DAY = 86_400_000;
const SOON_DAYS = 60;

interface Expiry {
  readonly state: 'valid' | 'soon' | 'expired' | 'not-yet';
  readonly sentence: string;
}

const dayOf = (instant: number): string =>
  new Date(instant).toLocaleDateString('en', { dateStyle: 'long', timeZone: 'UTC' });

/** How long a signing identity can still sign. `notBefore` and `notAfter` are ISO instants, `now` milliseconds. */
export function expiryOf(
  identity: { readonly notBefore: string; readonly notAfter: string },
  now: number,
): Expiry {
  const [start, end] = [Date.parse(identity.notBefore), Date.parse(identity.notAfter)];
  if (end < now)
    return { state: 'expired', sentence: `Expired on ${dayOf(end)}: it cannot sign any more. Renew it.` };
  if (start > now)
    return {
      state: 'not-yet',
      sentence: `Valid only from ${dayOf(start)}. Check the clock of this computer.`,
    };
  const days = Math.floor((end - now) / DAY);
  if (days > SOON_DAYS) return { state: 'valid', sentence: `Valid until ${dayOf(end)}.` };
  const left = days === 0 ? 'within a day' : days === 1 ? 'in one day' : `in ${days} days`;
  return { state: 'soon', sentence: `Expires ${left}, on ${dayOf(end)}. Renew it before you sign next.` };
}
