import { Tooltip } from '@mantine/core';
import type { Finding } from '@shared/rules/rule';
import { IconAlertOctagonFilled, IconAlertTriangle } from '@tabler/icons-react';
import { stops } from './findings';

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
  const Icon = blocking ? IconAlertOctagonFilled : IconAlertTriangle;
  return (
    <Tooltip label={text} multiline maw={360} withArrow style={{ whiteSpace: 'pre-line' }}>
      <Icon
        size={size}
        color={blocking ? 'var(--blocking)' : 'var(--warning)'}
        role="img"
        aria-label={`${blocking ? 'Blocking' : 'Warning'}: ${text}`}
        style={{ flex: 'none' }}
      />
    </Tooltip>
  );
}
