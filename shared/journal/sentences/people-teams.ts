import type { peopleAndTeamCommands } from '../../commands/people-teams';
import { formatDate, roleName } from '../../model/index';
import type { Sentences } from '../say';

export const peopleAndTeamSentences = {
  'plan.edit': ({ fields }, say) => `Changed the plan${say.fields(fields)}.`,
  'iteration.edit': ({ id, fields: { start, end, ...fields } }, say) =>
    `Changed ${say.plain(id)}${say.fields({
      ...fields,
      ...(start && { start: formatDate(start) }),
      ...(end && { end: formatDate(end) }),
    })}.`,
  'person.add': ({ fields }) => `Added ${fields.name} as ${roleName(fields.role)}.`,
  'person.edit': ({ id, fields: { role, ...fields } }, say) =>
    `Changed ${say.plain(id)}${say.fields({ ...fields, ...(role && { role: roleName(role) }) })}.`,
  'person.remove': ({ id }, say) => `Removed ${say.plain(id)} from the plan.`,
  'team.add': ({ fields }, say) => `Added the team ${say.quote(fields.name)}.`,
  'team.edit': ({ id, fields }, say) => `Changed the team ${say.of(id)}${say.fields(fields)}.`,
  'team.setIteration': ({ id, iterationId, fields }, say) =>
    `Set what ${say.of(id)} can do in ${say.plain(iterationId)}${say.fields(fields)}.`,
  'team.setIterations': ({ cells }, say) =>
    `Set capacities of ${say.list([...new Set(cells.map(({ id }) => id))])} in ${cells.length} cells.`,
  'team.remove': ({ id }, say) => `Removed the team ${say.of(id)}.`,
} satisfies Sentences<keyof typeof peopleAndTeamCommands>;
