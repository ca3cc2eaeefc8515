import { parseDay, parseNumber } from '../source/amounts';
import { cleanLine, fold } from '../source/clean-text';
import type { TableUse } from './table-mapping';

const NAMES: readonly (readonly [use: TableUse, names: RegExp])[] = [
  ['url', /^(url|link|web ?link|address|permalink|enlace|lien)$/],
  [
    'needs',
    /^(blocked by|depends on|needs|dependencies|dependency|requires|predecessors?|abhängig von|depende de|dépend de)$/,
  ],
  ['blocks', /^(blocks|successors?|blocking)$/],
  [
    'parent',
    /^(parent|parent (key|id|issue|item|task)|epic( link)?|initiative|übergeordnet|padre|parente?|pai)$/,
  ],
  [
    'key',
    /^(id|key|ref\.?|reference|ticket( id| number)?|issue( key| id| number)?|item (id|key|number)|number|nummer|no\.?|nr\.?|clave|clé|schlüssel|chave|identifier|uuid)$/,
  ],
  [
    'title',
    /^(title|name|summary|item|item name|task( name)?|subject|feature( name)?|(user )?story|backlog item|requirement|topic|what|headline|titel|zusammenfassung|betreff|t[íi]tulo|resumen|resumo|titre|résumé|nombre|nome|nom|aufgabe|tarea|tâche|tarefa)$/,
  ],
  [
    'description',
    /^(description|details?|notes?|desc|body|acceptance criteria|comments?|beschreibung|descripci[óo]n|descri[çc][ãa]o|notizen|notas)$/,
  ],
  [
    'type',
    /^(type|kind|category|(issue|item|work item|work) type|typ|art|tipo|kategorie|categor[íi]a|catégorie)$/,
  ],
  ['status', /^(status|state|stage|column|list|progress|estado|état|statut|zustand|fase|phase)$/],
  [
    'owner',
    /^(owner|assignee|assigned( to)?|responsible|lead|dri|person|who|assignees|verantwortlich(e|er)?|bearbeiter(in)?|zuständig|responsable|responsável|asignad[oa]( a)?|propriétaire)$/,
  ],
  ['labels', /^(labels?|tags?|keywords?|etiquetas?|étiquettes?|schlagw[öo]rte?r?|stichwörter)$/],
  [
    'days',
    /^((person|man|work)[- ]?days|days|pt|effort \(?(person[- ]?)?days\)?|estimate \(?(person[- ]?)?days\)?|personentage|tage|aufwand \(?(pt|tage)\)?|d[íi]as|jours)$/,
  ],
  [
    'hours',
    /^((person|man|work)?[- ]?hours|hrs|effort \(?hours\)?|estimate \(?hours\)?|original estimate|stunden|horas|heures)$/,
  ],
  [
    'points',
    /^((story )?points?|estimate \(points\)|sp|estimate|estimation|effort|size|complexity|story point estimate|aufwand|schätzung|estimaci[óo]n|estimativa|puntos|pontos)$/,
  ],
  ['team', /^(team|squad|area|component|department|equipo|équipe|equipe|abteilung|area path|teams)$/],
  ['rank', /^(rank|order|position|pos|sort|sequence|rang|orden|ordem|ordre|reihenfolge|#)$/],
  [
    'score',
    /^(score|rice( score)?|ice( score)?|wsjf|value|business value|priority|prio|priorität|prioridad|prioridade|priorité|impact)$/,
  ],
  ['due', /^(due( date)?|deadline|target( date)?|date|fällig( am)?|frist|fecha|échéance|prazo|end( date)?)$/],
];

/** Uses that one column has; the first one that fits gets it. */
const ONCE: ReadonlySet<TableUse> = new Set([
  'key',
  'title',
  'description',
  'type',
  'status',
  'owner',
  'points',
  'days',
  'hours',
  'rank',
  'score',
  'due',
  'parent',
  'url',
]);

/** What a column of a known name is. */
export const namedUse = (header: string): TableUse | null => {
  const name = fold(header).replace(/\s*\*$/, '');
  return NAMES.find(([, names]) => names.test(name))?.[0] ?? null;
};

export interface GuessedColumn {
  readonly use: TableUse;
  /** `header`: its name says so; `content`: its cells look like it; `none`: nothing was found. */
  readonly by: 'header' | 'content' | 'none';
}

/**
 * What each column of any table most likely is: by its name first, as long as its cells do not speak against it, then by what
 * the cells look like. `rows`: some of the rows under the header.
 */
export function guessColumns(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): readonly GuessedColumn[] {
  const cells = headers.map((_, index) =>
    rows.map((row) => cleanLine((row[index] ?? '').slice(0, 2_000))).filter((cell) => cell !== ''),
  );
  const taken = new Set<TableUse>();
  const guesses = headers.map((header, index): GuessedColumn => {
    const use = namedUse(header);
    if (use === null || (ONCE.has(use) && taken.has(use)) || !fits(use, cells[index] ?? [])) {
      return { use: 'none', by: 'none' };
    }
    taken.add(use);
    return { use, by: 'header' };
  });
  for (const use of ['key', 'title', 'due'] as const) {
    if (taken.has(use) || rows.length === 0) continue;
    const best = bestColumn(use, cells, (index) => guesses[index]?.by === 'none');
    if (best >= 0) guesses[best] = { use, by: 'content' };
  }
  return guesses;
}

const share = (cells: readonly string[], test: (cell: string) => boolean): number =>
  cells.length === 0 ? 0 : cells.filter(test).length / cells.length;

const isDistinct = (cells: readonly string[]): boolean => new Set(cells).size >= cells.length * 0.95;

function fits(use: TableUse, cells: readonly string[]): boolean {
  if (cells.length === 0) return true;
  switch (use) {
    case 'key':
      return isDistinct(cells);
    case 'points':
    case 'days':
      return share(cells, (cell) => parseNumber(cell) !== null) >= 0.5;
    case 'hours':
      return share(cells, (cell) => /^\d/.test(cell)) >= 0.5;
    case 'url':
      return share(cells, (cell) => /^[a-z][a-z0-9+.-]*:\/\//i.test(cell)) >= 0.5;
    case 'due':
      return share(cells, (cell) => parseDay(cell) !== null) >= 0.3;
    default:
      return true;
  }
}

function bestColumn(
  use: 'key' | 'title' | 'due',
  cells: readonly (readonly string[])[],
  isFree: (index: number) => boolean,
): number {
  const scores = cells.map((column, index) => {
    if (!isFree(index) || column.length === 0) return 0;
    if (use === 'due') return share(column, (cell) => parseDay(cell) !== null) >= 0.8 ? 1 : 0;
    if (!isDistinct(column)) return 0;
    if (use === 'key') return share(column, (cell) => /^\p{L}[\p{L}\p{N}_]*-\d+$/u.test(cell)) >= 0.9 ? 1 : 0;
    const words = column.reduce((sum, cell) => sum + cell.split(' ').length, 0) / column.length;
    const isText = share(column, (cell) => /\p{L}{2}/u.test(cell) && !cell.includes('://')) >= 0.8;
    return isText ? Math.min(words, 12) : 0;
  });
  const most = Math.max(0, ...scores);
  return most > 0 ? scores.indexOf(most) : -1;
}
