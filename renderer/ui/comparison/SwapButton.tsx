import { Button } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';

/** Between the two sides of a comparison: puts each in the place of the other. */
export function SwapButton({
  label,
  disabled,
  onClick,
}: {
  readonly label: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}) {
  return (
    <Button variant="subtle" color="gray" px={8} aria-label={label} disabled={disabled} onClick={onClick}>
      <IconArrowsExchange size={18} />
    </Button>
  );
}
