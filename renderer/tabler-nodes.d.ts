/** One icon of the set, without its component: the strokes it is drawn from. */
declare module '@tabler/icons-react/dist/esm/icons/*.mjs' {
  import type { IconNode } from '@tabler/icons-react';

  export const __iconNode: IconNode;
}
