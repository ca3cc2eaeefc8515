import { notifications } from '@mantine/notifications';
import { storageReason } from '../store/storage-error';

/** Why something failed, as text for the user. */
export const reasonOf = storageReason;

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
