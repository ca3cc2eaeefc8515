import { Button, TextInput } from '@mantine/core';
import { createId, type HiddenWork, MAX_ESTIMATE, type Plan } from '@shared/model/index';
import { type FormEvent, useRef, useState } from 'react';
import { usePlan } from '../../store/session-context';
import { parseNumber } from '../../ui/parse-number';
import { useFrozen } from '../../ui/useFrozen';
import { useSubmit } from '../../ui/useSubmit';
import { HiddenWorkCard } from './HiddenWorkCard';
import classes from './Refinement.module.css';

/** Work found outside the backlog: it enters the list, or it stops (LOG-4). */
export function HiddenWorkSection() {
  const plan = usePlan();
  const isFixed = useFrozen() !== null;
  const all = inOrder(plan.hiddenWork);
  return (
    <section aria-label="Hidden work" className={classes.box}>
      <h2>Hidden work</h2>
      <p className={classes.soft}>
        Work that is done but stands in no list. It enters the backlog like everything else, or it stops.
      </p>
      {!isFixed && <FoundForm />}
      {all.length === 0 && <p>Nothing was found outside the backlog.</p>}
      <ul className={classes.cards} aria-label="Work found outside the backlog">
        {all.map((work) => (
          <HiddenWorkCard key={work.id} work={work} />
        ))}
      </ul>
    </section>
  );
}

const inOrder = (hiddenWork: Plan['hiddenWork']): HiddenWork[] =>
  [...hiddenWork.values()].sort(
    (a, b) => Number(a.outcome !== null) - Number(b.outcome !== null) || (a.foundAt < b.foundAt ? 1 : -1),
  );

type Errors = Partial<Record<'title' | 'who' | 'amount', string>>;

function FoundForm() {
  const { info } = usePlan();
  const submit = useSubmit();
  const [title, setTitle] = useState('');
  const [who, setWho] = useState('');
  const [amount, setAmount] = useState('');
  const [errors, setErrors] = useState<Errors>({});
  const first = useRef<HTMLInputElement>(null);

  const found = async (event: FormEvent) => {
    event.preventDefault();
    const size = parseNumber(amount, { what: 'The amount', max: MAX_ESTIMATE });
    if (title.trim() === '' || who.trim() === '' || !size.ok) {
      return setErrors({
        ...(title.trim() === '' && { title: 'Write what is worked on.' }),
        ...(who.trim() === '' && { who: 'Write who works on it, or for whom.' }),
        ...(!size.ok && { amount: size.reason }),
      });
    }
    const outcome = await submit({
      type: 'hiddenWork.add',
      args: {
        id: createId('hidden'),
        title: title.trim(),
        who: who.trim(),
        amount: size.value,
        foundAt: new Date().toISOString(),
        outcome: null,
      },
    });
    if (outcome.status === 'rejected' || outcome.status === 'failed') {
      return setErrors({ title: outcome.reason });
    }
    setTitle('');
    setWho('');
    setAmount('');
    first.current?.focus();
  };
  const typed = (set: (text: string) => void) => (event: { currentTarget: { value: string } }) => {
    set(event.currentTarget.value);
    setErrors({});
  };

  return (
    <form
      aria-label="Record hidden work"
      className={classes.found}
      onSubmit={(event) => void found(event)}
      noValidate
    >
      <TextInput
        ref={first}
        label="What is worked on"
        maxLength={300}
        value={title}
        error={errors.title}
        onChange={typed(setTitle)}
      />
      <div className={classes.pair}>
        <TextInput
          label="Who, or for whom"
          maxLength={200}
          value={who}
          error={errors.who}
          onChange={typed(setWho)}
        />
        <TextInput
          label={`How much, in ${info.unit}`}
          inputMode="decimal"
          placeholder="Not known"
          value={amount}
          error={errors.amount}
          onChange={typed(setAmount)}
        />
      </div>
      <div>
        <Button type="submit" variant="default">
          Record it
        </Button>
      </div>
    </form>
  );
}
