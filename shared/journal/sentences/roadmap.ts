import type { roadmapCommands } from '../../commands/roadmap';
import type { Sentences } from '../say';

export const roadmapSentences = {
  'milestone.add': ({ fields }, say) =>
    `Added the milestone ${say.quote(fields.title)} for ${say.day(fields.date)}.`,
  'milestone.edit': ({ id, fields }, say) => `Changed the milestone ${say.of(id)}${say.fields(fields)}.`,
  'milestone.remove': ({ id }, say) => `Removed the milestone ${say.of(id)}.`,
  'milestone.link': ({ id, itemIds }, say) => `Linked the milestone ${say.of(id)} to ${say.list(itemIds)}.`,
  'milestone.unlink': ({ id, itemId }, say) => `Unlinked the milestone ${say.of(id)} from ${say.of(itemId)}.`,
  'milestone.needsNone': ({ id, reason }, say) =>
    reason === null
      ? `Said that the milestone ${say.of(id)} needs engineering work after all.`
      : `Said that the milestone ${say.of(id)} needs no engineering work${say.because(reason)}.`,
  'dependency.add': ({ itemId, needsId }, say) => `Made ${say.of(itemId)} wait for ${say.of(needsId)}.`,
  'dependency.remove': ({ id }, say) => {
    const dependency = say.record('dependencies', id);
    if (!dependency) return 'Removed a dependency.';
    return `Removed the dependency of ${say.of(dependency.itemId)} on ${say.of(dependency.needsId)}.`;
  },
} satisfies Sentences<keyof typeof roadmapCommands>;
