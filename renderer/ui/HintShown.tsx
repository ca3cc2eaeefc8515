import { Tooltip } from '@mantine/core';
import { useMemo } from 'react';

/** The words of one hinted element, beside it. */
export function HintShown({ element }: { readonly element: Element }) {
  // The library takes any element by reference, but by itself only those of HTML.
  const target = useMemo(() => ({ current: element as HTMLElement }), [element]);
  return (
    <Tooltip
      key={element.getAttribute('data-hint')}
      opened
      target={target}
      label={element.getAttribute('data-hint')}
      multiline
      maw={360}
      style={{ whiteSpace: 'pre-line' }}
    />
  );
}
