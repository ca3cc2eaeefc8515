import { Button, Loader } from '@mantine/core';
import type { OpenedFile } from '@shared/desktop-api';
import type { Verdict } from '@shared/signing/index';
import { keysOf } from '@shared/signing/known-keys';
import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleXFilled,
  IconDownload,
  IconHelpCircleFilled,
  IconShieldCheck,
} from '@tabler/icons-react';
import { type DragEvent, useCallback, useEffect, useState } from 'react';
import { host } from '../../desktop/host';
import { useContacts } from '../../store/contacts';
import { recordSignatures } from '../../store/signed-documents';
import { useUi } from '../../store/ui-store';
import { EmptyState } from '../../ui/EmptyState';
import { PdfPreview } from '../../ui/PdfPreview';
import { Screen } from '../../ui/Screen';
import { reasonOf, tellError } from '../../ui/tell';
import { useUnfinished } from '../../ui/unfinished';
import { documentWorker } from '../../workers/document-client';
import { Details } from './Details';
import { PlanInside } from './PlanInside';
import { SignatureFacts } from './SignatureFacts';
import { canBeSigned, SignHere } from './SignHere';
import classes from './VerifyScreen.module.css';
import { signedName, type Tone, toneOf } from './verdict-words';

interface Checked {
  readonly state: 'checked';
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly verdict: Verdict;
  /** What became of the signature that was just given here; null: none was. */
  readonly signedHere: { readonly isSaved: boolean; readonly plan: string } | null;
}

type State =
  | { readonly state: 'empty' }
  | { readonly state: 'checking'; readonly name: string }
  | Checked
  | { readonly state: 'failed'; readonly reason: string };

/** Tells whether a PDF is what both signed: the answer in one sentence first, the details below. */
export function VerifyScreen() {
  const [check, setCheck] = useState<State>({ state: 'empty' });

  const verify = useCallback(async ({ name, bytes }: OpenedFile) => {
    setCheck({ state: 'checking', name });
    try {
      const verdict = await documentWorker().verify(bytes);
      setCheck({ state: 'checked', name, bytes, verdict, signedHere: null });
    } catch (error) {
      setCheck({ state: 'failed', reason: reasonOf(error) });
    }
  }, []);
  const isLoose = check.state === 'checked' && check.signedHere !== null && !check.signedHere.isSaved;
  useUnfinished(isLoose ? `Saving ${check.name}, which you signed` : null);
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
  /** Verifies what was just signed, enters it in the plan where that is here, and saves it. */
  const keep = async (before: Checked, bytes: Uint8Array) => {
    const verdict = await documentWorker().verify(bytes);
    const plan = await recorded(verdict, bytes);
    const name = signedName(before.name, verdict.status === 'signed-by-both');
    const checked = { state: 'checked', name, bytes, verdict } as const;
    const isSaved = await save(name, bytes);
    setCheck({ ...checked, signedHere: { isSaved, plan } });
  };
  const saveAgain = async ({ name, bytes }: Checked) => {
    if (!(await save(name, bytes))) return;
    setCheck((now) =>
      now.state === 'checked' && now.bytes === bytes && now.signedHere
        ? { ...now, signedHere: { ...now.signedHere, isSaved: true } }
        : now,
    );
  };
  const button = (
    <Button
      variant={check.state === 'checked' ? 'default' : 'filled'}
      leftSection={<IconShieldCheck size={18} />}
      onClick={() => void choose()}
    >
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
            was changed since; where a signature is missing, it can be signed here.
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
        {check.state === 'checked' && (
          <Answer checked={check} onSigned={(pdf) => keep(check, pdf)} onSave={() => void saveAgain(check)} />
        )}
      </Screen>
    </div>
  );
}

/** Saves a signed document; false: it was not, and that was told. */
async function save(name: string, bytes: Uint8Array): Promise<boolean> {
  try {
    return (await host.saveFile({ kind: 'pdf', suggestedName: name, bytes })) !== null;
  } catch (error) {
    tellError('The signed document was not saved', error);
    return false;
  }
}

/** Enters the signatures in the plan on this machine, and tells how that went. */
async function recorded(verdict: Verdict, bytes: Uint8Array): Promise<string> {
  try {
    const entered = await recordSignatures(verdict, bytes);
    if (entered.length === 0) return '';
    const names = entered.map(({ name }) => name).join(' and of ');
    return `The signature of ${names} was entered in the plan on this machine.`;
  } catch (error) {
    return `The plan on this machine did not take the signature: ${reasonOf(error)}`;
  }
}

function Answer({
  checked,
  onSigned,
  onSave,
}: {
  readonly checked: Checked;
  readonly onSigned: (pdf: Uint8Array) => Promise<void>;
  readonly onSave: () => void;
}) {
  const { name, bytes, verdict, signedHere } = checked;
  const contacts = useContacts();
  const keys = Array.isArray(contacts) ? keysOf(verdict.signatures, contacts) : null;
  // A document that is as it was signed is still no good news when somebody's key is not the one that is known.
  const tone = keys?.standing === 'changed' ? 'bad' : toneOf(verdict);
  return (
    <div className={classes.columns}>
      <div className={classes.answer}>
        <div className={classes.verdict} data-status={tone} role="status">
          <VerdictIcon tone={tone} />
          <div>
            <p className={classes.sentence}>{verdict.sentence}</p>
            {keys && (
              <p className={classes.keys} data-changed={keys.standing === 'changed' || undefined}>
                {keys.sentence}
              </p>
            )}
            <p className={classes.file}>{name}</p>
          </div>
        </div>
        {signedHere && (
          <section className={classes.card} aria-label="Signed here">
            <h2>You signed it here</h2>
            <p>
              {signedHere.isSaved
                ? 'The signed document is saved. Give it to the other side.'
                : 'The signed document is NOT saved yet. Save it before you leave this screen.'}
            </p>
            {signedHere.plan && <p>{signedHere.plan}</p>}
            <div className={classes.buttons}>
              <Button
                variant={signedHere.isSaved ? 'default' : 'filled'}
                leftSection={<IconDownload size={18} />}
                onClick={onSave}
              >
                {signedHere.isSaved ? 'Save it again' : 'Save the signed PDF'}
              </Button>
            </div>
          </section>
        )}
        {verdict.signatures.map((signature, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the signatures of one file never change their order
          <SignatureFacts key={index} signature={signature} />
        ))}
        {canBeSigned(verdict) && (
          // A document with one more signature is another one to sign: nothing typed for the first side stays.
          <SignHere key={verdict.signatures.length} verdict={verdict} bytes={bytes} onSigned={onSigned} />
        )}
        <PlanInside verdict={verdict} bytes={bytes} />
        <Details verdict={verdict} />
      </div>
      {verdict.status !== 'unreadable' && <PdfPreview bytes={bytes} label={name} />}
    </div>
  );
}

function VerdictIcon({ tone }: { readonly tone: Tone }) {
  switch (tone) {
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
