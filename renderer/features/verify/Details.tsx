import type { Verdict } from '@shared/signing/index';
import classes from './VerifyScreen.module.css';
import { meaningOf, PAGES } from './verdict-words';

const COUNT = new Intl.NumberFormat('en');

function revisionName(verdict: Verdict, index: number): string {
  switch (verdict.revisions[index]?.kind) {
    case 'document':
      return 'The document as it was made';
    case 'signature': {
      const before = verdict.revisions.slice(0, index).filter(({ kind }) => kind === 'signature').length;
      return `Signature of ${verdict.signatures[before]?.name ?? 'a signer'}, and nothing else`;
    }
    default:
      return 'Something that has no place in a signed document';
  }
}

/** What the file is made of, and what the answer is worth. */
export function Details({ verdict }: { readonly verdict: Verdict }) {
  const meaning = meaningOf(verdict);
  return (
    <section className={classes.details} aria-label="Details">
      {meaning.proves.length > 0 && (
        <>
          <h2>What this proves</h2>
          <ul>
            {meaning.proves.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      <h2>{meaning.proves.length > 0 ? 'What it does not prove' : 'What this means'}</h2>
      <ul>
        {meaning.mind.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {verdict.revisions.length > 0 && (
        <>
          <h2>What the file is made of</h2>
          <ol className="numbers">
            {verdict.revisions.map(({ end, kind }, index) => (
              <li key={end} data-kind={kind}>
                {revisionName(verdict, index)}{' '}
                <span className={classes.quiet}>
                  (bytes {COUNT.format((verdict.revisions[index - 1]?.end ?? 0) + 1)} to {COUNT.format(end)})
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
      <dl className={classes.facts}>
        {verdict.change && (
          <>
            <dt>First thing that should not be there</dt>
            <dd>
              At byte {COUNT.format(verdict.change.at)}: {verdict.change.message}
            </dd>
          </>
        )}
        {verdict.pages && verdict.pages !== 'same' && (
          <>
            <dt>Pages and attached plan</dt>
            <dd>{PAGES[verdict.pages]}</dd>
          </>
        )}
        {verdict.pageCount !== null && (
          <>
            <dt>Length</dt>
            <dd>{verdict.pageCount} pages</dd>
          </>
        )}
        {verdict.generator && (
          <>
            <dt>Made by</dt>
            <dd>{verdict.generator}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
