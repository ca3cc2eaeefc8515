import classes from './Waiting.module.css';

/** Stands where something is being loaded: silent at first, words only where it takes long enough to wonder. */
export function Waiting() {
  return (
    <p role="status" className={classes.waiting}>
      Loading …
    </p>
  );
}
