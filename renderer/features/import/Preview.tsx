import { Badge, Button, Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ImportSummary } from '../../workers/import-worker';
import { ColumnsTable } from './ColumnsTable';
import { ConflictList } from './ConflictList';
import classes from './Import.module.css';
import { alongside, count, number, sizeText, skippedCount, skippedReasons } from './import-texts';
import { LinksReport } from './LinksReport';
import { NewItemsTable } from './NewItemsTable';
import { OptionsPanel } from './OptionsPanel';
import { OrderTable } from './OrderTable';
import { ProblemsTable } from './ProblemsTable';
import { UpdatesTable } from './UpdatesTable';
import type { ImportFlow, Stage } from './useImport';

type PreviewStage = Extract<Stage, { readonly stage: 'preview' }>;

/** What the import will do, to the last cell, and what may be chosen about it. */
export function Preview({
  stage,
  flow,
  summary,
}: {
  readonly stage: PreviewStage;
  readonly flow: ImportFlow;
  readonly summary: ImportSummary;
}) {
  return (
    <div className={classes.preview} aria-busy={flow.preparing}>
      <div className={classes.main}>
        <Facts stage={stage} flow={flow} summary={summary} />
        <Details flow={flow} summary={summary} />
      </div>
      <OptionsPanel stage={stage} flow={flow} summary={summary} />
    </div>
  );
}

function Facts({
  stage: { file, table },
  flow,
  summary,
}: {
  readonly stage: PreviewStage;
  readonly flow: ImportFlow;
  readonly summary: ImportSummary;
}) {
  const { counts } = summary;
  const problems = summary.problems.length + summary.moreProblems;
  const lost = summary.columns.reduce((sum, { dropped }) => sum + dropped, 0);
  const newTeamIds = new Set(flow.options.newTeams?.map(({ id }) => id));
  const newTeams = summary.teams.filter(({ teamId }) => teamId !== null && newTeamIds.has(teamId)).length;
  const reasons = skippedReasons(counts);
  const along = alongside(summary, newTeams);
  const loops = summary.links.loops.length;
  const rest = [
    counts.blankRows > 0 && count(counts.blankRows, 'blank row'),
    counts.otherRows > 0 && `${count(counts.otherRows, 'row')} above the header or under the last issue`,
  ].filter((part) => part !== false);
  return (
    <section className={classes.facts} aria-label="What will happen" aria-live="polite">
      <p className={classes.file}>
        <strong>{file.name}</strong> · {summary.format} · {sizeText(file.content.size)} ·{' '}
        {count(counts.rows, 'issue row')}
        {table && (
          <>
            {table.remembered ? ' · columns as you said the last time' : ''}{' '}
            <Button variant="subtle" size="compact-sm" onClick={flow.remap}>
              Change the columns
            </Button>
          </>
        )}
      </p>
      <dl className={`${classes.counts} numbers`}>
        <Count name="new" amount={counts.created} />
        <Count name="updated" amount={counts.updated} />
        <Count name="unchanged" amount={counts.unchanged} />
        <Count name="left out" amount={skippedCount(counts)} />
      </dl>
      {summary.empty && (
        <p>
          <strong>Nothing to change.</strong>{' '}
          {counts.unchanged > 0
            ? 'The plan already holds what this file says.'
            : 'Every issue of this file is left out.'}
        </p>
      )}
      {reasons.length > 0 && <p>Left out: {reasons.join(', ')}.</p>}
      {along.length > 0 && <p>Along with them: {along.join(', ')}.</p>}
      {flow.lookalikes !== null && flow.lookalikes > 0 && (
        <p>
          {flow.lookalikes === 1
            ? 'One pair may be the same work'
            : `${number(flow.lookalikes)} pairs may be the same work`}{' '}
          as an item of another source. Nothing is merged on its own: you compare them after the import.
        </p>
      )}
      {(lost > 0 || problems > 0) && (
        <p>
          {lost > 0 &&
            `${count(lost, 'filled cell')} of imported rows ${lost === 1 ? 'is' : 'are'} not taken over`}
          {lost > 0 && problems > 0 && '; '}
          {problems > 0 && count(problems, 'problem')}. See Columns{problems > 0 && ' and Problems'} below.
        </p>
      )}
      {loops > 0 && (
        <p>
          {loops === 1
            ? 'One link is left out: it closes a loop.'
            : `${loops} links are left out: they close loops.`}
        </p>
      )}
      {rest.length > 0 && <p className={classes.soft}>Also in the file: {rest.join(', ')}.</p>}
      {summary.closedInTracker.length > 0 && (
        <p>
          {count(summary.closedInTracker.length, 'item')} of the plan{' '}
          {summary.closedInTracker.length === 1 ? 'is' : 'are'} closed in the tracker by now:{' '}
          {summary.closedInTracker
            .slice(0, 5)
            .map(({ key }) => key)
            .join(', ')}
          {summary.closedInTracker.length > 5 && ` and ${number(summary.closedInTracker.length - 5)} more`}.
          They stay in the backlog until you remove them.
        </p>
      )}
    </section>
  );
}

