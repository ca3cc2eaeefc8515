import type { signOffCommands } from '../../commands/sign-off';
import type { Sentences } from '../say';

export const signOffSentences = {
  'waiver.add': ({ rule, message, reason, productName, engineeringName }, say) =>
    `Waived ${rule}, ${say.quote(message)}: ${productName} for product and ${engineeringName} for engineering accept it${say.because(reason)}.`,
  'waiver.remove': ({ id }, say) => {
    const waiver = say.record('waivers', id);
    return `Withdrew the waiver${waiver ? ` of ${waiver.rule}, ${say.quote(waiver.message)}` : ''}.`;
  },
  'plan.commit': ({ by }) => `Froze the plan for signing${by === '' ? '' : `, by ${by}`}.`,
  'plan.reopen': () => 'Opened the frozen plan again.',
  'signature.record': ({ role, name }) => `${name} signed the plan as ${role.toUpperCase()}.`,
} satisfies Sentences<keyof typeof signOffCommands>;
