import { Button, Text } from '@mantine/core';
import { signedContent } from '@shared/change/digest';
import { type Commitment, SIGNER_ROLES, type Signature, type SignerRole } from '@shared/model/index';
import type { Signable } from '@shared/signing/index';
import { IconDownload, IconLockOpen } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { host } from '../../desktop/host';
import { latestDocument } from '../../store/plans';
import { useDispatch, usePlan } from '../../store/session-context';
import { askFirst } from '../../ui/dialogs';
import { fileStem } from '../../ui/file-stem';
import { PdfPreview } from '../../ui/PdfPreview';
import { Screen } from '../../ui/Screen';
import { reasonOf, tell, tellError } from '../../ui/tell';
import { documentWorker } from '../../workers/document-client';
import { DrawingProgress } from './DrawingProgress';
import { SignCard } from './SignCard';
import classes from './SignOff.module.css';
import { useDrawnDocument } from './use-drawn-document';

/** The newest document of this commitment: what was signed last, else freshly drawn. */
function useDocument(commitment: Commitment, signatures: number) {
  const plan = usePlan();
  const [stored, setStored] = useState<Uint8Array | null | 'reading'>('reading');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new signature means a new document
  useEffect(() => {
    let left = false;
    latestDocument(plan.info.id, commitment.digest).then(
      (row) => !left && setStored(row?.bytes ?? null),
      (error: unknown) => tellError('The signed document could not be read', error),
    );
    return () => {
      left = true;
    };
  }, [plan.info.id, commitment.digest, signatures]);
  const content = useMemo(() => (stored === null ? signedContent(plan) : null), [plan, stored]);
  const drawn = useDrawnDocument(content, false);
  if (stored instanceof Uint8Array) return { state: 'drawn', bytes: stored } as const;
  return drawn;
}

/** What a PDF offers for signing, as its own verifier sees it. */
function useSignable(bytes: Uint8Array | null) {
  const [signable, setSignable] = useState<Signable | string | null>(null);
  useEffect(() => {
    let left = false;
    setSignable(null);
    if (!bytes) return;
    documentWorker()
      .describe(bytes)
      .then(
        (found) => !left && setSignable(found),
        (error: unknown) => !left && setSignable(reasonOf(error)),
      );
    return () => {
      left = true;
    };
  }, [bytes]);
  return signable;
}

/** The frozen plan: its document, the two signatures, and the way back while nobody has signed. */
export function FrozenPlan({ commitment }: { readonly commitment: Commitment }) {
  const plan = usePlan();
  const dispatch = useDispatch();
  const signatures = useMemo(() => [...plan.signatures.values()], [plan.signatures]);
  const document = useDocument(commitment, signatures.length);
  const bytes = document.state === 'drawn' ? document.bytes : null;
  const signable = useSignable(bytes);

  const save = async () => {
    if (!bytes) return;
    try {
      const signed =
        signatures.length === 2 ? 'signed' : signatures.length === 1 ? 'signed by one' : 'unsigned';
      const name = `${fileStem(plan.info.name)} (${signed}).pdf`;
      const saved = await host.saveFile({ kind: 'pdf', suggestedName: name, bytes });
      if (saved) tell(`Saved as ${saved.name}.`);
    } catch (error) {
      tellError('The document was not saved', error);
    }
  };
  const reopen = () =>
    askFirst({
      title: 'Open the plan again?',
      children: 'The plan can be changed again, and the document is drawn anew when you freeze it.',
      labels: { confirm: 'Open it again', cancel: 'Keep it frozen' },
      onConfirm: () => void dispatch({ type: 'plan.reopen', args: {} }),
    });

  return (
    <Screen
      fill
      title={signatures.length === 2 ? 'Signed by both' : 'Sign the plan'}
      lead={leadOf(signatures)}
      controls={
        <>
          {signatures.length === 0 && (
            <Button variant="default" leftSection={<IconLockOpen size={18} />} onClick={reopen}>
              Open the plan again
            </Button>
          )}
          <Button
            variant={signatures.length === 2 ? 'filled' : 'default'}
            leftSection={<IconDownload size={18} />}
            disabled={!bytes}
            onClick={() => void save()}
          >
            Save the PDF
          </Button>
        </>
      }
    >
      <div className={classes.columns}>
        <div className={classes.preview}>
          <DrawingProgress drawn={document} />
          {bytes && <PdfPreview bytes={bytes} label="The roadmap document" />}
        </div>
        <div className={classes.signers}>
          <WhatIsSigned signable={signable} commitment={commitment} />
          {SIGNER_ROLES.map((role) => (
            <SignCard
              key={role}
              role={role}
              signature={signatures.find((signature) => signature.role === role) ?? null}
              pdf={typeof signable === 'object' ? bytes : null}
            />
          ))}
          <Text size="xs" c="var(--ink-soft)">
            A signature proves that the document was not changed since and that the signer holds the key with
            this fingerprint. Read your fingerprints out to each other: that is what ties a key to a person.
          </Text>
        </div>
      </div>
    </Screen>
  );
}

function leadOf(signatures: readonly Signature[]): string {
  const missing = SIGNER_ROLES.filter(
    (role: SignerRole) => !signatures.some((signature) => signature.role === role),
  );
  if (missing.length === 0)
    return 'The plan is signed and read-only. Save the PDF: it carries the plan and both signatures.';
  if (missing.length === 1) return `One signature is there. The ${missing[0]?.toUpperCase()} signs next.`;
  return 'The plan is frozen. CPO and CTO each sign the document with their own identity, in either order.';
}

function WhatIsSigned({
  signable,
  commitment,
}: {
  readonly signable: Signable | string | null;
  readonly commitment: Commitment;
}) {
  return (
    <dl className={`${classes.facts} numbers`}>
      <dt>Plan digest</dt>
      <dd>
        <code>{(commitment.digest.match(/.{8}/g) ?? []).join(' ')}</code>
      </dd>
      <dt>Document</dt>
      <dd>
        {signable === null && 'Being checked'}
        {typeof signable === 'string' && <Text c="var(--blocking)">{signable}</Text>}
        {signable !== null && typeof signable === 'object' && (
          <>
            {signable.pages} pages, digest <code>{signable.digest}</code>
          </>
        )}
      </dd>
    </dl>
  );
}
