import type { aiCommands } from '../../commands/ai';
import { verdictName } from '../../model/index';
import type { Sentences } from '../say';
import { typed } from './items';

export const aiSentences = {
  'ai.edit': ({ id, fields: { feasibility, ...fields } }, say) => {
    const rest = say.fields(fields);
    if (feasibility === undefined) return `Changed the AI work ${say.of(id)}${rest}.`;
    if (feasibility === null) return `Withdrew the feasibility check of ${say.of(id)}.`;
    return `Recorded the feasibility check of ${say.of(id)} by ${feasibility.by}: ${verdictName(feasibility.verdict).toLowerCase()}.`;
  },
  'possibility.add': ({ title }, say) => `Noted what is possible: ${say.quote(title)}.`,
  'possibility.edit': ({ id, fields }, say) => `Changed the session note ${say.of(id)}${say.fields(fields)}.`,
  'possibility.remove': ({ id }, say) => `Removed the session note ${say.of(id)}.`,
  'possibility.toItem': ({ id, type }, say) => {
    const title = say.record('possibilities', id)?.title ?? '';
    return `Entered a session note into the backlog as ${typed(type, title, say)}.`;
  },
} satisfies Sentences<keyof typeof aiCommands>;
