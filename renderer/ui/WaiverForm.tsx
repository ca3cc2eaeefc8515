import { Button, Textarea, TextInput } from '@mantine/core';
import { createId, type Plan, type SignerRole } from '@shared/model/index';
import type { Finding } from '@shared/rules/rule';
import { type FormEvent, useState } from 'react';
import { usePlan } from '../store/session-context';
import classes from './FindingList.module.css';
import { foldText } from './search-items';
import { useSubmit } from './useSubmit';

const nameOf = (plan: Plan, role: SignerRole): string =>
  [...plan.people.values()].find((person) => person.role === role)?.name ?? '';

interface Refused {
  readonly reason?: string;
  readonly product?: string;
  readonly engineering?: string;
  readonly form?: string;
}

function check(reason: string, product: string, engineering: string): Refused | null {
  if (reason === '')
    return { reason: 'Write why both sides accept it. The reason is printed in the document.' };
  if (product === '') return { product: 'Name who accepts it for product.' };
  if (engineering === '') return { engineering: 'Name who accepts it for engineering.' };
  if (foldText(product) === foldText(engineering)) {
    return { engineering: 'Product and engineering accept it as two people.' };
  }
  return null;
}

/** A reason and a name from each side: what it takes to accept a blocking finding. */
export function WaiverForm({ finding, onDone }: { readonly finding: Finding; readonly onDone: () => void }) {
  const plan = usePlan();
  const submit = useSubmit();
  const [reason, setReason] = useState('');
  const [product, setProduct] = useState(() => nameOf(plan, 'cpo'));
  const [engineering, setEngineering] = useState(() => nameOf(plan, 'cto'));
  const [refused, setRefused] = useState<Refused>({});

  const waive = async (event: FormEvent) => {
    event.preventDefault();
    const fault = check(reason.trim(), product.trim(), engineering.trim());
    if (fault) return setRefused(fault);
    const outcome = await submit({
      type: 'waiver.add',
      args: {
        id: createId('waiver'),
        rule: finding.rule,
        findingKey: finding.key,
        message: finding.message,
        reason: reason.trim(),
        productName: product.trim(),
        engineeringName: engineering.trim(),
        at: new Date().toISOString(),
      },
    });
    if (outcome.status === 'rejected' || outcome.status === 'failed') setRefused({ form: outcome.reason });
    else onDone();
  };

  return (
    <form
      className={classes.form}
      aria-label={`Waive: ${finding.message}`}
      onSubmit={(event) => void waive(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <Textarea
        label="Why both sides accept it"
        data-autofocus
        autoFocus
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4_000}
        size="sm"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={refused.reason}
      />
      <div className={classes.names}>
        <TextInput
          label="For product"
          size="sm"
          maxLength={200}
          value={product}
          onChange={(event) => setProduct(event.currentTarget.value)}
          error={refused.product}
        />
        <TextInput
          label="For engineering"
          size="sm"
          maxLength={200}
          value={engineering}
          onChange={(event) => setEngineering(event.currentTarget.value)}
          error={refused.engineering}
        />
      </div>
      {refused.form && (
        <p role="alert" className={classes.refused}>
          {refused.form}
        </p>
      )}
      <div className={classes.actions}>
        <Button type="submit" size="compact-sm">
          Waive
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
