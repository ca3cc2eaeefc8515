/** A name that is safe as a file name on every system, without an extension. */
export const fileStem = (name: string, unnamed = 'Plan'): string =>
  name
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 100) || unnamed;
