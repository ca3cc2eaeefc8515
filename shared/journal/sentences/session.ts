import type { sessionCommands } from '../../commands/session';
import type { AgendaStep } from '../../model/index';
import type { Sentences } from '../say';
import { typed } from './items';

const OWNERS = { product: 'product', engineering: 'engineering', both: 'both sides' } as const;

const edited = ({ owner, ...fields }: { readonly [K in keyof AgendaStep]?: AgendaStep[K] | undefined }) => ({
  ...fields,
  ...(owner && { owner: OWNERS[owner] }),
});

export const sessionSentences = {
  'agenda.fill': ({ steps }) => `Set the agenda of the two days: ${steps.length} steps.`,
  'agenda.add': ({ fields }, say) => `Added ${say.quote(fields.title)} to the agenda of day ${fields.day}.`,
  'agenda.edit': ({ id, fields: { done, ...fields } }, say) => {
    if (done !== undefined && Object.values(fields).every((value) => value === undefined)) {
      return done ? `Finished ${say.of(id)} of the agenda.` : `Took up ${say.of(id)} of the agenda again.`;
    }
    if (Object.keys(fields).join() === 'notes')
      return `Wrote notes on ${say.of(id)}${say.because(fields.notes)}.`;
    return `Changed ${say.of(id)} of the agenda${say.fields(edited(fields))}.`;
  },
  'agenda.remove': ({ id }, say) => `Removed ${say.of(id)} from the agenda.`,
  'agenda.move': ({ id, day, after }, say) =>
    `Moved ${say.of(id)} ${after === null ? `to the start of day ${day}` : `after ${say.of(after)} on day ${day}`}.`,
  'agenda.start': ({ id }, say) => `Started the timer of ${say.of(id)}.`,
  'agenda.stop': ({ id, done }, say) =>
    done ? `Finished ${say.of(id)} of the agenda.` : `Stopped the timer of ${say.of(id)}.`,
  'session.attend': ({ personId, day, there }, say) =>
    `Recorded that ${say.plain(personId)} is ${there ? 'there' : 'not there'} on day ${day}.`,
  'parking.add': ({ text }, say) => `Parked ${say.quote(text)}.`,
  'parking.edit': ({ id, fields }, say) => `Changed what was parked as ${say.of(id)}${say.fields(fields)}.`,
  'parking.remove': ({ id }, say) => `Dropped ${say.of(id)} from the parking lot.`,
  'parking.toConflict': ({ id, raisedBy }, say) =>
    `Made a conflict, raised by ${raisedBy}, of what was parked: ${say.of(id)}.`,
  'parking.toRisk': ({ id }, say) => `Made a risk of what was parked: ${say.of(id)}.`,
  'parking.toItem': ({ id, type }, say) => {
    const text = say.record('parking', id)?.text ?? '';
    return `Entered what was parked into the backlog as ${typed(type, text, say)}.`;
  },
} satisfies Sentences<keyof typeof sessionCommands>;
