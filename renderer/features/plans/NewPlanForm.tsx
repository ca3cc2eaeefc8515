import { Button, Group, Radio, Stack, TextInput, Title } from '@mantine/core';
import {
  nextQuarter,
  type PlainDate,
  type Plan,
  type Quarter,
  quarterOf,
  type Unit,
} from '@shared/model/index';
import { PLAN_TEMPLATES } from '@shared/sample/templates';
import { type FormEvent, useState } from 'react';
import { Select } from '../../ui/Select';
import { tellError } from '../../ui/tell';
import classes from './PlansScreen.module.css';

function quartersAhead(): Quarter[] {
  const today = new Date().toISOString().slice(0, 10) as PlainDate;
  const quarters = [quarterOf(today)];
  while (quarters.length < 5) quarters.push(nextQuarter(quarters[quarters.length - 1] ?? quarterOf(today)));
  return quarters;
}

/** Makes a plan from a template. The unit is chosen here because a plan holds one unit only. */
export function NewPlanForm({
  onCreate,
  onCancel,
}: {
  readonly onCreate: (plan: Plan, then: 'teams' | 'import') => Promise<void>;
  readonly onCancel: () => void;
}) {
  const quarters = quartersAhead();
  const [company, setCompany] = useState('');
  const [quarter, setQuarter] = useState<Quarter>(quarters[1] ?? quarters[0] ?? '2027-Q1');
  const [name, setName] = useState<string | null>(null);
  const [unit, setUnit] = useState<Unit>('days');
  const [templateId, setTemplateId] = useState(PLAN_TEMPLATES[0]?.id ?? '');
  const [tried, setTried] = useState(false);
  const template = PLAN_TEMPLATES.find(({ id }) => id === templateId) ?? PLAN_TEMPLATES[0];
  const planName = name ?? `Joint plan ${quarter}`;

  const create = async (then: 'teams' | 'import') => {
    setTried(true);
    if (!company.trim() || !planName.trim() || !template) return;
    try {
      const now = new Date().toISOString();
      await onCreate(
        template.create({ company: company.trim(), name: planName.trim(), quarter, unit, now }),
        then,
      );
    } catch (error) {
      tellError('The plan was not created', error);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void create('teams');
  };

  return (
    <form className={classes.form} onSubmit={submit} aria-label="New plan" noValidate>
      <Title order={2}>New plan</Title>
      <Group grow align="flex-start">
        <TextInput
          label="Company"
          value={company}
          onChange={(event) => setCompany(event.currentTarget.value)}
          error={tried && !company.trim() ? 'Enter the company’s name' : undefined}
          data-autofocus
          autoFocus
        />
        <Select
          label="Quarter"
          data={quarters}
          value={quarter}
          allowDeselect={false}
          onChange={(value) => setQuarter(quarters.find((known) => known === value) ?? quarter)}
        />
        <TextInput
          label="Name of the plan"
          value={planName}
          onChange={(event) => setName(event.currentTarget.value)}
          error={tried && !planName.trim() ? 'Enter a name' : undefined}
        />
      </Group>
      <Radio.Group
        label="Unit of estimates and capacity"
        value={unit}
        onChange={(value) => setUnit(value === 'points' ? 'points' : 'days')}
      >
        <Group mt={6} gap="lg">
          <Radio value="days" label="Person-days" />
          <Radio value="points" label="Points" />
        </Group>
      </Radio.Group>
      <Radio.Group label="Template" value={templateId} onChange={setTemplateId}>
        <Stack mt={6} gap="xs">
          {PLAN_TEMPLATES.map(({ id, name: label, description }) => (
            <Radio key={id} value={id} label={label} description={description} />
          ))}
        </Stack>
      </Radio.Group>
      <Group>
        <Button type="submit">Create the plan</Button>
        <Button variant="default" onClick={() => void create('import')}>
          Create and import a backlog
        </Button>
        <Button variant="subtle" color="gray" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}
