import { sha256 } from '@noble/hashes/sha2.js';
import type PDFDocument from 'pdfkit';
import { concatBytes } from './bytes';
import { PLAN_FILE } from './conventions';
import { FIELD_NAMES, ROLE_TITLES, SIGNER_ROLES, type SignerRole } from './signer-role';

type Document = InstanceType<typeof PDFDocument>;
type StructureElement = PDFKit.PDFStructureElement;

/** Points from the top left corner of the page, as pdfkit draws. */
export interface FieldRectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SignatureFieldOptions {
  readonly rectangles: Readonly<Record<SignerRole, FieldRectangle>>;
  /** An open structure element (of a tagged document) that takes the two fields as `Form` children. */
  readonly structure?: StructureElement;
  /** What a screen reader says for the field; the role's title otherwise. */
  readonly labels?: Readonly<Record<SignerRole, string>>;
}

// What pdfkit has but its types do not tell.
interface Reference {
  data: Record<string, unknown>;
  end(): void;
}

interface Internals {
  ref(data: Record<string, unknown>): Reference;
  _root: { data: Record<string, unknown> };
  _id: Uint8Array;
  info: Record<string, unknown>;
  page: { dictionary: Reference; height: number; annotations: unknown[] };
  endAcroForm(): unknown;
  createStructParentTreeNextKey(): number;
  getStructParentTree(): { add(key: number, value: unknown): void };
}

interface ElementInternals {
  dictionary: Reference;
  _ended: boolean;
  _flushed: boolean;
  _flush(): void;
}

/** Print, and locked: no viewer moves or resizes the field. */
const WIDGET_FLAGS = 4 + 128;
/** The document has signature fields; it may only be added to. */
const SIGNATURE_FLAGS = 3;

/**
 * Puts the two empty signature fields on the *current* page. Call it once, on the sign-off page, before `doc.end()`
 * and before that page is flushed. Both fields stand in the base file so that a signature later changes only its own.
 *
 * A base must hold nothing that nothing refers to, or it cannot be signed. pdfkit leaves such an object behind when a
 * document has no outline entry.
 */
export function addSignatureFields(doc: Document, options: SignatureFieldOptions): void {
  const internals = doc as unknown as Internals;
  const { page } = internals;
  const fields = SIGNER_ROLES.map((role) => {
    const { x, y, width, height } = options.rectangles[role];
    const label = options.labels?.[role] ?? `Signature of the ${ROLE_TITLES[role]}`;
    const field = internals.ref({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: new String(FIELD_NAMES[role]),
      TU: new String(label),
      F: WIDGET_FLAGS,
      Rect: [x, page.height - y - height, x + width, page.height - y],
      P: page.dictionary,
    });
    page.annotations.push(field);
    if (options.structure) tagField(doc, options.structure, field, label);
    field.end();
    return field;
  });
  const form = internals.ref({ Fields: fields, SigFlags: SIGNATURE_FLAGS });
  form.end();
  internals._root.data.AcroForm = form;
  // pdfkit's own ending of a form insists on a default font, which would be one that is not embedded.
  internals.endAcroForm = () => doc;
}

// The element's /K must be the object reference itself: pyHanko takes a signed field under an array for a changed one.
function tagField(doc: Document, parent: StructureElement, field: Reference, label: string): void {
  const internals = doc as unknown as Internals;
  const element = doc.struct('Form', { alt: label });
  const inside = element as unknown as ElementInternals;
  const key = internals.createStructParentTreeNextKey();
  field.data.StructParent = key;
  internals.getStructParentTree().add(key, inside.dictionary);
  const { dictionary: page } = internals.page;
  inside._flush = () => {
    if (inside._flushed || !inside._ended || !inside.dictionary.data.P) return;
    inside._flushed = true;
    inside.dictionary.data.Pg = page;
    inside.dictionary.data.K = { Type: 'OBJR', Obj: field, Pg: page };
    inside.dictionary.end();
  };
  parent.add(element);
  element.end();
}

export interface PlanAttachment {
  /** Name and version of the program that draws, for example `Countersign 0.1.0`. Must start with `Countersign `. */
  readonly generator: string;
  /** The plan's own time; the file's dates. There is no clock in a document that must come out the same each time. */
  readonly createdAt: Date;
}

/**
 * Attaches the plan as `plan.json` and fixes what pdfkit would take from the clock: dates, producer and /ID (a digest
 * of generator and plan). Call it once, before `doc.end()`.
 */
export function attachPlan(doc: Document, planJson: Uint8Array, options: PlanAttachment): void {
  const internals = doc as unknown as Internals;
  doc.file(
    planJson as unknown as Buffer,
    {
      name: PLAN_FILE,
      type: 'application/json',
      description: 'The plan this document was drawn from',
      relationship: 'Source',
      creationDate: options.createdAt,
      modifiedDate: options.createdAt,
    } as PDFKit.Mixins.PDFAttachmentOptions,
  );
  internals.info.Producer = options.generator;
  internals.info.Creator = options.generator;
  internals.info.CreationDate = options.createdAt;
  internals.info.ModDate = options.createdAt;
  internals._id = documentId(options.generator, planJson);
}

/** The 16 bytes of /ID: the same generator and plan give the same. */
export function documentId(generator: string, planJson: Uint8Array): Uint8Array {
  return sha256(concatBytes(new TextEncoder().encode(`${generator}\n`), planJson)).subarray(0, 16);
}
