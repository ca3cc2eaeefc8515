import type { Vote } from '@shared/model/index';
import { usePlan } from '../store/session-context';
import { averageText, FINGERS, fingersMeaning } from '../ui/fingers';
import classes from './ConfidenceView.module.css';
import { ProjectorFrame } from './ProjectorFrame';
import viewClasses from './View.module.css';

const HIGHEST_FIRST = FINGERS.toReversed();

/** The vote on the finished plan: the question, then how many showed how many fingers. Never who. */
export function ConfidenceView() {
  const { votes } = usePlan();
  const [vote = null] = [...votes.values()].sort((a, b) => b.round - a.round);
  const heading = vote ? `Confidence vote, round ${vote.round}` : 'Confidence vote';
  return (
    <ProjectorFrame heading={heading}>
      {vote?.revealed ? <Result vote={vote} /> : <Question vote={vote} />}
    </ProjectorFrame>
  );
}

function Question({ vote }: { readonly vote: Vote | null }) {
  const voted = vote ? Object.keys(vote.fingers).length : 0;
  return (
    <div className={viewClasses.center}>
      <h2 className={viewClasses.large}>How sure are you that we will do this?</h2>
      <p>Show one to five fingers, all at once.</p>
      {voted > 0 && <p className="numbers">{voted === 1 ? '1 vote' : `${voted} votes`} entered</p>}
    </div>
  );
}

function Result({ vote }: { readonly vote: Vote }) {
  const votes = Object.values(vote.fingers);
  const counts = HIGHEST_FIRST.map((fingers) => votes.filter((vote) => vote === fingers).length);
  const most = Math.max(1, ...counts);
  return (
    <div className={`${classes.vote} numbers`}>
      <p className={classes.average}>
        <strong>{averageText(vote)}</strong>
        of 5 on average, {votes.length === 1 ? '1 vote' : `${votes.length} votes`}
      </p>
      <ul className={classes.fingers}>
        {HIGHEST_FIRST.map((fingers, index) => (
          <li key={fingers} className={classes.finger}>
            <strong>{fingers}</strong>
            <span>{fingersMeaning(fingers)}</span>
            <span
              className={classes.fingerBar}
              style={{ width: `${((counts[index] ?? 0) / most) * 100}%` }}
            />
            <strong>{counts[index]}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}
