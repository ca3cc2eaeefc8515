import { Button, TextInput } from '@mantine/core';
import { CONTRACT_SIZE, type IterationId, type Plan } from '@shared/model/index';
import { placedItems } from '@shared/ranking/rankings';
import { orderedIterations } from '@shared/schedule/capacity';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { useState } from 'react';
import { host } from '../../desktop/host';
import { usePlan, useSession } from '../../store/session-context';
import { Screen } from '../../ui/Screen';
import { savePlanFile } from '../../ui/save-plan-file';
import { reasonOf } from '../../ui/tell';
import classes from './Export.module.css';
import { EXPORTS, type ExportKind, exportName } from './export-files';

type Result = { readonly saved: string } | { readonly failed: string };

const PLAN_FILE = 'plan-file';

/** The plan on its way out: for a spreadsheet, a wiki, the tracker, or another laptop. */
export function ExportScreen() {
  const plan = usePlan();
  const session = useSession();
  const [results, setResults] = useState<Readonly<Record<string, Result>>>({});
  const [busy, setBusy] = useState<string | null>(null);
  const [sprints, setSprints] = useState<ReadonlyMap<IterationId, string>>(new Map());

  const run = async (id: string, save: () => Promise<{ readonly name: string } | null>) => {
    setBusy(id);
    try {
      const saved = await save();
      if (saved) setResults((all) => ({ ...all, [id]: { saved: saved.name } }));
    } catch (error) {
      setResults((all) => ({ ...all, [id]: { failed: reasonOf(error) } }));
    } finally {
      setBusy(null);
    }
  };
  const save = (file: ExportKind) =>
    run(file.id, () => {
      const numbers = new Map([...sprints].filter(([, number]) => number.trim() !== ''));
      const bytes = new TextEncoder().encode(file.write(session.state.plan, numbers));
      return host.saveFile({ kind: file.kind, suggestedName: exportName(plan, file), bytes });
    });

  const groups = [...new Set(EXPORTS.map(({ group }) => group))];
  return (
    <Screen title="Export" lead={leadOf(plan)}>
      {groups.map((group) => (
        <section key={group} className={classes.group} aria-label={group}>
          <h2 className={classes.groupTitle}>{group}</h2>
          {EXPORTS.filter((file) => file.group === group).map((file) => (
            <ExportRow
              key={file.id}
              label={file.label}
              help={file.help}
              result={results[file.id] ?? null}
              busy={busy === file.id}
              onSave={() => void save(file)}
            />
          ))}
          {group === 'Back into the tracker' && (
            <JiraFacts plan={plan} sprints={sprints} onChange={setSprints} />
          )}
        </section>
      ))}
      <section className={classes.group} aria-label="The whole plan">
        <h2 className={classes.groupTitle}>The whole plan</h2>
        <ExportRow
          label="Plan file"
          help="Everything with its journal: opens in Countersign on another laptop."
          result={results[PLAN_FILE] ?? null}
          busy={busy === PLAN_FILE}
          onSave={() => void run(PLAN_FILE, () => savePlanFile(session))}
        />
      </section>
    </Screen>
  );
}

function leadOf({ items }: Plan): string {
  if (items.size === 0) return 'The backlog is empty: these files have a header and nothing under it.';
  const contract = Math.min(items.size, CONTRACT_SIZE);
  const total = items.size.toLocaleString('en');
  return `${total} ${items.size === 1 ? 'item' : 'items'}, ${contract} of them in the contract. Files say what the plan says now.`;
}

function ExportRow({
  label,
  help,
  result,
  busy,
  onSave,
}: {
  readonly label: string;
  readonly help: string;
  readonly result: Result | null;
  readonly busy: boolean;
  readonly onSave: () => void;
}) {
  return (
    <div className={classes.row}>
      <div>
        <strong>{label}</strong>
        <p className={classes.help}>{help}</p>
        <p className={classes.result} role="status">
          {result && 'saved' in result && `Saved as ${result.saved}.`}
        </p>
        {result && 'failed' in result && (
          <p className={classes.failed} role="alert">
            The file was not saved. {result.failed} The plan itself is safe.
          </p>
        )}
      </div>
      <Button
        variant="default"
        loading={busy}
        leftSection={<IconDeviceFloppy size={18} />}
        onClick={onSave}
        aria-label={`Save: ${label}`}
      >
        Save…
      </Button>
    </div>
  );
}

/** What Jira's import does with the file, and the numbers it knows its sprints by. */
function JiraFacts({
  plan,
  sprints,
  onChange,
}: {
  readonly plan: Plan;
  readonly sprints: ReadonlyMap<IterationId, string>;
  readonly onChange: (sprints: ReadonlyMap<IterationId, string>) => void;
}) {
  const known = [...plan.items.values()].filter(({ source }) => source?.tracker === 'jira').length;
  const used = new Set(placedItems(plan.items).map(({ placement }) => placement?.from));
  const iterations = orderedIterations(plan).filter(({ id }) => used.has(id));
  return (
    <div className={classes.jira}>
      <p className={classes.help}>
        {known === 0
          ? 'No item came from Jira: all of them become new issues there.'
          : `${known.toLocaleString('en')} of ${plan.items.size.toLocaleString('en')} items came from Jira and are updated; the others become new issues.`}
      </p>
      {iterations.length > 0 && (
        <fieldset className={classes.sprints}>
          <legend>Numbers of Jira’s sprints, if you want the work in them</legend>
          {iterations.map(({ id, name }) => (
            <TextInput
              key={id}
              size="xs"
              label={name}
              inputMode="numeric"
              maxLength={20}
              placeholder="Name only"
              value={sprints.get(id) ?? ''}
              onChange={(event) => onChange(new Map(sprints).set(id, event.currentTarget.value))}
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}
