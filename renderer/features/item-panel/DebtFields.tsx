import { Anchor } from '@mantine/core';
import { type DebtDetails, type Item, MAX_ESTIMATE, type PersonId } from '@shared/model/index';
import { useDispatch, usePlan, useView } from '../../store/session-context';
import { NumberField } from '../../ui/NumberField';
import panel from '../../ui/Panel.module.css';
import { PersonSelect } from '../../ui/PersonSelect';
import { ProseField } from '../../ui/TextField';
import { useGo } from '../../ui/useGo';
import { useSubmit } from '../../ui/useSubmit';

/** What only debt has: its interest, what users feel of it, who proposed it; and where both sides put it. */
export function DebtFields({
  item,
  debt,
  disabled,
}: {
  readonly item: Item;
  readonly debt: DebtDetails;
  readonly disabled: boolean;
}) {
  const { info } = usePlan();
  const dispatch = useDispatch();
  const submit = useSubmit();
  const { id } = item;
  return (
    <section className={panel.section} aria-label="Debt">
      <h2 className={panel.sectionTitle}>Debt</h2>
      <div className={panel.pair}>
        <NumberField
          label="Interest each iteration"
          value={debt.interest}
          range={{ what: 'The interest', max: MAX_ESTIMATE }}
          unit={info.unit}
          placeholder="Unknown"
          disabled={disabled}
          save={(interest) => submit({ type: 'item.edit', args: { id, fields: {}, debt: { interest } } })}
          clear={() => submit({ type: 'item.edit', args: { id, fields: {}, debt: { interest: null } } })}
        />
        <PersonSelect
          label="Proposed by"
          value={debt.proposerId}
          disabled={disabled}
          onPick={(proposerId, newPerson) =>
            void dispatch({
              type: 'item.edit',
              args: {
                id,
                fields: {},
                debt: { proposerId: proposerId as PersonId | null },
                ...(newPerson && { newPerson }),
              },
            })
          }
        />
      </div>
      <ProseField
        label="Effect on users"
        text={debt.userEffect}
        limit={2_000}
        placeholder="What users notice while it stays"
        disabled={disabled}
        save={(userEffect) => submit({ type: 'item.edit', args: { id, fields: {}, debt: { userEffect } } })}
      />
      <Standing item={item} debt={debt} />
    </section>
  );
}

/** Where product and the CTO have put it; both are decided on the debt board. */
function Standing({ item, debt }: { readonly item: Item; readonly debt: DebtDetails }) {
  const view = useView().debt;
  const go = useGo();
  const rank = view.ranked.findIndex((entry) => entry.item.id === item.id);
  const sequence = view.sequence.findIndex((other) => other.id === item.id);
  const inside = view.ranked[rank]?.inside ? 'inside the budget' : 'under the cut line';
  return (
    <p className={panel.facts}>
      {debt.businessRank === null
        ? `Not ranked by product yet, ${inside}`
        : `Product ranks it ${rank + 1}, ${inside}`}
      {'; '}
      {sequence < 0 ? 'not in the CTO’s sequence yet' : `the CTO does it as number ${sequence + 1}`}
      {debt.overrideReason && ` (“${debt.overrideReason}”)`}.{' '}
      <Anchor component="button" type="button" size="sm" onClick={() => go('debt')}>
        Debt budget
      </Anchor>
    </p>
  );
}
