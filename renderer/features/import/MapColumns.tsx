import { Alert, Button, NativeSelect, TextInput } from '@mantine/core';
import type { DescribedColumn, DescribedTable } from '@shared/exchange/table/table-format';
import { TABLE_USES, type TableMapping, type TableUse } from '@shared/exchange/table/table-mapping';
import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react';
import { useId, useState } from 'react';
import classes from './Import.module.css';
import { count, number } from './import-texts';
import { TextSettings } from './TextSettings';
import type { MappedTable, TextChoice } from './useImport';

const USE_NAMES = {
  none: 'Not imported',
  key: 'Key',
  title: 'Title',
  description: 'Description',
  type: 'Type',
  status: 'Status',
  owner: 'Owner',
  team: 'Team',
  labels: 'Labels',
  points: 'Estimate in points',
  days: 'Estimate in days',
  hours: 'Estimate in hours',
  rank: 'Order',
  score: 'Priority or score',
  due: 'Date',
  parent: 'Part of (epic)',
  url: 'Link to the tracker',
  needs: 'Blocked by',
  blocks: 'Blocks',
} as const satisfies Record<TableUse, string>;

const CHOICES = Object.entries(USE_NAMES).map(([value, label]) => ({ value, label }));
/** Uses of which a row takes the first filled cell only. */
const SEVERAL: ReadonlySet<TableUse> = new Set(['none', 'labels', 'team', 'needs', 'blocks']);
const STEP = 150;
const PROBLEMS = 5;

const isUse = (value: string): value is TableUse => TABLE_USES.some((use) => use === value);
const saidOf = ({ columns }: TableMapping, { name }: DescribedColumn): TableUse =>
  Object.hasOwn(columns, name) ? (columns[name] ?? 'none') : 'none';

/** What each column of a table that nobody knows is: a guess, some of its cells, and the choice. */
export function MapColumns({
  table,
  text,
  name,
  error,
  onText,
  onMap,
}: {
  readonly table: MappedTable;
  readonly text: TextChoice;
  /** Of the file. */
  readonly name: string;
  readonly error: string | null;
  readonly onText: (text: TextChoice) => void;
  readonly onMap: (mapping: TableMapping) => void;
}) {
  const { described } = table;
  const [columns, setColumns] = useState(table.mapping.columns);
  const [source, setSource] = useState(table.mapping.source ?? '');
  const { source: _, ...rest } = table.mapping;
  const mapping: TableMapping = { ...rest, columns, ...(source.trim() && { source: source.trim() }) };
  const uses = described.columns.map((column) => saidOf(mapping, column));
  const hasTitle = uses.includes('title');
  const hint = useId();
  return (
    <form
      className={classes.mappingForm}
      aria-label="What the columns are"
      onSubmit={(event) => {
        event.preventDefault();
        if (hasTitle) onMap(mapping);
      }}
    >
      <section className={classes.facts} aria-label="The table">
        <p className={classes.file}>
          <strong>{name}</strong> · a table of {count(described.rows, 'row')} and{' '}
          {count(described.columns.length, 'column')}, its header in row {number(described.headerRow)}
        </p>
        <div className={classes.settings}>
          <TextSettings
            encoding={described.encoding}
            separator={described.separator}
            text={text}
            onChange={onText}
          />
          <TextInput
            label="Name of this list"
            size="xs"
            w={300}
            maxLength={180}
            placeholder="Only where two lists have the same columns"
            value={source}
            onChange={(event) => setSource(event.currentTarget.value)}
          />
          <div className={classes.forward}>
            <Button type="submit" disabled={!hasTitle} rightSection={<IconArrowRight size={16} />}>
              Preview
            </Button>
          </div>
        </div>
        {error && (
          <p role="alert" className={classes.refused}>
            {error}
          </p>
        )}
        <p id={hint} className={classes.soft} aria-live="polite">
          {hasTitle
            ? uses.includes('key')
              ? 'The answer is remembered for tables with these headers.'
              : 'No column is the key: items are known again by their titles when you import this list once more.'
            : 'Say which column is the title: every item needs one.'}
        </p>
      </section>
      <Spoilt table={described} />
      <ColumnChoices
        described={described}
        uses={uses}
        onChange={(name_, use) => setColumns({ ...columns, [name_]: use })}
      />
    </form>
  );
}

/** What a spreadsheet did to the table, by row and column. */
function Spoilt({ table }: { readonly table: DescribedTable }) {
  const { problems } = table;
  if (problems.length === 0) return null;
  const rest = problems.length - PROBLEMS;
  return (
    <Alert
      variant="light"
      color="gray"
      icon={<IconAlertTriangle size={18} color="var(--warning)" />}
      title="A spreadsheet may have changed this table"
    >
      <ul className={classes.list}>
        {problems.slice(0, PROBLEMS).map(({ row, column, message }) => (
          <li key={`${row} ${column} ${message}`}>
            <strong className="numbers">
              Row {row === null ? '?' : number(row)}
              {column !== null && `, column ${number(column)}`}:
            </strong>{' '}
            {message}
          </li>
        ))}
        {rest > 0 && <li>And {number(rest)} more like these.</li>}
      </ul>
    </Alert>
  );
}

function ColumnChoices({
  described,
  uses,
  onChange,
}: {
  readonly described: DescribedTable;
  readonly uses: readonly TableUse[];
  readonly onChange: (name: string, use: TableUse) => void;
}) {
  const [limit, setLimit] = useState(STEP);
  const first = new Map<TableUse, number>();
  uses.forEach((use, index) => {
    if (!first.has(use)) first.set(use, index);
  });
  return (
    <section className={classes.tabs}>
      <div className={classes.scroll}>
        <table className={`${classes.table} numbers`} aria-label="Columns of the table">
          <thead>
            <tr>
              <th scope="col">Nr</th>
              <th scope="col">Column</th>
              <th scope="col">Becomes</th>
              <th scope="col" className={classes.right}>
                Filled
              </th>
              <th scope="col" className={classes.samples}>
                Some of its cells
              </th>
            </tr>
          </thead>
          <tbody>
            {described.columns.slice(0, limit).map((column, index) => {
              const use = uses[index] ?? 'none';
              const before = first.get(use) ?? index;
              const isSecond = !SEVERAL.has(use) && before !== index;
              return (
                <tr key={column.position} data-unused={use === 'none' || undefined}>
                  <td className={classes.soft}>{column.position}</td>
                  <td>{column.header || <em>(no header)</em>}</td>
                  <td className={classes.useCell}>
                    <NativeSelect
                      size="xs"
                      aria-label={`What column ${column.position}, ${column.header || 'without a header'}, becomes`}
                      value={use}
                      data={CHOICES}
                      onChange={({ currentTarget: { value } }) =>
                        isUse(value) && onChange(column.name, value)
                      }
                    />
                    {isSecond && (
                      <span className={classes.hint}>
                        Column {before + 1} is this too; the first filled one counts.
                      </span>
                    )}
                    {use !== 'none' && use === column.use && (
                      <span className={classes.hint}>
                        {column.by === 'header' ? 'Guessed by its name' : 'Guessed by its cells'}
                      </span>
                    )}
                  </td>
                  <td className={classes.right}>{number(column.filled)}</td>
                  <td className={classes.samples}>
                    {column.cells.slice(0, 3).map((cell, at) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: cells may repeat and never move
                      <span key={at}>{cell}</span>
                    ))}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {described.columns.length > limit && (
        <Button variant="subtle" size="compact-sm" onClick={() => setLimit(limit + STEP)}>
          Show more of {number(described.columns.length)} columns
        </Button>
      )}
    </section>
  );
}
