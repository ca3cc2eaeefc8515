import { Button } from '@mantine/core';
import { type Contact, newContacts } from '@shared/signing/contacts';
import { readContactsFile, writeContactsFile } from '@shared/signing/contacts-file';
import { IconDownload, IconFileImport } from '@tabler/icons-react';
import { host } from '../../desktop/host';
import { addContacts, forgetFingerprint, useContacts } from '../../store/contacts';
import { dayText } from '../../ui/date-text';
import { askFirst } from '../../ui/dialogs';
import { Fingerprint } from '../../ui/signing/Fingerprint';
import { tell, tellError } from '../../ui/tell';
import classes from './Identities.module.css';

const fingerprints = (count: number): string => `${count} ${count === 1 ? 'fingerprint' : 'fingerprints'}`;

/** Whose fingerprints were read out at this machine: a list to look through, to shorten and to take elsewhere. */
export function KnownKeys() {
  const contacts = useContacts();
  const list = Array.isArray(contacts) ? contacts : [];
  return (
    <section className={classes.known} aria-labelledby="known-keys">
      <header className={classes.knownHead}>
        <div>
          <h2 id="known-keys" className={classes.knownTitle}>
            Known fingerprints
          </h2>
          <p className={classes.contact}>
            People who read their fingerprint out at this machine. A signature with another key of theirs is
            shouted.
          </p>
        </div>
        <div className={classes.actions}>
          <Button
            size="compact-md"
            variant="default"
            leftSection={<IconFileImport size={16} />}
            disabled={!Array.isArray(contacts)}
            onClick={() => void importContacts(list)}
          >
            Import
          </Button>
          {list.length > 0 && (
            <Button
              size="compact-md"
              variant="default"
              leftSection={<IconDownload size={16} />}
              onClick={() => void exportContacts(list)}
            >
              Export
            </Button>
          )}
        </div>
      </header>
      {typeof contacts === 'string' && (
        <p role="alert" className={classes.contact}>
          {contacts} Nothing was changed.
        </p>
      )}
      {Array.isArray(contacts) && list.length === 0 && (
        <p className={classes.contact}>
          Nobody yet. Compare a fingerprint where a signature is shown, on Sign-off or on Verify, and its
          owner is listed here.
        </p>
      )}
      {list.length > 0 && (
        <ul className={classes.list} aria-label="Known fingerprints">
          {inOrder(list).map((contact) => (
            <KnownKey key={`${contact.name} ${contact.email} ${contact.fingerprint}`} contact={contact} />
          ))}
        </ul>
      )}
    </section>
  );
}

function KnownKey({ contact }: { readonly contact: Contact }) {
  const { name, email, fingerprint, at } = contact;
  const forget = () =>
    askFirst({
      title: `Forget this fingerprint of ${name}?`,
      children:
        'What it signed is then told as new here, until it is read out again. Documents do not change.',
      labels: { confirm: 'Forget it', cancel: 'Keep it' },
      confirmProps: { color: 'red' },
      onConfirm: () =>
        forgetFingerprint(contact).catch((error: unknown) =>
          tellError('The fingerprint was not forgotten', error),
        ),
    });
  return (
    <li className={classes.card} aria-label={`${name}, known since ${dayText(at)}`}>
      <div className={classes.facts}>
        <h3 className={classes.name}>
          {name} <span className={classes.role}>{email || 'No e-mail address'}</span>
        </h3>
        <Fingerprint fingerprint={fingerprint} whose={name} />
        <p className={classes.contact}>Read out on {dayText(at)}</p>
      </div>
      <div className={classes.actions}>
        <Button
          size="compact-md"
          variant="subtle"
          color="gray"
          aria-label={`Forget the fingerprint of ${name}`}
          onClick={forget}
        >
          Forget
        </Button>
      </div>
    </li>
  );
}

/** By name; of one person the last one first. */
const inOrder = (contacts: readonly Contact[]): readonly Contact[] =>
  [...contacts].sort((a, b) => a.name.localeCompare(b.name) || (a.at < b.at ? 1 : -1));

async function exportContacts(contacts: readonly Contact[]): Promise<void> {
  try {
    const bytes = writeContactsFile(contacts);
    const saved = await host.saveFile({ kind: 'any', suggestedName: 'Known fingerprints.json', bytes });
    if (saved)
      tell(
        `Saved as ${saved.name}. Import it on another machine, or give it to "countersign verify --known".`,
      );
  } catch (error) {
    tellError('The known fingerprints were not saved', error);
  }
}

async function importContacts(contacts: readonly Contact[]): Promise<void> {
  const title = 'The fingerprints were not imported';
  try {
    const [file] = await host.openFile({ kind: 'any' });
    if (!file) return;
    const more = readContactsFile(file.bytes);
    if (!more)
      throw new Error(
        `${file.name} is not a list of known fingerprints of Countersign. Nothing was changed.`,
      );
    const { added, changed } = newContacts(contacts, more);
    if (added.length === 0) {
      tell(`Every fingerprint in ${file.name} is known here already.`);
      return;
    }
    const others = [...new Set(changed.map(({ name }) => name))].join(', ');
    askFirst({
      title: `Take over ${fingerprints(added.length)}?`,
      children: `${file.name} says that ${nameSome(added)} read them out. Take them over only when you trust whoever made that file.${
        others && ` Take care: ${others} read out ANOTHER fingerprint at this machine. Ask in person first.`
      }`,
      labels: { confirm: 'Take them over', cancel: 'Leave them' },
      confirmProps: others ? { color: 'red' } : {},
      onConfirm: () =>
        addContacts(more).then(
          () => tell(`${fingerprints(added.length)} taken over from ${file.name}.`),
          (error: unknown) => tellError(title, error),
        ),
    });
  } catch (error) {
    tellError(title, error);
  }
}

function nameSome(contacts: readonly Contact[]): string {
  const names = [...new Set(contacts.map(({ name }) => name))];
  return names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');
}
