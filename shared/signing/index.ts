export type { Ink, InkPoint } from './appearance';
export {
  type Contact,
  contactsSchema,
  forgetSigner,
  rememberSigner,
  type Signer,
  type Standing,
  standingOf,
} from './contacts';
export { readContactsFile, writeContactsFile } from './contacts-file';
export { GENERATOR_PREFIX, PLAN_FILE } from './conventions';
export { SigningError, type SigningErrorCode } from './errors';
export {
  addSignatureFields,
  attachPlan,
  documentId,
  type FieldRectangle,
  type PlanAttachment,
  type SignatureFieldOptions,
} from './fields';
export {
  createIdentity,
  exportIdentity,
  type Identity,
  identitySchema,
  importIdentity,
  MIN_PASSPHRASE,
  type NewIdentity,
  renewIdentity,
  UnlockedIdentity,
  unlockIdentity,
} from './identity';
export { type KeysTold, keysOf } from './known-keys';
export { attachedPlan, isRestorable, planInDocument, recordedSignatures } from './plan-in-document';
export type { PageComparison, Regenerate } from './regenerate';
export {
  describeSignable,
  type Signable,
  type SignatureAppearance,
  type SignedBy,
  type SignInput,
  signDocument,
} from './sign';
export { FIELD_NAMES, ROLE_TITLES, SIGNER_ROLES, type SignerRole } from './signer-role';
export type { BreakReason, RevisionVerdict, SignatureVerdict, Verdict, VerdictStatus } from './verdict';
export { type VerifyOptions, verifyDocument } from './verify';
