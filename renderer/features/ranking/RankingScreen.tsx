import { Button, SegmentedControl } from '@mantine/core';
import { RANKING_METHODS, type RankingMethod } from '@shared/ranking/rank-together';
import type { RankingList } from '@shared/ranking/ranking-paper';
import { IconArrowLeft } from '@tabler/icons-react';
import { useCallback } from 'react';
import { useRankingPaper } from '../../store/ranking-papers';
import { usePlan, useView } from '../../store/session-context';
import { EmptyState } from '../../ui/EmptyState';
import { Screen } from '../../ui/Screen';
import { tellError } from '../../ui/tell';
import { useFrozen } from '../../ui/useFrozen';
import { useGo } from '../../ui/useGo';
import { PairsPart } from './PairsPart';
import type { Edit, PartProps } from './part';
import classes from './Ranking.module.css';
import { itemsOf, LISTS } from './ranking-lists';
import { ScopeChoice } from './ScopeChoice';
import { ScoresPart } from './ScoresPart';
import { VotesPart } from './VotesPart';

const METHOD_NAMES = {
  pairs: 'In pairs',
  votes: 'Dot voting',
  rice: 'RICE',
  wsjf: 'WSJF',
} as const satisfies Record<RankingMethod, string>;

export const RankBacklogScreen = () => <RankingScreen key="backlog" list="backlog" />;
export const RankDebtScreen = () => <RankingScreen key="debt" list="debt" />;

/** The room finds one order: in pairs, by dots or by scores. What it leads to is the one rank, in one undo step. */
function RankingScreen({ list }: { readonly list: RankingList }) {
  const plan = usePlan();
  const view = useView();
  const go = useGo();
  const frozen = useFrozen();
  const { paper, edit: editPaper } = useRankingPaper(plan.info.id, list);
  const words = LISTS[list];
  const edit: Edit = useCallback(
    async (change) => {
      try {
        await editPaper(change);
        return true;
      } catch (error) {
        tellError('That was not kept. What was kept before is safe; try again', error);
        return false;
      }
    },
    [editPaper],
  );
  const isTooFew = itemsOf(view, list).length < 2;
  return (
    <Screen
      title={words.title}
      fill
      lead={frozen ?? words.lead}
      controls={
        <Button variant="default" leftSection={<IconArrowLeft size={16} />} onClick={() => go(words.screen)}>
          {words.back}
        </Button>
      }
    >
      {isTooFew ? (
        <EmptyState
          title="There is nothing to compare yet"
          action={<Button onClick={() => go(words.screen)}>Add {words.items}</Button>}
        >
          It takes two {words.items} to rank. Add them first, then come back.
        </EmptyState>
      ) : (
        paper && (
          <>
            <div className={classes.choices}>
              <SegmentedControl
                aria-label="How to rank"
                value={paper.method}
                onChange={(method) => void edit((before) => ({ ...before, method }))}
                data={RANKING_METHODS.map((method) => ({ value: method, label: METHOD_NAMES[method] }))}
              />
              <ScopeChoice
                list={list}
                scope={paper.scope}
                isFixed={paper.method === 'pairs' && paper.pairs !== null}
                onChange={(scope) => void edit((before) => ({ ...before, scope }))}
              />
            </div>
            <Part list={list} paper={paper} edit={edit} />
          </>
        )
      )}
    </Screen>
  );
}

function Part(props: PartProps) {
  switch (props.paper.method) {
    case 'pairs':
      return <PairsPart {...props} />;
    case 'votes':
      return <VotesPart {...props} />;
    case 'rice':
    case 'wsjf':
      return <ScoresPart key={props.paper.method} {...props} method={props.paper.method} />;
  }
}
