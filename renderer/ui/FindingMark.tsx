import type { Finding } from '@shared/rules/rule';
import { __iconNode as octagon } from '@tabler/icons-react/dist/esm/icons/IconAlertOctagonFilled.mjs';
import { __iconNode as triangle } from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import { stops } from './findings';
import { hint } from './hint';
import { PathIcon, pathOf } from './PathIcon';

const BLOCKING = pathOf(octagon);
const WARNING = pathOf(triangle);

/** A small sign on what a finding concerns: red and filled when it blocks, amber when it warns. Says what on hover. */
export function FindingMark({
  findings,
  size = 16,
}: {
  readonly findings: readonly Finding[];
  readonly size?: number;
}) {
  const open = findings.filter(({ waiver }) => waiver === null);
  if (open.length === 0) return null;
  const blocking = open.some(stops);
  const text = open.map(({ rule, message }) => `${rule}: ${message}`).join('\n');
  return (
    <PathIcon
      {...hint(text)}
      d={blocking ? BLOCKING : WARNING}
      filled={blocking}
      size={size}
      color={blocking ? 'var(--blocking)' : 'var(--warning)'}
      label={`${blocking ? 'Blocking' : 'Warning'}: ${text}`}
    />
  );
}
