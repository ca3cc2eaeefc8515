/**
 * What makes the projector readable from the back of the room, as shares of the image height. ANSI/AVIXA V202.01 ("display image
 * size") and the older 4/6/8 rule let the farthest viewer sit at four, six or eight image heights, by how closely they must read; for
 * the six of a meeting room a line of text needs about 2.5 % of the height (27 px of 1080, 18 px of 720), and what the room is to
 * take in at a glance 4 % and more. With an image 1.2 m high that is five metres and some more.
 *
 * The styles use these through the variables set in ProjectorApp, and a test measures every view against them in a browser.
 */
export const SMALLEST_TEXT = 0.025;
export const SMALLEST_HEADING = 0.04;

/** Text on its ground, in both colour schemes (WCAG 2.2, 1.4.3); lamps and daylight take more away than any screen. */
export const LEAST_CONTRAST = 4.5;

/** How many things a view shows at once; the others are counted ("and 23 more"). */
export const MOST_THINGS = 9;

/** Text sizes in percent of the height, a little above the limits so that rounding never falls below them. */
export const SIZES = {
  small: SMALLEST_TEXT * 100 + 0.1,
  text: 3.2,
  heading: SMALLEST_HEADING * 100 + 0.4,
  current: 4.2,
  large: 6.4,
  huge: 16,
} as const;
