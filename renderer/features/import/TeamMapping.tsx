import { Button } from '@mantine/core';
import type { NewTeam } from '@shared/commands/import';
import { createId, type TeamId } from '@shared/model/index';
import { orderedTeams } from '@shared/schedule/capacity';
import { usePlan } from '../../store/session-context';
import { Select } from '../../ui/Select';
import { foldText } from '../../ui/search-items';
import type { ImportSummary } from '../../workers/import-worker';
import classes from './Import.module.css';
import { count, number } from './import-texts';
import type { ImportFlow } from './useImport';

const NONE = 'none:';
const CREATE = 'create:';
const MAX_NAME = 120;

/** From which column teams are taken, and which team each of its names becomes; a missing team is created along. */
export function TeamMapping({
  flow,
  summary,
}: {
  readonly flow: ImportFlow;
  readonly summary: ImportSummary;
}) {
  const { used, choices } = summary.teamColumn;
  const { teams } = summary;
  const mapped = flow.options.teams ?? {};
  const created = flow.options.newTeams ?? [];
  const open = teams.filter(({ name, teamId }) => teamId === null && !Object.hasOwn(mapped, name));
  if (choices.length === 0) return null;

  const createAll = (names: readonly string[]) => {
    const added = names.map(newTeamOf);
    flow.change({
      newTeams: [...created, ...added],
      teams: {
        ...mapped,
        ...Object.fromEntries(names.map((name, index) => [name, added[index]?.id ?? null])),
      },
    });
  };
  return (
    <>
      <Select
        label="Teams from the column"
        size="sm"
        value={used}
        placeholder="No teams"
        clearable
        searchable={choices.length > 8}
        data={choices.map((name) => ({ value: name, label: name }))}
        onChange={(column) => flow.change({ teamColumn: column })}
      />
      {used !== null && teams.length === 0 && (
        <p className={classes.note}>None of the imported issues has a team there.</p>
      )}
      {used !== null && teams.length > 0 && (
        <fieldset className={classes.mapping}>
          <legend>Names in it</legend>
          {open.length > 0 && (
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => createAll(open.map(({ name }) => name))}
            >
              Create {open.length === 1 ? `“${open[0]?.name}”` : count(open.length, 'missing team')}
            </Button>
          )}
          {teams.map((team) => (
            <NameRow
              key={team.name}
              {...team}
              flow={flow}
              created={created}
              isNone={Object.hasOwn(mapped, team.name) && mapped[team.name] === null}
              onCreate={() => createAll([team.name])}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}

function newTeamOf(name: string): NewTeam {
  const kind = /\b(ai|ml|machine learning|llm)\b/iu.test(name)
    ? 'ai'
    : /platform|infra|sre|devops|operations/iu.test(name)
      ? 'platform'
      : 'product-engineering';
  return { id: createId('team'), name: name.slice(0, MAX_NAME), kind };
}

function NameRow({
  name,
  items,
  teamId,
  flow,
  created,
  isNone,
  onCreate,
}: {
  readonly name: string;
  readonly items: number;
  readonly teamId: TeamId | null;
  readonly flow: ImportFlow;
  readonly created: readonly NewTeam[];
  readonly isNone: boolean;
  readonly onCreate: () => void;
}) {
  const plan = usePlan();
  const known = orderedTeams(plan).map((team) => ({ value: team.id as string, label: team.name }));
  const coming = created
    .filter(({ id }) => !plan.teams.has(id))
    .map((team) => ({ value: team.id as string, label: `${team.name} (new)` }));
  const exists = [...known, ...coming].some(({ label }) => foldText(label).startsWith(foldText(name)));
  return (
    <div className={classes.mapRow}>
      <span className={classes.mapName}>
        {name} <span className={`${classes.soft} numbers`}>{number(items)}</span>
      </span>
      <Select
        size="xs"
        aria-label={`Team for ${name}`}
        searchable
        allowDeselect={false}
        placeholder="No team"
        value={teamId ?? (isNone ? NONE : null)}
        data={[
          ...known,
          ...coming,
          ...(exists ? [] : [{ value: CREATE, label: `Create “${name}”` }]),
          { value: NONE, label: 'No team' },
        ]}
        onChange={(next) => {
          if (next === CREATE) return onCreate();
          const choice = next === NONE || next === null ? null : (next as TeamId);
          flow.change({ teams: { ...flow.options.teams, [name]: choice } });
        }}
      />
    </div>
  );
}
