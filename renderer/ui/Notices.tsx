import { Notifications } from '@mantine/notifications';

/** The notices in the corner. */
export function Notices() {
  return <Notifications position="bottom-right" limit={4} />;
}
