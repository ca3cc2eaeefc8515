import { formatDate, type PersonId, type Vote } from '@shared/model/index';
import { usePlan } from '../../store/session-context';
import { averageText, FINGERS, type Fingers, fingersMeaning } from '../../ui/fingers';
import classes from './Vote.module.css';

/** A revealed round: the average, and how many showed how many fingers. */
export function VoteResult({ vote }: { readonly vote: Vote }) {
  const { people } = usePlan();
  const votes = Object.entries(vote.fingers) as [PersonId, number][];
  const namesOf = (fingers: Fingers) =>
    votes.flatMap(([id, count]) => (count === fingers ? [people.get(id)?.name ?? ''] : []));
  const most = Math.max(1, ...FINGERS.map((fingers) => namesOf(fingers).length));
  const day = formatDate(vote.at.slice(0, 10) as `${number}-${number}-${number}`, true);
  return (
    <section className={classes.histogram} aria-label={`Result of round ${vote.round}`}>
      <p className={`${classes.average} numbers`}>
        <strong>{averageText(vote)}</strong>
        <span>
          of 5 on average · {votes.length === 1 ? '1 vote' : `${votes.length} votes`} · round {vote.round},{' '}
          {day}
        </span>
      </p>
      <ul>
        {FINGERS.toReversed().map((fingers) => {
          const names = namesOf(fingers);
          return (
            <li key={fingers}>
              <strong className="numbers">{fingers}</strong>
              <span>{fingersMeaning(fingers)}</span>
              <span className={classes.bar} aria-hidden>
                <span className={classes.fill} style={{ width: `${(names.length / most) * 100}%` }} />
              </span>
              <span className={`${classes.votes} numbers`}>{names.length}</span>
              <span className={classes.names}>{names.join(', ')}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
