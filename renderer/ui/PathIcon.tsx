import type { IconNode } from '@tabler/icons-react';
import type { ComponentProps } from 'react';

/** The strokes of an icon as one path. Throws a plain `Error` for an icon that is not made of paths from fixed points. */
export function pathOf(node: IconNode): string {
  return node
    .map(([tag, { d }]) => {
      if (tag !== 'path' || !d?.startsWith('M')) throw new Error('This icon is not made of paths alone.');
      return d;
    })
    .join('');
}

/**
 * An icon of the Tabler set as one path, of which a page can show hundreds: the components of the set draw an element for every
 * stroke.
 */
export function PathIcon({
  d,
  size,
  color,
  label,
  filled = false,
  ...rest
}: Omit<ComponentProps<'svg'>, 'd'> & {
  readonly d: string;
  readonly size: number;
  readonly color: string;
  /** For screen readers. */
  readonly label: string;
  readonly filled?: boolean;
}) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill={filled ? color : 'none'}
      {...(!filled && {
        stroke: color,
        strokeWidth: 2,
        strokeLinecap: 'round',
        strokeLinejoin: 'round',
      })}
      role="img"
      aria-label={label}
      style={FIXED}
      {...rest}
    >
      <path d={d} />
    </svg>
  );
}

const FIXED = { flex: 'none' } as const;
