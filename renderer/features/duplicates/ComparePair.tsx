import { Button, Checkbox, Kbd, Radio } from '@mantine/core';
import type { TakenField } from '@shared/commands/merge-items';
import type { Item } from '@shared/model/index';
import { IconArrowMerge, IconEqualNot } from '@tabler/icons-react';
import { type RefObject, useState } from 'react';
import { usePlan } from '../../store/session-context';
import { ItemTypeIcon } from '../../ui/ItemTypeIcon';
import { TRACKER_NAMES } from '../../ui/tracker-names';
import classes from './Duplicates.module.css';
import { FIELD_NAMES, FIELDS, firstChoices, type SideName, takenBy, valueText } from './fields';
import type { Pair } from './usePairs';

const LONG = 600;
const shown = (text: string) =>
  text === '' ? 'none' : text.length > LONG ? `${text.slice(0, LONG)}…` : text;

/** Why two items look alike, as sentences. */
export function reasonsOf({ similarity, sharedLinks }: Pair): string[] {
  const percent = Math.round(similarity * 100);
  return [
    ...(similarity >= 1 ? ['Their titles have the same words'] : []),
    ...(similarity > 0 && similarity < 1 ? [`Their titles share ${percent} % of their words`] : []),
    ...sharedLinks.slice(0, 3).map((link) => `Both name ${link}`),
  ];
}

/** Two items side by side: which one stays, and whose value of each field survives. */
export function ComparePair({
  pair,
  disabled,
  mergeButton,
  onMerge,
  onDistinct,
}: {
  readonly pair: Pair;
  readonly disabled: boolean;
  readonly mergeButton: RefObject<HTMLButtonElement | null>;
  readonly onMerge: (keep: Item, gone: Item, take: TakenField[]) => void;
  readonly onDistinct: () => void;
}) {
  const plan = usePlan();
  const { one, other } = pair;
  const [keep, setKeep] = useState<SideName>('one');
  const [choices, setChoices] = useState(() => firstChoices(one, other));
  const [together, setTogether] = useState(true);
  const [kept, gone] = keep === 'one' ? [one, other] : [other, one];
  const sides = [
    ['one', one],
    ['other', other],
  ] as const;
  return (
    <section className={classes.compare} aria-label="The two side by side">
      <div className={classes.actions}>
        <p className={classes.why}>{reasonsOf(pair).join('. ')}.</p>
        <Button
          variant="default"
          leftSection={<IconEqualNot size={18} />}
          disabled={disabled}
          onClick={onDistinct}
          rightSection={<Kbd size="xs">N</Kbd>}
        >
          Not the same
        </Button>
        <Button
          ref={mergeButton}
          leftSection={<IconArrowMerge size={18} />}
          disabled={disabled}
          onClick={() => onMerge(kept, gone, takenBy(keep, choices, together))}
          rightSection={<Kbd size="xs">M</Kbd>}
        >
          Merge into one
        </Button>
      </div>
      <div className={classes.scroll}>
        <table className={`${classes.table} numbers`} aria-label="Field by field">
          <thead>
            <tr>
              <th scope="col">Which one stays</th>
              {sides.map(([side, item]) => (
                <th key={side} scope="col" data-taken={keep === side || undefined}>
                  <Radio
                    name="keep"
                    checked={keep === side}
                    disabled={disabled}
                    onChange={() => setKeep(side)}
                    label={<ItemName item={item} />}
                    aria-label={`Keep ${nameText(item)}`}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {FIELDS.map((field) => {
              const texts = sides.map(([, item]) => valueText(field, item, plan));
              const isSame = texts[0] === texts[1];
              return (
                <tr key={field} data-same={isSame || undefined}>
                  <th scope="row">{FIELD_NAMES[field]}</th>
                  {isSame ? (
                    <td colSpan={2}>{shown(texts[0] ?? '')}</td>
                  ) : field === 'labels' ? (
                    <td colSpan={2}>
                      <Checkbox
                        checked={together}
                        disabled={disabled}
                        onChange={(event) => setTogether(event.currentTarget.checked)}
                        label="The labels of both together"
                        description={`${shown(texts[0] ?? '')} · ${shown(texts[1] ?? '')}`}
                      />
                    </td>
                  ) : (
                    sides.map(([side], index) => (
                      <td key={side} data-taken={choices[field] === side || undefined}>
                        <Radio
                          name={field}
                          checked={choices[field] === side}
                          disabled={disabled}
                          onChange={() => setChoices({ ...choices, [field]: side })}
                          label={
                            <span className={classes.value} title={texts[index]}>
                              {shown(texts[index] ?? '')}
                            </span>
                          }
                          aria-label={`${FIELD_NAMES[field]}: ${shown(texts[index] ?? '')}`}
                        />
                      </td>
                    ))
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className={classes.soft}>
        The one that stays keeps its key; the other’s is remembered, so that no import brings it back.
        Milestones, objectives, risks and dependencies of both stay. One undo takes it back.
      </p>
    </section>
  );
}

const nameText = ({ source, title }: Item) =>
  source ? `${source.key} of ${TRACKER_NAMES[source.tracker]}` : title;

function ItemName({ item }: { readonly item: Item }) {
  const { source, type } = item;
  return (
    <span className={classes.name}>
      <ItemTypeIcon type={type} size={16} />
      <span>
        {source ? source.key : 'Made in this plan'}
        <span className={classes.under}>
          {source ? `from ${TRACKER_NAMES[source.tracker]}` : ''}
          {source?.imported.status ? `, ${source.imported.status}` : ''}
        </span>
      </span>
    </span>
  );
}
