import type { ItemType } from '../../model/index';
import { fold } from '../source/clean-text';

const DEBT =
  /^(tech(nical|nische)?[- ]?debt|debt|refactor(ing)?|deuda( t[ée]cnica)?|dette( technique)?|d[ée]bito t[ée]cnico|d[íi]vida t[ée]cnica|technische schulden|maintenance|mantenimiento|wartung|manuten[çc][ãa]o|clean[- ]?up|tech[- ]?improvement)$/;
const INFRASTRUCTURE =
  /^(infra|infrastructure|infraestructura|infraestrutura|infrastruktur|dev[- ]?ops|sre|platform|ops|operations|ci(-cd|\/cd)?)$/;
const AI = /^(ai|ml|ki|ia|ai[- /]ml|artificial[- ]intelligence|machine[- ]learning|llm|genai|gen[- ]ai)$/;
/** `bug` and its names in other languages; a new tracker adds its own. */
const BUG =
  /^(bug([- ]?fix)?|defect|defecto|defeito|d[ée]faut|error|erro|erreur|fehler|fallo|falha|fault|hotfix|bogue|anomalie|st[öo]rung|incident|incidente|defekt)$/;

const special = (text: string): ItemType | null => {
  const name = fold(text).replace(/_/g, '-');
  if (DEBT.test(name)) return 'debt';
  if (INFRASTRUCTURE.test(name)) return 'infrastructure';
  return AI.test(name) ? 'ai' : null;
};

/**
 * The item type of an issue: its own type where that names debt, infrastructure, AI or a bug; else a label that does (debt
 * first, since it is what a label is most often put on for); else a feature, as stories, tasks, epics and spikes are. A bug
 * labelled as debt is debt. Trackers without types tell a bug by its label.
 */
export function guessItemType(typeName: string, labels: readonly string[]): ItemType {
  const own = special(typeName);
  if (own) return own;
  const labelled = new Set(labels.map(special));
  if (labelled.has('debt')) return 'debt';
  const isBug = typeName === '' ? labels.some((label) => BUG.test(fold(label))) : BUG.test(fold(typeName));
  if (isBug) return 'bug';
  if (labelled.has('infrastructure')) return 'infrastructure';
  return labelled.has('ai') ? 'ai' : 'feature';
}
