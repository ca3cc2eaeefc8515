import { Button, Textarea, TextInput } from '@mantine/core';
import { createId, type Plan, type Refinement, type Role } from '@shared/model/index';
import { type FormEvent, useState } from 'react';
import { usePlan } from '../../store/session-context';
import { tell } from '../../ui/tell';
import { useSubmit } from '../../ui/useSubmit';
import classes from './Refinement.module.css';

type Errors = Partial<Record<'product' | 'engineering' | 'form', string>>;

const nameWith = ({ people }: Plan, roles: readonly Role[]): string =>
  roles
    .map((role) => [...people.values()].find((person) => person.role === role)?.name)
    .find((name) => name !== undefined) ?? '';

/** Records that leads of both sides went through the backlog; the order as it stands is remembered. */
export function RecordForm({ last }: { readonly last: Refinement | null }) {
  const plan = usePlan();
  const submit = useSubmit();
  const [product, setProduct] = useState<string | null>(null);
  const [engineering, setEngineering] = useState<string | null>(null);
  const [notes, setNotes] = useState('');
  const [errors, setErrors] = useState<Errors>({});
  const productLead = product ?? last?.productLead ?? nameWith(plan, ['product-manager', 'cpo']);
  const engineeringLead = engineering ?? last?.engineeringLead ?? nameWith(plan, ['engineering-lead', 'cto']);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const found: Errors = {
      ...(productLead.trim() === '' && { product: 'Name who was there for product.' }),
      ...(engineeringLead.trim() === '' && { engineering: 'Name who was there for engineering.' }),
    };
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    const outcome = await submit({
      type: 'refinement.add',
      args: {
        id: createId('refinement'),
        at: new Date().toISOString(),
        productLead: productLead.trim(),
        engineeringLead: engineeringLead.trim(),
        notes: notes.trim(),
      },
    });
    if (outcome.status === 'rejected' || outcome.status === 'failed') {
      return setErrors({ form: outcome.reason });
    }
    setNotes('');
    tell('The refinement is recorded. Changes are told against it from now on.');
  };

  return (
    <form
      aria-label="Record a refinement"
      className={classes.box}
      onSubmit={(event) => void save(event)}
      noValidate
    >
      <h2>Record a refinement</h2>
      <div className={classes.pair}>
        <TextInput
          label="Lead for product"
          maxLength={200}
          value={productLead}
          error={errors.product}
          onChange={(event) => {
            setProduct(event.currentTarget.value);
            setErrors({});
          }}
        />
        <TextInput
          label="Lead for engineering"
          maxLength={200}
          value={engineeringLead}
          error={errors.engineering}
          onChange={(event) => {
            setEngineering(event.currentTarget.value);
            setErrors({});
          }}
        />
      </div>
      <Textarea
        label="Notes"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={10_000}
        value={notes}
        onChange={(event) => setNotes(event.currentTarget.value)}
      />
      {errors.form && (
        <p role="alert" className={classes.refused}>
          {errors.form}
        </p>
      )}
      <div>
        <Button type="submit">Record the refinement</Button>
      </div>
    </form>
  );
}
