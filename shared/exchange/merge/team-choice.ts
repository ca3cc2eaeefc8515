import type { Plan, TeamId } from '../../model/index';
import type { ExportFile, ExportRecord } from '../export-file';
import { chosen, type ImportOptions } from './import-options';
import type { PlanIndex } from './plan-index';

/** What the team column says of one record. */
export interface TeamAnswer {
  readonly teamId: TeamId | null;
  /** The team's name in the plan; empty: none. */
  readonly name: string;
  /** Whether the file names a team that the plan does not have: then nothing is known, rather than no team. */
  readonly unknown: boolean;
}

const NO_TEAM: TeamAnswer = { teamId: null, name: '', unknown: false };
const UNKNOWN_TEAM: TeamAnswer = { teamId: null, name: '', unknown: true };

/** Teams from one column of the file, by the user's choices first and by the plan's own names then. */
export class TeamChoice {
  readonly column: string | null;
  readonly #index: number;
  readonly #seen = new Map<string, { items: number; readonly teamId: TeamId | null }>();

  constructor(
    file: ExportFile,
    private readonly plan: Plan,
    private readonly known: PlanIndex,
    private readonly options: ImportOptions,
  ) {
    // Never a column chosen by what the plan's teams are called today: the next import would choose another.
    this.column = options.teamColumn === 'auto' ? file.ownTeamColumn : options.teamColumn;
    this.#index = this.column === null ? -1 : file.teamColumns.indexOf(this.column);
  }

  /** Whether teams are taken from the file at all. */
  get used(): boolean {
    return this.#index >= 0;
  }

  of(record: ExportRecord): TeamAnswer {
    const names = record.teams[this.#index] ?? [];
    if (names.length === 0) return NO_TEAM;
    let answer: TeamAnswer = UNKNOWN_TEAM;
    for (const name of names) {
      const teamId = this.#idOf(name);
      const seen = this.#seen.get(name);
      if (seen) seen.items += 1;
      else this.#seen.set(name, { items: 1, teamId });
      if (answer.teamId !== null) continue;
      if (teamId !== null) answer = { teamId, name: this.known.teamName(teamId), unknown: false };
      else if (chosen(this.options.teams, name) === null) answer = NO_TEAM;
    }
    return answer;
  }

  /** The names met so far. */
  report() {
    return [...this.#seen].map(([name, { items, teamId }]) => ({ name, items, teamId }));
  }

  #idOf(name: string): TeamId | null {
    const choice = chosen(this.options.teams, name);
    if (choice !== undefined) return choice !== null && this.plan.teams.has(choice) ? choice : null;
    return this.known.teamOf(name)?.id ?? null;
  }
}
