import { Tooltip } from '@mantine/core';
import type { Finding } from '@shared/rules/rule';
import { useRef, useState } from 'react';
import { stops } from './findings';
import { PathIcon } from './PathIcon';

/** Filled octagon and triangle of the Tabler set. */
const BLOCKING =
  'M14.899 2c.796 0 1.558 .316 2.121 .879l4.101 4.1c.563 .563 .879 1.325 .879 2.122v5.798c0 .796 -.316 1.558 -.879 2.121l-4.101 4.101c-.563 .563 -1.325 .879 -2.121 .879h-5.798c-.796 0 -1.558 -.316 -2.122 -.879l-4.1 -4.101c-.563 -.563 -.879 -1.325 -.879 -2.121v-5.798c0 -.796 .316 -1.558 .879 -2.122l4.1 -4.1c.563 -.563 1.325 -.879 2.122 -.879h5.798zm-2.899 13c-.552 0 -1 .448 -1 1c0 .552 .448 1 1 1h.01c.552 0 1 -.448 1 -1c0 -.552 -.448 -1 -1 -1h-.01zm0 -8c-.552 0 -1 .448 -1 1v4c0 .552 .448 1 1 1c.552 0 1 -.448 1 -1v-4c0 -.552 -.448 -1 -1 -1z';
const WARNING =
  'M12 9v4M10.363 3.591l-8.106 13.534a1.914 1.914 0 0 0 1.636 2.871h16.214a1.914 1.914 0 0 0 1.636 -2.87l-8.106 -13.536a1.914 1.914 0 0 0 -3.274 0M12 16h.01';

/** A small sign on what a finding concerns: red and filled when it blocks, amber when it warns. Says what on hover. */
export function FindingMark({
  findings,
  size = 16,
}: {
  readonly findings: readonly Finding[];
  readonly size?: number;
}) {
  const open = findings.filter(({ waiver }) => waiver === null);
  return open.length === 0 ? null : <Mark open={open} size={size} />;
}

function Mark({ open, size }: { readonly open: readonly Finding[]; readonly size: number }) {
  const mark = useRef<SVGSVGElement>(null);
  // A board shows hundreds of marks and one text: it is drawn for the one under the pointer.
  const [hovered, setHovered] = useState(false);
  const blocking = open.some(stops);
  const text = open.map(({ rule, message }) => `${rule}: ${message}`).join('\n');
  return (
    <>
      <PathIcon
        ref={mark}
        d={blocking ? BLOCKING : WARNING}
        filled={blocking}
        size={size}
        color={blocking ? 'var(--blocking)' : 'var(--warning)'}
        label={`${blocking ? 'Blocking' : 'Warning'}: ${text}`}
        onPointerEnter={() => setHovered(true)}
        onPointerLeave={() => setHovered(false)}
      />
      {hovered && (
        <Tooltip
          opened
          // Only its place is asked for; the type knows no other elements.
          target={mark as { readonly current: Element | null } as { current: HTMLElement | null }}
          label={text}
          multiline
          maw={360}
          withArrow
          style={{ whiteSpace: 'pre-line' }}
        />
      )}
    </>
  );
}
