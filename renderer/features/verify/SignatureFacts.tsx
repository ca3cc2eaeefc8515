import { roleName } from '@shared/model/index';
import type { SignatureVerdict } from '@shared/signing/index';
import { IconCircleCheckFilled, IconCircleXFilled, IconHelpCircleFilled } from '@tabler/icons-react';
import { useContacts } from '../../store/contacts';
import { Fingerprint } from '../../ui/signing/Fingerprint';
import { SignerStanding } from '../../ui/signing/SignerStanding';
import { signingTimeText } from '../../ui/signing/signing-time-text';
import classes from './VerifyScreen.module.css';

function ValidityIcon({ valid, reason }: Pick<SignatureVerdict, 'valid' | 'reason'>) {
  if (valid) return <IconCircleCheckFilled size={18} color="var(--ok)" aria-label="Valid" />;
  if (reason === 'cannot-say')
    return <IconHelpCircleFilled size={18} color="var(--ink-soft)" aria-label="Cannot say" />;
  return <IconCircleXFilled size={18} color="var(--blocking)" aria-label="Not valid" />;
}

/** One signature in a file: whether it holds, whose key made it, and whether that key is known here. */
export function SignatureFacts({ signature }: { readonly signature: SignatureVerdict }) {
  const contacts = useContacts();
  const { role, name, email, organisation, fingerprint, at, offsetMinutes, validUntil } = signature;
  const whose = [name || 'unknown signer', role && roleName(role)].filter(Boolean).join(', ');
  return (
    <section className={classes.signature} aria-label={`Signature of ${whose}`}>
      <h2>
        <ValidityIcon {...signature} />
        {role ? roleName(role) : 'Signature'} {name}
      </h2>
      <p>{signature.sentence}</p>
      <dl className={`${classes.facts} numbers`}>
        {at && (
          <>
            <dt>Signed</dt>
            <dd>{signingTimeText(at, offsetMinutes)}, by the signer's clock</dd>
          </>
        )}
        {(email || organisation) && (
          <>
            <dt>Says to be</dt>
            <dd>{[name, organisation, email].filter(Boolean).join(', ')}</dd>
          </>
        )}
        {validUntil && (
          <>
            <dt>Key valid until</dt>
            <dd>{validUntil.slice(0, 10)}</dd>
          </>
        )}
        {fingerprint && (
          <>
            <dt>Fingerprint</dt>
            <dd>
              <Fingerprint fingerprint={fingerprint} whose={whose} />
            </dd>
          </>
        )}
      </dl>
      {/* A broken or foreign signature is no reason to trust its key. */}
      {signature.valid && <SignerStanding signer={signature} contacts={contacts} />}
    </section>
  );
}
