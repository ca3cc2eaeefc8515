// Made once: each takes as long as drawing a screen.
const lazily = <T>(make: () => T) => {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
};
const days = lazily(() => new Intl.DateTimeFormat(undefined, { dateStyle: 'long' }));
const moments = lazily(() => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }));

/** A day as this machine writes it, in words. `instant`: ISO. */
export const dayText = (instant: string): string => days().format(new Date(instant));

/** A day and a time as this machine writes them. A text is an ISO instant. */
export const momentText = (instant: string | Date): string => moments().format(new Date(instant));
