import { notifications } from '@mantine/notifications';

/** Why something failed, as text for the user. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Tells that something failed; stays until it is dismissed. */
export function tellError(title: string, error: unknown): void {
  notifications.show({
    id: `error:${title}`,
    color: 'red',
    title,
    message: reasonOf(error),
    autoClose: false,
  });
}

export function tell(message: string): void {
  notifications.show({ message, autoClose: 5_000 });
}
