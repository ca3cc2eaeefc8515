import type { objectiveCommands } from '../../commands/objectives';
import { formatMeasure } from '../../model/index';
import type { Sentences } from '../say';

export const objectiveSentences = {
  'objective.add': ({ fields }, say) => `Added the objective ${say.quote(fields.title)}.`,
  'objective.edit': ({ id, fields }, say) => `Changed the objective ${say.of(id)}${say.fields(fields)}.`,
  'objective.remove': ({ id }, say) => `Removed the objective ${say.of(id)}.`,
  'objective.link': ({ id, itemIds = [], milestoneIds = [] }, say) =>
    `Linked the objective ${say.of(id)} to ${say.list([...itemIds, ...milestoneIds])}.`,
  'objective.unlink': ({ id, target }, say) => `Unlinked the objective ${say.of(id)} from ${say.of(target)}.`,
  'checkIn.add': ({ objectiveId, metricId, date, value, note }, say) => {
    const objective = say.record('objectives', objectiveId);
    const metric = [...(objective?.keyResults ?? []), ...(objective?.constraints ?? [])].find(
      ({ id }) => id === metricId,
    );
    const what = metric ? say.quote(metric.name) : 'a metric';
    return `Checked in ${what} of ${say.of(objectiveId)} on ${say.day(date)}: ${formatMeasure(value, metric?.unit ?? '')}${note.trim() === '' ? '' : `. ${note.replace(/\s+/gu, ' ').trim()}`}.`;
  },
  'checkIn.remove': ({ id }, say) => {
    const checkIn = say.record('checkIns', id);
    return `Removed a check-in${checkIn ? ` of ${say.of(checkIn.objectiveId)} on ${say.day(checkIn.date)}` : ''}.`;
  },
} satisfies Sentences<keyof typeof objectiveCommands>;