function Count({ name, amount }: { readonly name: string; readonly amount: number }) {
  return (
    <div data-zero={amount === 0 || undefined}>
      <dt>{name}</dt>
      <dd>{number(amount)}</dd>
    </div>
  );
}

function Details({ flow, summary }: { readonly flow: ImportFlow; readonly summary: ImportSummary }) {
  const { counts, columns, links } = summary;
  const problems = summary.problems.length + summary.moreProblems;
  const changed = summary.updated.length;
  const linkCells = links.types.reduce((sum, type) => sum + type.cells, 0);
  const first =
    counts.conflicts > 0 ? 'conflicts' : counts.created > 0 ? 'items' : changed > 0 ? 'updates' : 'columns';
  return (
    <Tabs defaultValue={first} keepMounted={false} className={classes.tabs ?? ''}>
      <Tabs.List aria-label="Details of the preview">
        {counts.conflicts > 0 && (
          <Tab value="conflicts" amount={counts.conflicts}>
            Changed on both sides
          </Tab>
        )}
        <Tab value="items" amount={counts.created}>
          New items
        </Tab>
        {counts.created > 0 && <Tab value="order">Resulting order</Tab>}
        {counts.updated > 0 && (
          <Tab value="updates" amount={counts.updated}>
            Updates
          </Tab>
        )}
        <Tab value="columns" amount={columns.length}>
          Columns
        </Tab>
        <Tab value="links" amount={linkCells}>
          Links
        </Tab>
        <Tab value="problems" amount={problems}>
          Problems
        </Tab>
      </Tabs.List>
      <Tabs.Panel value="conflicts">
        <ConflictList flow={flow} summary={summary} />
      </Tabs.Panel>
      <Tabs.Panel value="items">
        <NewItemsTable summary={summary} />
      </Tabs.Panel>
      <Tabs.Panel value="order">
        <OrderTable rows={summary.backlogAfter} />
      </Tabs.Panel>
      <Tabs.Panel value="updates">
        <UpdatesTable summary={summary} />
      </Tabs.Panel>
      <Tabs.Panel value="columns">
        <ColumnsTable columns={columns} />
      </Tabs.Panel>
      <Tabs.Panel value="links">
        <LinksReport flow={flow} links={links} />
      </Tabs.Panel>
      <Tabs.Panel value="problems">
        <ProblemsTable problems={summary.problems} more={summary.moreProblems} />
      </Tabs.Panel>
    </Tabs>
  );
}

function Tab({
  value,
  amount,
  children,
}: {
  readonly value: string;
  readonly amount?: number;
  readonly children: ReactNode;
}) {
  return (
    <Tabs.Tab
      value={value}
      rightSection={
        amount !== undefined && (
          <Badge variant="light" color="gray" size="sm" className="numbers" tt="none">
            {number(amount)}
          </Badge>
        )
      }
    >
      {children}
    </Tabs.Tab>
  );
}
