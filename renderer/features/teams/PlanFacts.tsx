import {
  nextQuarter,
  PAPERS,
  type Paper,
  type Quarter,
  quarterOf,
  UNITS,
  type Unit,
} from '@shared/model/index';
import { memo, useState } from 'react';
import { usePlan } from '../../store/session-context';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { useSubmit } from '../../ui/useSubmit';
import { Section } from './Section';
import classes from './TeamsScreen.module.css';

const OFFERED_QUARTERS = 8;
const UNIT_NAMES = { days: 'Person-days', points: 'Points' } as const satisfies Record<Unit, string>;

const PAPER_NAMES = { a4: 'A4', letter: 'US Letter' } as const satisfies Record<Paper, string>;

/** The quarters from today's on, and the plan's own. */
function quartersToChoose(own: Quarter): Quarter[] {
  const quarters = [quarterOf(new Date().toISOString().slice(0, 10) as `${number}-${number}-${number}`)];
  while (quarters.length < OFFERED_QUARTERS) quarters.push(nextQuarter(quarters.at(-1) ?? own));
  return [...new Set([own, ...quarters])].sort();
}

/** Company, name, quarter, unit, paper. */
export const PlanFacts = memo(function PlanFacts({ disabled }: { readonly disabled: boolean }) {
  const { info } = usePlan();
  const submit = useSubmit();
  const [refused, setRefused] = useState<{
    readonly field: 'quarter' | 'unit';
    readonly reason: string;
  } | null>(null);
  const edit = (fields: { company?: string; name?: string; quarter?: Quarter; unit?: Unit; paper?: Paper }) =>
    submit({ type: 'plan.edit', args: { fields } });
  const choose = async (field: 'quarter' | 'unit', fields: { quarter?: Quarter; unit?: Unit }) => {
    const outcome = await edit(fields);
    setRefused(outcome.status === 'rejected' ? { field, reason: outcome.reason } : null);
  };
  const errorOf = (field: 'quarter' | 'unit') => (refused?.field === field ? refused.reason : null);
  return (
    <Section title="Plan" wide>
      <div className={classes.facts}>
        <TextField
          label="Company"
          text={info.company}
          limit={200}
          needed="The company needs a name: it stands on the cover."
          disabled={disabled}
          save={(company) => edit({ company })}
        />
        <TextField
          label="Name of the plan"
          text={info.name}
          limit={200}
          needed="The plan needs a name."
          disabled={disabled}
          save={(name) => edit({ name })}
        />
        <Select
          label="Quarter"
          disabled={disabled}
          allowDeselect={false}
          value={info.quarter}
          data={quartersToChoose(info.quarter)}
          error={errorOf('quarter')}
          onChange={(quarter) => quarter && void choose('quarter', { quarter: quarter as Quarter })}
        />
        <Select
          label="Unit of estimates and capacity"
          disabled={disabled}
          allowDeselect={false}
          value={info.unit}
          data={UNITS.map((unit) => ({ value: unit, label: UNIT_NAMES[unit] }))}
          error={errorOf('unit')}
          onChange={(unit) => unit && void choose('unit', { unit: unit as Unit })}
        />
        <Select
          label="Paper of the document"
          disabled={disabled}
          allowDeselect={false}
          value={info.paper ?? 'a4'}
          data={PAPERS.map((paper) => ({ value: paper, label: PAPER_NAMES[paper] }))}
          onChange={(paper) => paper && void edit({ paper: paper as Paper })}
        />
      </div>
    </Section>
  );
});
