import { Alert } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useFrozen } from './useFrozen';

/** Says why the open plan cannot be changed; nothing where it can. */
export function FrozenAlert() {
  const frozen = useFrozen();
  return (
    frozen && (
      <Alert variant="light" color="gray" icon={<IconLock size={18} />} p="xs">
        {frozen}
      </Alert>
    )
  );
}
