import { z } from 'zod';
import { planDigest } from '../change/digest';
import { idSchema, instantSchema, signatureSchema, waiverSchema } from '../model/index';
import { checkPlan, RULES } from '../rules/check-plan';
import { sameName, sameSigner } from '../rules/signing';
import { define, reject } from './define';

const NO_NEED = 'A warning needs no waiver: it does not stop the commitment.';

export const signOffCommands = {
  'waiver.add': define({
    label: 'waive a finding',
    planOnly: true,
    schema: waiverSchema.unwrap(),
    reduce(draft, waiver) {
      if (draft.get('waivers', waiver.id)) reject('That waiver is already in the plan.');
      if (sameName(waiver.productName, waiver.engineeringName)) {
        reject('A waiver needs two people: one of product and one of engineering.');
      }
      const rule = RULES.find(({ id }) => id === waiver.rule);
      if (rule?.severity === 'warning') reject(NO_NEED);
      if (!rule?.waivable) reject(`${waiver.rule} cannot be waived: it has to be mended.`);
      const finding = checkPlan(draft.before).findings.find(({ key }) => key === waiver.findingKey);
      if (!finding || finding.rule !== waiver.rule || finding.message !== waiver.message) {
        reject('This finding has changed meanwhile. Read it again before you waive it.');
      }
      if (!finding.waivable) reject(NO_NEED);
      for (const other of [...draft.all('waivers')]) {
        if (other.findingKey === waiver.findingKey) draft.remove('waivers', other.id);
      }
      draft.put('waivers', waiver);
    },
  }),

  'waiver.remove': define({
    label: 'withdraw a waiver',
    planOnly: true,
    schema: z.strictObject({ id: idSchema('waiver') }),
    reduce(draft, { id }) {
      if (!draft.get('waivers', id)) reject('That waiver is no longer in the plan.');
      draft.remove('waivers', id);
    },
  }),

  'plan.commit': define({
    label: 'freeze the plan for signing',
    planOnly: true,
    schema: z.strictObject({ at: instantSchema, by: z.string().max(200) }),
    reduce(draft, { at, by }) {
      const { blocking } = checkPlan(draft.before);
      if (blocking.length > 0) {
        reject(
          `${blocking.length === 1 ? 'One finding blocks' : `${blocking.length} findings block`} the commitment. First: ${blocking[0]?.message}`,
        );
      }
      for (const role of ['cpo', 'cto'] as const) {
        if (![...draft.all('people')].some((person) => person.role === role)) {
          reject(
            `The plan names no ${role.toUpperCase()}. Add the person who signs as ${role.toUpperCase()}.`,
          );
        }
      }
      draft.setInfo({ commitment: { digest: planDigest(draft.before), at, by } });
    },
  }),

  'plan.reopen': define({
    label: 'open the frozen plan again',
    planOnly: true,
    schema: z.strictObject({}),
    whenCommitted: true,
    reduce(draft) {
      if (!draft.info.commitment) reject('The plan is not frozen.');
      if (draft.before.signatures.size > 0) {
        reject('The plan is already signed. Start an amendment instead: the signed revision stays as it is.');
      }
      draft.setInfo({ commitment: null });
    },
  }),

  'signature.record': define({
    label: 'sign the plan',
    planOnly: true,
    schema: signatureSchema.unwrap(),
    whenCommitted: true,
    final: true,
    reduce(draft, signature) {
      if (!draft.info.commitment) reject('Freeze the plan before it is signed.');
      if (draft.get('signatures', signature.id)) reject('That signature is already in the plan.');
      for (const other of draft.before.signatures.values()) {
        if (other.role === signature.role) reject(`The ${signature.role.toUpperCase()} has already signed.`);
        const same = sameSigner(signature, other);
        if (same) reject(`${same} CPO and CTO each sign with their own identity.`);
      }
      draft.put('signatures', signature);
    },
  }),
} as const;
