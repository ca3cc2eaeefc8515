import type { JournalEntry } from '../change/journal';
import { undoneEntry } from '../change/journal';
import { type CommandType, definitionOf } from '../commands/reduce';
import { type Plan, type Role, roleName } from '../model/index';
import { type Mechanism, mechanismOf } from './mechanism';
import { RecordNames } from './names';
import { Say, type Sentences } from './say';
import { aiSentences } from './sentences/ai';
import { conflictSentences } from './sentences/conflicts';
import { debtSentences } from './sentences/debt';
import { importSentences, itemSentences, tellImport } from './sentences/items';
import { objectiveSentences } from './sentences/objectives';
import { peopleAndTeamSentences } from './sentences/people-teams';
import { roadmapSentences } from './sentences/roadmap';
import { scenarioSentences } from './sentences/scenario';
import { sessionSentences } from './sentences/session';
import { signOffSentences } from './sentences/sign-off';
import { upkeepSentences } from './sentences/upkeep';

/** How each command is told. A new command does not compile until it has its sentence here. */
const SENTENCES: Sentences<CommandType> = {
  ...peopleAndTeamSentences,
  ...itemSentences,
  ...importSentences,
  ...debtSentences,
  ...roadmapSentences,
  ...objectiveSentences,
  ...sessionSentences,
  ...aiSentences,
  ...conflictSentences,
  ...upkeepSentences,
  ...signOffSentences,
  ...scenarioSentences,
};

/** One line of the decision log, light enough to keep thousands of them. */
export interface ToldEntry {
  readonly number: number;
  /** ISO instant, UTC. */
  readonly at: string;
  /** Who is credited. */
  readonly actor: string;
  readonly role: Role | null;
  readonly mechanism: Mechanism | null;
  /** What was decided, in one sentence. */
  readonly sentence: string;
}

/** "Helena Brandt as CPO"; "The room" where nobody in particular acted. */
export const actorText = ({ actor, role }: Pick<ToldEntry, 'actor' | 'role'>): string =>
  role === null ? actor : `${actor} as ${roleName(role)}`;

interface Told {
  readonly sentence: string;
  readonly mechanism: Mechanism | null;
}

/** Tells a journal in sentences, batch by batch in its order, with the names things had at that time. */
export class JournalTeller {
  readonly #names: RecordNames;
  readonly #told = new Map<number, Told>();

  /** `plan`: the plan as it is now; it names what no entry has touched. */
  constructor(private plan: Plan) {
    this.#names = new RecordNames(plan);
  }

  /** Tells the next entries. `plan`: the plan after the last of them. Never throws: what cannot be read is told in general. */
  tell(entries: readonly JournalEntry[], plan: Plan): ToldEntry[] {
    this.plan = plan;
    this.#names.follow(plan);
    for (const { change } of entries) this.#names.learn(change, 'unless known');
    return entries.map((entry) => this.#next(entry));
  }

  #next(entry: JournalEntry): ToldEntry {
    const { number, at, actor, change } = entry;
    this.#names.learn(change, 'before');
    const told = this.#tell(entry);
    this.#told.set(number, told);
    this.#names.learn(change, 'after');
    return { number, at, actor: actor.name, role: actor.role, ...told };
  }

  #tell(entry: JournalEntry): Told {
    const of = undoneEntry(entry);
    if (of !== null) {
      const earlier = this.#told.get(of);
      const what = earlier?.sentence ?? `Step ${of}.`;
      return {
        sentence: `${entry.type === 'undo' ? 'Undid' : 'Redid'} step ${of}: ${what}`,
        mechanism: earlier?.mechanism ?? null,
      };
    }
    const say = new Say(entry.change, this.plan, this.#names);
    return { sentence: sentenceOf(entry, say), mechanism: mechanismOf(entry.type) };
  }
}

/** The sentence of one entry; in general words when its arguments are not what the command takes. */
function sentenceOf({ type, args }: JournalEntry, say: Say): string {
  const definition = definitionOf(type);
  if (!definition) return `Did something this version does not know (${type}).`;
  try {
    // An import is kept as numbers: its rows are in the change.
    if (type === 'import.apply') return tellImport(args, say);
    const tell = SENTENCES[type as CommandType] as (args: unknown, say: Say) => string;
    return asSentence(tell(definition.schema.parse(args), say));
  } catch {
    return asSentence(definition.label);
  }
}

/** With a capital letter and one full stop. */
function asSentence(text: string): string {
  // What is quoted or given as a reason often brings its own.
  const end = text.replace(/(?<=[.!?…])\.$|(?<=[.…]”)\.$/u, '').trimEnd();
  const whole = /[.!?…]”?$/u.test(end) ? end : `${end}.`;
  return whole.charAt(0).toLocaleUpperCase('en') + whole.slice(1);
}
