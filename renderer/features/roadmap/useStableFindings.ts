import type { Finding } from '@shared/rules/rule';
import { useState } from 'react';

export type KeepFindings = (key: string, findings: readonly Finding[]) => readonly Finding[];

/** Gives back the list of before while it says the same, so that a card whose findings did not change is not drawn again. */
export function useStableFindings(): KeepFindings {
  const [keep] = useState(createKeeper);
  return keep;
}

function createKeeper(): KeepFindings {
  const known = new Map<string, readonly Finding[]>();
  return (key, findings) => {
    const before = known.get(key);
    if (before && saysTheSame(before, findings)) return before;
    known.set(key, findings);
    return findings;
  };
}

const saysTheSame = (a: readonly Finding[], b: readonly Finding[]): boolean =>
  a.length === b.length &&
  a.every((finding, index) => {
    const other = b[index];
    return (
      other !== undefined &&
      finding.key === other.key &&
      finding.message === other.message &&
      finding.severity === other.severity &&
      (finding.waiver === null) === (other.waiver === null)
    );
  });
