import { formatAmount, type Item, itemTypeName } from '@shared/model/index';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import type { Pair } from '../store/projection';
import { usePlan } from '../store/session-context';
import { ItemTypeIcon } from '../ui/ItemTypeIcon';
import classes from './Projector.module.css';
import { ProjectorFrame } from './ProjectorFrame';

const LONG = 70;
const MOST_EFFECT = 140;

/** Two items and one question; the facilitator answers with the arrow keys. */
export function PairView({ pair }: { readonly pair: Pair | null }) {
  const { items } = usePlan();
  const left = pair && items.get(pair.left);
  const right = pair && items.get(pair.right);
  if (!pair || !left || !right)
    return (
      <ProjectorFrame heading="Ranking together">
        <p className={classes.empty}>Nothing is compared just now.</p>
      </ProjectorFrame>
    );
  const { question, answered, mostLeft } = pair;
  return (
    <ProjectorFrame heading={question} more={`${answered} answered, at most ${mostLeft} to go`}>
      <div className={classes.pair}>
        <Card item={left} side="left" />
        <Card item={right} side="right" />
      </div>
      <div
        className={classes.progress}
        role="progressbar"
        aria-label="Comparisons answered"
        aria-valuemin={0}
        aria-valuemax={answered + mostLeft}
        aria-valuenow={answered}
      >
        <div
          className={classes.progressFill}
          style={{ width: `${(answered / Math.max(1, answered + mostLeft)) * 100}%` }}
        />
      </div>
    </ProjectorFrame>
  );
}

function Card({ item, side }: { readonly item: Item; readonly side: 'left' | 'right' }) {
  const { info, teams } = usePlan();
  const Arrow = side === 'left' ? IconArrowLeft : IconArrowRight;
  const interest = item.debt?.interest ?? null;
  const facts = [
    item.teamId === null ? '' : (teams.get(item.teamId)?.name ?? ''),
    item.estimate === null ? '' : formatAmount(item.estimate, info.unit),
    interest === null ? '' : `costs ${formatAmount(interest, info.unit)} each iteration`,
  ].filter(Boolean);
  return (
    <article className={classes.pairCard} aria-label={item.title}>
      <p className={classes.kind}>
        <Arrow className={classes.pairKey} role="img" aria-label={side} />
        <ItemTypeIcon type={item.type} />
        {itemTypeName(item.type)}
      </p>
      <h2 className={classes.cardTitle} data-long={item.title.length > LONG || undefined}>
        {item.title}
      </h2>
      {item.debt?.userEffect && item.title.length <= LONG * 2 && <p>{shortened(item.debt.userEffect)}</p>}
      <p className={`${classes.facts} numbers`}>{facts.join(' · ')}</p>
    </article>
  );
}

/** The start of a longer text, at the end of a word. */
function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= MOST_EFFECT) return line;
  return `${line.slice(0, line.lastIndexOf(' ', MOST_EFFECT)) || line.slice(0, MOST_EFFECT)} …`;
}
