import { Button, Loader, Text } from '@mantine/core';
import type { OpenedFile } from '@shared/desktop-api';
import type { SignatureVerdict, Verdict } from '@shared/signing/index';
import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleXFilled,
  IconHelpCircleFilled,
  IconShieldCheck,
} from '@tabler/icons-react';
import { type DragEvent, useCallback, useEffect, useState } from 'react';
import { host } from '../../desktop/host';
import { useUi } from '../../store/ui-store';
import { EmptyState } from '../../ui/EmptyState';
import { PdfPreview } from '../../ui/PdfPreview';
import { Screen } from '../../ui/Screen';
import { reasonOf } from '../../ui/tell';
import { documentWorker } from '../../workers/document-client';
import classes from './VerifyScreen.module.css';

type State =
  | { readonly state: 'empty' }
  | { readonly state: 'checking'; readonly name: string }
  | {
      readonly state: 'checked';
      readonly name: string;
      readonly bytes: Uint8Array;
      readonly verdict: Verdict;
    }
  | { readonly state: 'failed'; readonly reason: string };

/** Tells whether a PDF is what both signed: the answer in one sentence first, the details below. */
export function VerifyScreen() {
  const [check, setCheck] = useState<State>({ state: 'empty' });

  const verify = useCallback(async ({ name, bytes }: OpenedFile) => {
    setCheck({ state: 'checking', name });
    try {
      setCheck({ state: 'checked', name, bytes, verdict: await documentWorker().verify(bytes) });
    } catch (error) {
      setCheck({ state: 'failed', reason: reasonOf(error) });
    }
  }, []);
  const opened = useUi((state) => state.fileToVerify);
  useEffect(() => {
    if (!opened) return;
    useUi.getState().setFileToVerify(null);
    void verify(opened);
  }, [opened, verify]);
  const choose = async () => {
    try {
      const [file] = await host.openFile({ kind: 'pdf' });
      if (file) await verify(file);
    } catch (error) {
      setCheck({ state: 'failed', reason: reasonOf(error) });
    }
  };
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) await verify({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  };
  const button = (
    <Button leftSection={<IconShieldCheck size={18} />} onClick={() => void choose()}>
      Choose a PDF
    </Button>
  );

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a second way beside the button
    <div
      className={classes.page}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => void drop(event)}
    >
      <Screen
        fill
        title="Verify a signed PDF"
        lead="Checks every byte of the file here on this machine; nothing is sent anywhere."
        controls={check.state === 'checked' || check.state === 'failed' ? button : undefined}
      >
        {check.state === 'empty' && (
          <EmptyState title="Which document?" action={button}>
            Choose a roadmap PDF, or drop it here. You are told whether CPO and CTO signed it and whether it
            was changed since.
          </EmptyState>
        )}
        {check.state === 'checking' && (
          <p className={classes.checking} role="status">
            <Loader size="sm" /> Checking {check.name}
          </p>
        )}
        {check.state === 'failed' && (
          <EmptyState title="The file could not be checked">{check.reason}</EmptyState>
        )}
        {check.state === 'checked' && <Answer {...check} />}
      </Screen>
    </div>
  );
}

function Answer({
  name,
  bytes,
  verdict,
}: {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly verdict: Verdict;
}) {
  return (
    <div className={classes.columns}>
      <div className={classes.answer}>
        <div className={classes.verdict} data-status={toneOf(verdict)} role="status">
          <VerdictIcon verdict={verdict} />
          <div>
            <p className={classes.sentence}>{verdict.sentence}</p>
            <p className={classes.file}>{name}</p>
          </div>
        </div>
        {verdict.change && <Text>{verdict.change.message}</Text>}
        {verdict.signatures.map((signature, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the signatures of one file never change their order
          <SignatureFacts key={index} signature={signature} />
        ))}
        <dl className={classes.facts}>
          {verdict.pages && (
            <>
              <dt>Pages and attached plan</dt>
              <dd>{PAGES[verdict.pages]}</dd>
            </>
          )}
          {verdict.pageCount !== null && (
            <>
              <dt>Length</dt>
              <dd>
                {verdict.pageCount} pages, {verdict.revisions.length} revisions
              </dd>
            </>
          )}
        </dl>
        <Text size="sm" c="var(--ink-soft)">
          What this proves: the document is unchanged, and each signer held the key with the fingerprint
          shown. Whose key it is, only the signers can tell: compare the fingerprints they read out to each
          other.
        </Text>
      </div>
      {verdict.status !== 'unreadable' && <PdfPreview bytes={bytes} label={name} />}
    </div>
  );
}

const PAGES = {
  same: 'The pages say exactly what the attached plan says.',
  differs: 'The pages do not say what the attached plan says.',
  'other-generator': 'Drawn by another version of Countersign; pages and plan were not compared.',
  'cannot-draw': 'The attached plan cannot be drawn, so the pages were not compared.',
} as const;

const OFFICES = { cpo: 'CPO', cto: 'CTO' } as const;

function toneOf({ status }: Verdict): 'good' | 'partial' | 'bad' | 'unknown' {
  switch (status) {
    case 'signed-by-both':
      return 'good';
    case 'signed-by-one':
    case 'unsigned':
      return 'partial';
    case 'changed':
    case 'same-signer':
    case 'plan-mismatch':
      return 'bad';
    case 'not-ours':
    case 'unreadable':
      return 'unknown';
  }
}

function VerdictIcon({ verdict }: { readonly verdict: Verdict }) {
  switch (toneOf(verdict)) {
    case 'good':
      return <IconCircleCheckFilled size={36} color="var(--ok)" aria-hidden />;
    case 'partial':
      return <IconAlertTriangleFilled size={36} color="var(--warning)" aria-hidden />;
    case 'bad':
      return <IconCircleXFilled size={36} color="var(--blocking)" aria-hidden />;
    case 'unknown':
      return <IconHelpCircleFilled size={36} color="var(--ink-soft)" aria-hidden />;
  }
}

function SignatureFacts({ signature }: { readonly signature: SignatureVerdict }) {
  return (
    <section className={classes.signature}>
      <h2>
        {signature.valid ? (
          <IconCircleCheckFilled size={18} color="var(--ok)" aria-label="Valid" />
        ) : (
          <IconCircleXFilled size={18} color="var(--blocking)" aria-label="Not valid" />
        )}
        {signature.role ? OFFICES[signature.role] : 'Signature'} {signature.name}
      </h2>
      <p>{signature.sentence}</p>
      <dl className={`${classes.facts} numbers`}>
        {signature.at && (
          <>
            <dt>Signed, by the signer's clock</dt>
            <dd>
              {new Date(signature.at).toLocaleString(undefined, { dateStyle: 'long', timeStyle: 'short' })}
            </dd>
          </>
        )}
        {signature.email && (
          <>
            <dt>E-mail</dt>
            <dd>{signature.email}</dd>
          </>
        )}
        {signature.fingerprint && (
          <>
            <dt>Fingerprint</dt>
            <dd>
              <code>{signature.fingerprint}</code>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
