/** A day as this machine writes it, in words. `instant`: ISO. */
export const dayText = (instant: string): string =>
  new Date(instant).toLocaleDateString(undefined, { dateStyle: 'long' });

/** A day and a time as this machine writes them. A text is an ISO instant. */
export const momentText = (instant: string | Date): string =>
  new Date(instant).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
