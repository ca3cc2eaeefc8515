import { ActionIcon, Button, Table, TextInput } from '@mantine/core';
import {
  createId,
  formatAmount,
  formatDate,
  formatNumber,
  isPlainDate,
  type Team,
  type TeamId,
} from '@shared/model/index';
import { orderedTeams } from '@shared/schedule/capacity';
import { type DebtReturn, debtReturns } from '@shared/velocity/velocity';
import { paybackWords } from '@shared/velocity/velocity-words';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { useDispatch, usePlan } from '../../store/session-context';
import { parseNumber } from '../../ui/parse-number';
import { Select } from '../../ui/Select';
import { useSubmit } from '../../ui/useSubmit';
import { checkEnd } from './read-velocity-table';
import classes from './Velocity.module.css';

/** Velocity before and after each paid debt, with what it cost and how soon the gain pays that back. */
export function DebtReturns({ team, disabled }: { readonly team: Team | null; readonly disabled: boolean }) {
  const plan = usePlan();
  const returns = debtReturns(plan).filter(({ repayment }) => team === null || repayment.teamId === team.id);
  return (
    <section className={classes.panel} aria-label="What paid debt returned">
      <header className={classes.head}>
        <h2>What paid debt returned</h2>
        <p className={classes.soft}>
          The median of up to four iterations before it was paid, and of up to four after. Other things change
          too: it is a hint, not a proof.
        </p>
      </header>
      {returns.length > 0 && (
        <div className={classes.scroll}>
          <Table className={`${classes.returns} numbers`} verticalSpacing={6} horizontalSpacing={10}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Paid debt</Table.Th>
                {!team && <Table.Th>Team</Table.Th>}
                <Table.Th>Done on</Table.Th>
                <Table.Th>Cost</Table.Th>
                <Table.Th>Before</Table.Th>
                <Table.Th>After</Table.Th>
                <Table.Th>Gain each iteration</Table.Th>
                <Table.Th>Paid back after</Table.Th>
                <Table.Th>
                  <span className="visually-hidden">Remove</span>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {returns.map((entry) => (
                <ReturnRow
                  key={entry.repayment.id}
                  entry={entry}
                  teamName={team ? null : (plan.teams.get(entry.repayment.teamId)?.name ?? '')}
                  disabled={disabled}
                />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      {returns.length === 0 && <p className={classes.soft}>No paid debt is recorded yet.</p>}
      {!disabled && <RepaymentForm team={team} />}
    </section>
  );
}

function ReturnRow({
  entry: { repayment, before, after, gain, payback },
  teamName,
  disabled,
}: {
  readonly entry: DebtReturn;
  readonly teamName: string | null;
  readonly disabled: boolean;
}) {
  const { info } = usePlan();
  const dispatch = useDispatch();
  const level = (amount: number | null) => (amount === null ? '–' : formatAmount(amount, info.unit));
  return (
    <Table.Tr>
      <Table.Td className={classes.paid}>{repayment.title}</Table.Td>
      {teamName !== null && <Table.Td>{teamName}</Table.Td>}
      <Table.Td>{formatDate(repayment.date, true)}</Table.Td>
      <Table.Td>{formatAmount(repayment.cost, info.unit)}</Table.Td>
      <Table.Td>{level(before)}</Table.Td>
      <Table.Td>{level(after)}</Table.Td>
      <Table.Td>
        <strong>{gain === null ? '–' : gain > 0 ? `+${formatNumber(gain)}` : formatNumber(gain)}</strong>
      </Table.Td>
      <Table.Td>{paybackWords(payback, gain)}</Table.Td>
      <Table.Td w={40}>
        {!disabled && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            aria-label={`Remove ${repayment.title}`}
            onClick={() => void dispatch({ type: 'repayment.remove', args: { id: repayment.id } })}
          >
            <IconX size={16} />
          </ActionIcon>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

type Errors = Partial<Record<'title' | 'team' | 'date' | 'cost', string>>;

function RepaymentForm({ team }: { readonly team: Team | null }) {
  const plan = usePlan();
  const submit = useSubmit();
  const first = useRef<HTMLInputElement>(null);
  const [title, setTitle] = useState('');
  const [picked, setPicked] = useState<TeamId | null>(null);
  const [date, setDate] = useState('');
  const [cost, setCost] = useState('');
  const [errors, setErrors] = useState<Errors>({});
  const teamId = picked ?? team?.id ?? null;

  const add = async (event: FormEvent) => {
    event.preventDefault();
    const spent = parseNumber(cost, { what: 'The cost', max: 1_000_000 });
    const found: Errors = {
      ...(title.trim() === '' && { title: 'Name the debt that was paid.' }),
      ...(teamId === null && { team: 'Choose the team.' }),
      ...(!isPlainDate(date) && { date: 'Give the day it was done.' }),
      ...(isPlainDate(date) &&
        checkEnd(date, plan) !== null && { date: 'That day is outside what a past iteration can be.' }),
      ...(!spent.ok && { cost: spent.reason }),
      ...(spent.ok && spent.value === null && { cost: 'Write what it cost.' }),
    };
    setErrors(found);
    if (Object.keys(found).length > 0 || teamId === null || !isPlainDate(date) || !spent.ok) return;
    const outcome = await submit({
      type: 'repayment.add',
      args: { id: createId('repayment'), title: title.trim(), teamId, date, cost: spent.value ?? 0 },
    });
    if (outcome.status === 'rejected' || outcome.status === 'failed')
      return setErrors({ title: outcome.reason });
    setTitle('');
    setCost('');
    first.current?.focus();
  };

  return (
    <form
      className={classes.repaymentForm}
      aria-label="Record paid debt"
      onSubmit={(event) => void add(event)}
      noValidate
    >
      <TextInput
        ref={first}
        label="Debt that was paid"
        maxLength={300}
        value={title}
        error={errors.title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Select
        label="Team"
        placeholder="Choose"
        allowDeselect={false}
        value={teamId}
        error={errors.team}
        data={orderedTeams(plan).map(({ id: value, name: label }) => ({ value, label }))}
        onChange={(value) => setPicked(value as TeamId | null)}
      />
      <TextInput
        label="Done on"
        type="date"
        value={date}
        error={errors.date}
        onChange={(event) => setDate(event.currentTarget.value)}
      />
      <TextInput
        label={`Cost, in ${plan.info.unit}`}
        inputMode="decimal"
        autoComplete="off"
        value={cost}
        error={errors.cost}
        onChange={(event) => setCost(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" leftSection={<IconPlus size={16} />}>
        Record paid debt
      </Button>
    </form>
  );
}
