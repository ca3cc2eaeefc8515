// Apart from the contract itself, so that the preload carries no schemas.

/** Name of the channel that carries a call. */
export const callChannel = (name: string): string => `host:call:${name}`;
/** Main to window: event name and payload. */
export const EVENT_CHANNEL = 'host:event';
/** Window to main: the window listens to this event from now on. */
export const LISTENING_CHANNEL = 'host:listening';
/** Window to main: the entries of the menu. */
export const MENU_CHANNEL = 'host:menu';
/** Window to main: the names of what it would lose if it closed now. */
export const UNFINISHED_CHANNEL = 'host:unfinished';
