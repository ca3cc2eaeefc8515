import { Button } from '@mantine/core';
import type { ItemId } from '@shared/model/index';
import { answer, type Comparisons, standingOf, takeBack, takeIn } from '@shared/ranking/pairwise';
import type { RankingList, Scope } from '@shared/ranking/ranking-paper';
import { IconArrowBackUp, IconPlayerPause, IconTrash } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { clearPair, publishPair } from '../../store/projection';
import { usePlan, useSession, useView } from '../../store/session-context';
import { PairCards } from '../../ui/PairCards';
import { pairView } from '../../ui/pair-face';
import { useFrozen } from '../../ui/useFrozen';
import { useGo } from '../../ui/useGo';
import { OrderPreview } from './OrderPreview';
import type { Edit } from './part';
import classes from './Ranking.module.css';
import { idsIn, LISTS, rankedIdsOf } from './ranking-lists';
import { useApply } from './useApply';
import { usePairKeys } from './usePairKeys';

/** A ranking in pairs that is under way: the question, or the order found. */
export function PairsRun({
  list,
  pairs,
  scope,
  edit,
}: {
  readonly list: RankingList;
  readonly pairs: Comparisons;
  readonly scope: Scope;
  readonly edit: Edit;
}) {
  const plan = usePlan();
  const session = useSession();
  const view = useView();
  const go = useGo();
  const frozen = useFrozen();
  const apply = useApply(list, 'pairs');
  const isThere = useCallback(
    (id: ItemId) => {
      const item = session.state.plan.items.get(id);
      return item !== undefined && (list === 'backlog' || item.debt !== null);
    },
    [session, list],
  );
  // The plan is read where the function runs: a change of it is a reason to look again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const { order, question, left } = useMemo(() => standingOf(pairs, isThere), [pairs, isThere, plan.items]);
  const given = pairs.answers.length;

  const change = (next: (pairs: Comparisons) => Comparisons | null) =>
    void edit((before) => (before.pairs ? { ...before, pairs: next(before.pairs) } : before));
  const choose = (choice: 'left' | 'right') => {
    if (question && !frozen) change((now) => answer(now, question, choice === 'left', isThere));
  };
  const back = () => {
    if (given > 0 && !frozen) change(takeBack);
  };
  const [isDiscarding, setDiscarding] = useState(false);
  usePairKeys({ choose: question ? choose : null, takeBack: back });

  const makeRank = async (ids: readonly ItemId[]) => {
    if (await apply(ids)) await edit((before) => ({ ...before, pairs: null }));
  };

  const came = useMemo(() => {
    if (scope.kind !== 'all' && scope.kind !== 'unranked') return [];
    const known = new Set([...pairs.base, ...pairs.queue]);
    return idsIn(view, list, scope).filter((id) => !known.has(id));
  }, [pairs, scope, view, list]);
  const wasReordered = useMemo(() => {
    const base = new Set(pairs.base);
    const now = rankedIdsOf(view, list).filter((id) => base.has(id));
    const still = new Set(now);
    const then = pairs.base.filter((id) => still.has(id));
    return now.some((id, index) => then[index] !== id);
  }, [pairs.base, view, list]);

  const compared = useMemo(
    () =>
      question && {
        question: LISTS[list].question,
        left: question.id,
        right: question.other,
        answered: given,
        mostLeft: left,
      },
    [question, list, given, left],
  );
  useEffect(() => {
    if (compared) publishPair(compared);
    else clearPair();
  }, [compared]);
  useEffect(() => clearPair, []);
  const cards = compared && pairView(plan, compared);
  return (
    <div className={classes.run}>
      {came.length > 0 && (
        <p className={classes.notice} role="status">
          {came.length === 1 ? 'One more has come' : `${came.length} more have come`} since you started.
          <Button
            size="compact-sm"
            variant="default"
            disabled={frozen !== null}
            onClick={() => change((now) => takeIn(now, came))}
          >
            Take {came.length === 1 ? 'it' : 'them'} in
          </Button>
        </p>
      )}
      {wasReordered && (
        <p className={classes.notice} role="status">
          The rank was changed since you started. What is found here goes by the order it had then.
        </p>
      )}
      <p className="visually-hidden" aria-live="polite">
        {cards
          ? `${cards.question} ${cards.left.title}, or ${cards.right.title}? ${cards.progress}.`
          : 'Everything is in order.'}
      </p>
      {cards ? (
        <PairCards view={cards} {...(frozen === null && { onChoose: choose })} />
      ) : (
        <OrderPreview
          list={list}
          ids={order}
          note={{ text: `Found with ${given === 1 ? 'one answer' : `${given} answers`}.` }}
          onApply={(ids) => void makeRank(ids)}
        />
      )}
      <div className={classes.runTools}>
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={16} />}
          disabled={given === 0}
          onClick={back}
        >
          Undo the last answer
        </Button>
        <span className={classes.soft}>
          <span className="numbers">{given}</span> {given === 1 ? 'answer' : 'answers'} given, kept on this
          machine
        </span>
        <span className={classes.grow} />
        {isDiscarding ? (
          <>
            <span>Discard {given === 1 ? 'the answer' : `all ${given} answers`}?</span>
            <Button color="red" leftSection={<IconTrash size={16} />} onClick={() => change(() => null)}>
              Discard
            </Button>
            <Button variant="default" onClick={() => setDiscarding(false)}>
              Keep
            </Button>
          </>
        ) : (
          <Button
            variant="subtle"
            disabled={frozen !== null}
            onClick={() => (given === 0 ? change(() => null) : setDiscarding(true))}
          >
            Start over
          </Button>
        )}
        {cards && (
          <Button
            variant="default"
            leftSection={<IconPlayerPause size={16} />}
            onClick={() => go(LISTS[list].screen)}
          >
            Stop for now
          </Button>
        )}
      </div>
    </div>
  );
}
