import { Button } from '@mantine/core';
import type { Person, PersonId } from '@shared/model/index';
import { IconUserCheck, IconUserQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useDispatch, usePlan } from '../../store/session-context';
import { PersonSelect } from '../../ui/PersonSelect';
import classes from './Ai.module.css';

/** Who is the AI product manager: reports to the CPO, sits with the AI engineers (AI-1). */
export function AiManager({ disabled }: { readonly disabled: boolean }) {
  const { people } = usePlan();
  const dispatch = useDispatch();
  const [changing, setChanging] = useState(false);
  const managers = [...people.values()].filter(({ role }) => role === 'ai-product-manager');
  const name = (picked: PersonId | null, added: Person | null) => {
    if (added) {
      const { id, ...fields } = added;
      const named = { ...fields, role: 'ai-product-manager', participates: true } as const;
      void dispatch({ type: 'person.add', args: { id, fields: named } });
    } else if (picked) {
      void dispatch({ type: 'person.edit', args: { id: picked, fields: { role: 'ai-product-manager' } } });
    }
    setChanging(false);
  };
  return (
    <section className={classes.panel} aria-label="AI product manager">
      <h2>AI product manager</h2>
      {managers.length > 0 ? (
        <p className={classes.manager}>
          <IconUserCheck size={22} aria-hidden />
          <strong>{managers.map((person) => person.name).join(', ')}</strong>
        </p>
      ) : (
        <p className={classes.manager} data-missing>
          <IconUserQuestion size={22} aria-hidden />
          <strong>Not named yet</strong>
        </p>
      )}
      <p className={classes.soft}>Reports to the CPO, sits with the AI engineers.</p>
      {!disabled &&
        (managers.length === 0 || changing ? (
          <PersonSelect
            label={managers.length === 0 ? 'Name the AI product manager' : 'Name another'}
            value={null}
            placeholder="Choose or add a person"
            onPick={name}
          />
        ) : (
          <div>
            <Button size="compact-sm" variant="subtle" onClick={() => setChanging(true)}>
              Name another
            </Button>
          </div>
        ))}
    </section>
  );
}
