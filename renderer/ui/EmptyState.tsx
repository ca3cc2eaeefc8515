import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** What belongs here, and the first step towards it. */
export function EmptyState({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <Stack align="center" gap="sm" py={64} px="md" ta="center">
      <Title order={2}>{title}</Title>
      <Text c="var(--ink-soft)" maw={520}>
        {children}
      </Text>
      {action}
    </Stack>
  );
}
