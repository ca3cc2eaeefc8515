import { Progress, Stack, Text } from '@mantine/core';

/** How far the drawing of the document is. */
export function DrawingProgress({ done, of }: { readonly done: number; readonly of: number }) {
  return (
    <Stack gap="xs" p="lg" role="status">
      <Text>Drawing the document</Text>
      <Progress value={of > 0 ? (done / of) * 100 : 0} aria-label="Progress of the drawing" />
    </Stack>
  );
}
