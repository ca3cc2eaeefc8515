let ready = false;

/** Whether the app is ready: some calls must come before that, some only after. */
export const isReady = (): boolean => ready;

export function becomeReady(): void {
  ready = true;
}
