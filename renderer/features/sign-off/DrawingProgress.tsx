import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { Drawn } from './use-drawn-document';

/** A document that is not there yet: how far its drawing is, and a way to stop it; or a way to draw it after all. */
export function DrawingProgress({ drawn }: { readonly drawn: Drawn }) {
  switch (drawn.state) {
    case 'drawing':
      return (
        <Stack gap="xs" p="lg" role="status">
          <Group justify="space-between">
            <Text>Drawing the document</Text>
            <Button variant="subtle" size="compact-sm" onClick={drawn.stop}>
              Stop
            </Button>
          </Group>
          <Progress
            value={drawn.of > 0 ? (drawn.done / drawn.of) * 100 : 0}
            aria-label="Progress of the drawing"
          />
        </Stack>
      );
    case 'stopped':
      return (
        <Group justify="space-between" p="lg" role="status">
          <Text>The drawing was stopped; the plan is as it was.</Text>
          <Button variant="default" size="compact-sm" onClick={drawn.again}>
            Draw the document
          </Button>
        </Group>
      );
    case 'failed':
      return (
        <Text c="var(--blocking)" p="lg">
          The document was not drawn: {drawn.reason}
        </Text>
      );
    case 'drawn':
      return null;
  }
}
