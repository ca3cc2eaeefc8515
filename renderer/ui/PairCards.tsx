import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ItemTypeIcon } from './ItemTypeIcon';
import classes from './PairCards.module.css';
import type { PairFace, PairView } from './pair-face';

/**
 * Two cards that fill the place they are given, with the question above and the progress below; type sizes follow the
 * place. With `onChoose` the cards are buttons; without, it is what the room sees.
 */
export function PairCards({
  view: { question, left, right, progress, done },
  onChoose,
}: {
  readonly view: PairView;
  readonly onChoose?: (choice: 'left' | 'right') => void;
}) {
  return (
    <div className={classes.place}>
      <section className={classes.pair} aria-label={question}>
        <h2 className={classes.question}>{question}</h2>
        <div className={classes.cards}>
          <Card
            face={left}
            arrow={<IconArrowLeft aria-hidden />}
            onChoose={onChoose && (() => onChoose('left'))}
          />
          <span className={classes.or} aria-hidden>
            or
          </span>
          <Card
            face={right}
            arrow={<IconArrowRight aria-hidden />}
            onChoose={onChoose && (() => onChoose('right'))}
          />
        </div>
        <div className={classes.progress}>
          <div className={classes.bar} aria-hidden>
            <div style={{ width: `${Math.round(done * 1_000) / 10}%` }} />
          </div>
          <span className="numbers">{progress}</span>
        </div>
      </section>
    </div>
  );
}

function Card({
  face,
  arrow,
  onChoose,
}: {
  readonly face: PairFace;
  readonly arrow: ReactNode;
  readonly onChoose: (() => void) | undefined;
}) {
  const content = (
    <>
      <span className={classes.title}>
        <ItemTypeIcon type={face.type} />
        <span>{face.title}</span>
      </span>
      {face.text && <span className={classes.text}>{face.text}</span>}
      <span className={classes.facts}>
        {face.facts.map(({ name, value }) => (
          <span key={name} className={classes.fact}>
            <span className={classes.name}>{name}</span>
            <span className="numbers">{value}</span>
          </span>
        ))}
      </span>
    </>
  );
  if (!onChoose) return <div className={classes.card}>{content}</div>;
  return (
    // A card that changes is a new one, so that the change is seen.
    <button
      key={face.title}
      type="button"
      className={classes.card}
      aria-label={face.title}
      onClick={onChoose}
    >
      {content}
      <span className={classes.key}>{arrow}</span>
    </button>
  );
}
