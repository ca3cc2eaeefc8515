import { itemTypeName } from '@shared/model/index';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import type { Pair } from '../store/projection';
import { usePlan } from '../store/session-context';
import { ItemTypeIcon } from '../ui/ItemTypeIcon';
import { type PairFace, pairView } from '../ui/pair-face';
import classes from './PairView.module.css';
import { ProjectorFrame } from './ProjectorFrame';
import { useFit } from './useFit';
import viewClasses from './View.module.css';

/** What a card tells beyond its title, given up one after the other where a long title needs the room. */
const EVERYTHING = 2;
const FACTS = 1;
const TITLE_ONLY = 0;

/** Two items and one question; the facilitator answers with the arrow keys. */
export function PairView({ pair }: { readonly pair: Pair | null }) {
  const plan = usePlan();
  const view = pair && pairView(plan, pair);
  const { place, count } = useFit(view && view.left.title + view.right.title, EVERYTHING, TITLE_ONLY);
  if (!view)
    return (
      <ProjectorFrame heading="Ranking together">
        <p className={viewClasses.empty}>Nothing is compared just now.</p>
      </ProjectorFrame>
    );
  return (
    <ProjectorFrame heading={view.question} more={view.progress}>
      <div ref={place} className={classes.pair}>
        <Card face={view.left} side="left" level={count} />
        <Card face={view.right} side="right" level={count} />
      </div>
      <div className={classes.progress} aria-hidden>
        <div className={classes.progressFill} style={{ width: `${Math.round(view.done * 1_000) / 10}%` }} />
      </div>
    </ProjectorFrame>
  );
}

function Card({
  face,
  side,
  level,
}: {
  readonly face: PairFace;
  readonly side: 'left' | 'right';
  readonly level: number;
}) {
  const { type, title, text, facts } = face;
  const Arrow = side === 'left' ? IconArrowLeft : IconArrowRight;
  return (
    <article className={classes.pairCard} aria-label={title}>
      <p className={classes.kind}>
        <Arrow role="img" aria-label={side} />
        <ItemTypeIcon type={type} />
        {itemTypeName(type)}
      </p>
      <h2 className={viewClasses.large} data-length={lengthOf(title)}>
        {title}
      </h2>
      {level >= EVERYTHING && text !== '' && <p>{text}</p>}
      {level >= FACTS && (
        <dl className={`${classes.facts} numbers`}>
          {facts
            .filter(({ name }) => name !== 'Kind')
            .map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
      )}
    </article>
  );
}

const lengthOf = (title: string): 'short' | 'long' | 'very-long' =>
  title.length <= 60 ? 'short' : title.length <= 180 ? 'long' : 'very-long';
