import type { conflictCommands } from '../../commands/conflicts';
import type { Sentences } from '../say';

export const conflictSentences = {
  'conflict.add': ({ title, raisedBy }, say) => `Raised the conflict ${say.quote(title)} for ${raisedBy}.`,
  'conflict.edit': ({ id, fields }, say) => `Changed the conflict ${say.of(id)}${say.fields(fields)}.`,
  'conflict.remove': ({ id }, say) => `Removed the conflict ${say.of(id)}.`,
  'conflict.table': ({ id, syncId }, say) =>
    syncId === null
      ? `Took the conflict ${say.of(id)} off the table.`
      : `Brought the conflict ${say.of(id)} to ${say.plain(syncId)}.`,
  'conflict.settle': ({ id, outcome }, say) => {
    if (outcome === null) return `Opened the conflict ${say.of(id)} again.`;
    const how = outcome.kind === 'agreed' ? 'Agreed on' : 'Escalated';
    return `${how} the conflict ${say.of(id)}, decided by ${outcome.by}${say.because(outcome.text)}.`;
  },
  'sync.open': ({ date }, say) => `Opened the sync of ${say.day(date)}.`,
  'sync.start': ({ id }, say) => `Started ${say.plain(id)}.`,
  'sync.end': ({ id }, say) => `Ended ${say.plain(id)}.`,
  'sync.cancel': ({ id }, say) => `Cancelled ${say.plain(id)}: there was no conflict to settle.`,
  'sync.remove': ({ id }, say) => `Removed ${say.plain(id)}.`,
} satisfies Sentences<keyof typeof conflictCommands>;
