import { Button, Kbd } from '@mantine/core';
import { type Comparisons, mostAnswers, startComparisons } from '@shared/ranking/pairwise';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useView } from '../../store/session-context';
import { EmptyState } from '../../ui/EmptyState';
import { useFrozen } from '../../ui/useFrozen';
import { PairsRun } from './PairsRun';
import type { PartProps } from './part';
import { idsIn, LISTS, rankedIdsOf } from './ranking-lists';

/** Ranking in pairs: what is ranked is chosen, then one question after the other, then the order found. */
export function PairsPart({ list, paper, edit }: PartProps) {
  const view = useView();
  const frozen = useFrozen();
  if (paper.pairs) return <PairsRun list={list} pairs={paper.pairs} scope={paper.scope} edit={edit} />;
  const ids = idsIn(view, list, paper.scope);
  // What has a rank keeps its order among itself: only what is new is asked about.
  const base = paper.scope.kind === 'unranked' ? rankedIdsOf(view, list) : [];
  const most = mostAnswers(base.length, ids.length);
  const start = (pairs: Comparisons) => void edit((before) => ({ ...before, pairs }));
  return (
    <EmptyState
      title={LISTS[list].question}
      action={
        <Button
          size="md"
          leftSection={<IconPlayerPlay size={18} />}
          disabled={frozen !== null || most === 0}
          onClick={() => start(startComparisons(base, ids))}
        >
          Start with {ids.length} {LISTS[list].items}
        </Button>
      }
    >
      {most === 0 ? (
        'It takes two items to compare. Choose more of them above.'
      ) : (
        <>
          Two at a time, answered with <Kbd>←</Kbd> and <Kbd>→</Kbd>. It takes{' '}
          <strong className="numbers">{most === 1 ? 'one answer' : `${most} answers`} at most</strong>
          {base.length > 0 && `: the ${base.length} with a rank keep their order`}. You can stop at any time
          and go on later.
        </>
      )}
    </EmptyState>
  );
}
