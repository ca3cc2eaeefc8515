import { CONTRACT_SIZE, type Item } from '@shared/model/index';
import { rankIndex } from '@shared/ranking/rankings';
import { useView } from '../../store/session-context';
import { parseNumber } from '../../ui/parse-number';
import { useDraft } from '../../ui/useDraft';
import { useSubmit } from '../../ui/useSubmit';
import classes from './ItemPanel.module.css';

/** "Number 7 of 128, in the contract"; typing another number moves the item there. */
export function RankLine({ item, disabled }: { readonly item: Item; readonly disabled: boolean }) {
  const { backlog } = useView();
  const submit = useSubmit();
  const number = rankIndex(backlog, item.rank) + 1;
  const {
    changed: _,
    error,
    ...draft
  } = useDraft<number | null>({
    text: String(number),
    parse: (typed) => {
      const what = 'A place in the backlog';
      const checked = parseNumber(typed, { what, min: 1, max: backlog.length, whole: true });
      return checked.ok && checked.value === null ? { ok: false, reason: `${what} is needed.` } : checked;
    },
    save: (next) => {
      const neighbour = next === null || next === number ? undefined : backlog[next - 1];
      if (!neighbour || next === null) return Promise.resolve({ status: 'unchanged' });
      const position = next < number ? { before: neighbour.id } : { after: neighbour.id };
      return submit({ type: 'item.move', args: { ids: [item.id], position } });
    },
  });
  return (
    <div className={classes.rank}>
      <span>
        Number{' '}
        <input
          {...draft}
          className={`${classes.rankInput} numbers`}
          aria-label="Number in the backlog"
          aria-invalid={error !== null}
          inputMode="numeric"
          disabled={disabled}
          style={{ width: `${Math.max(2, draft.value.length) + 1.5}ch` }}
        />{' '}
        of {backlog.length}, {number <= CONTRACT_SIZE ? 'in the contract' : 'under the contract line'}
      </span>
      {error && (
        <span role="alert" className={classes.rankError}>
          {error}
        </span>
      )}
    </div>
  );
}
