import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  addSignatureFields,
  attachPlan,
  createIdentity,
  type Identity,
  type SignerRole,
  signDocument,
  type UnlockedIdentity,
  unlockIdentity,
} from '@shared/signing';
import PDFDocument from 'pdfkit';

const require = createRequire(import.meta.url);
const interFile = require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf');
export const INTER: Uint8Array = new Uint8Array(readFileSync(interFile));

export const GENERATOR = 'Countersign 0.1.0 (test)';
export const PLAN = new TextEncoder().encode('{"name":"Q3","items":["checkout","search"]}');

const drawn = new Map<string, Promise<Uint8Array>>();

/** A tiny tagged document: a cover, a sign-off page, two fields, the plan attached. The same is drawn only once. */
export async function makeBase(
  planJson: Uint8Array = PLAN,
  generator = GENERATOR,
  extraText = '',
): Promise<Uint8Array> {
  const key = [new TextDecoder('latin1').decode(planJson), generator, extraText].join('\n');
  const known = drawn.get(key) ?? drawBase(planJson, generator, extraText);
  drawn.set(key, known);
  return (await known).slice();
}

async function drawBase(planJson: Uint8Array, generator: string, extraText: string): Promise<Uint8Array> {
  const doc = new PDFDocument({
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en',
    autoFirstPage: false,
    displayTitle: true,
    info: { Title: 'Roadmap & plan', CreationDate: new Date(0) },
    font: null as unknown as string,
  });
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((done) => doc.on('end', () => done()));
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  doc.registerFont('Inter', INTER as unknown as Buffer);
  const root = doc.struct('Document');
  doc.addStructure(root);
  doc.addPage({ size: 'A4' }).font('Inter').fontSize(20);
  root.add(
    doc.struct('H1', {}, () => doc.text(`Roadmap ${new TextDecoder().decode(planJson)} ${extraText}`)),
  );
  doc.outline.addItem('Roadmap');
  doc.addNamedDestination('top');
  doc.addPage({ size: 'A4' }).font('Inter').fontSize(12);
  root.add(doc.struct('P', {}, () => doc.text('Signed:', 50, 50)));
  addSignatureFields(doc, {
    rectangles: {
      cpo: { x: 50, y: 600, width: 230, height: 90 },
      cto: { x: 310, y: 600, width: 230, height: 90 },
    },
    structure: root,
  });
  attachPlan(doc, planJson, { generator, createdAt: new Date(Date.UTC(2026, 6, 1)) });
  root.end();
  doc.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

export const regenerate = (planJson: Uint8Array): Promise<Uint8Array> => makeBase(planJson);

export const NOW = '2026-07-02T09:00:00Z';
export const PASSPHRASE = 'correct horse';

const PEOPLE: Readonly<
  Record<SignerRole, { readonly name: string; readonly organisation: string; readonly email: string }>
> = {
  cpo: { name: 'Jane Doe', organisation: 'Acme GmbH', email: 'jane@example.com' },
  cto: { name: 'Søren Ångström', organisation: 'Acme GmbH', email: 'soren@example.com' },
};

export interface Person {
  readonly identity: Identity;
  readonly unlocked: UnlockedIdentity;
}

const made = new Map<SignerRole, Promise<Person>>();

/** A signer. Without changes always the same one: deriving keys from passphrases is meant to be slow. */
export function makePerson(role: SignerRole, other?: Partial<typeof PEOPLE.cpo>): Promise<Person> {
  const known = other ? undefined : made.get(role);
  const person = known ?? newPerson(role, other);
  if (!other) made.set(role, person);
  return person;
}

async function newPerson(role: SignerRole, other: Partial<typeof PEOPLE.cpo> = {}): Promise<Person> {
  const identity = await createIdentity({
    ...PEOPLE[role],
    ...other,
    role,
    validYears: 3,
    passphrase: PASSPHRASE,
    now: '2026-07-01T00:00:00Z',
  });
  return { identity, unlocked: await unlockIdentity(identity, PASSPHRASE) };
}

export const INK = {
  width: 300,
  height: 100,
  strokes: [
    [
      { x: 10, y: 80 },
      { x: 60, y: 10 },
      { x: 90, y: 85 },
      { x: 140, y: 40 },
    ],
    [{ x: 200, y: 50 }],
  ],
};

export function sign(pdf: Uint8Array, role: SignerRole, person: Person, at = NOW): Promise<Uint8Array> {
  return signDocument({
    pdf,
    role,
    identity: person.unlocked,
    at,
    offsetMinutes: 120,
    fonts: [INTER],
    appearance: role === 'cpo' ? { ink: INK } : {},
    regenerate,
  });
}
