import { type Bytes, concatBytes, sameBytes, sha256, toHex } from './bytes';
import { type Certificate, ecdsaFromDer, ecdsaToDer, keyAlgorithm, readCertificate } from './certificate';
import {
  child,
  DerError,
  type DerNode,
  derNull,
  integer,
  octets,
  oid,
  readDer,
  sequence,
  setOf,
  sortForSet,
  TAG,
  tagged,
} from './der';

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
  ecdsaSha256: '1.2.840.10045.4.3.2',
} as const;

/** The pieces from which the one canonical form of our CMS follows. The signer's certificate comes first. */
export interface CmsParts {
  readonly certificates: readonly Certificate[];
  readonly digest: Uint8Array;
  readonly signature: Uint8Array;
}

/**
 * The attributes that are signed: content type, digest, and signing-certificate-v2 (RFC 5035) with the hash of *every*
 * certificate carried, so that none of them can be changed. No signing time: PAdES puts it into /M.
 */
async function signedAttributes(parts: Pick<CmsParts, 'certificates' | 'digest'>): Promise<readonly Bytes[]> {
  const attribute = (id: string, value: Uint8Array) => sequence(oid(id), setOf([value]));
  const hashes = await Promise.all(parts.certificates.map((certificate) => sha256(certificate.der)));
  const identifiers = hashes.map((hash) => sequence(octets(hash)));
  return [
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, octets(parts.digest)),
    attribute(OID.signingCertificateV2, sequence(sequence(...identifiers))),
  ];
}

function signatureAlgorithm(certificate: Certificate): Bytes {
  return certificate.key.type === 'ec' ? sequence(oid(OID.ecdsaSha256)) : sequence(oid(OID.rsa), derNull());
}

/** Detached SignedData (RFC 5652) in DER: same parts, same bytes. */
export async function encodeCms(parts: CmsParts): Promise<Bytes> {
  const [signer] = parts.certificates;
  if (!signer) throw new DerError('no certificate');
  const digestAlgorithm = sequence(oid(OID.sha256));
  return sequence(
    oid(OID.signedData),
    tagged(
      0,
      sequence(
        integer(1),
        setOf([digestAlgorithm]),
        sequence(oid(OID.data)),
        tagged(0, ...sortForSet(parts.certificates.map((certificate) => certificate.der))),
        setOf([
          sequence(
            integer(1),
            sequence(signer.issuer, signer.serial),
            digestAlgorithm,
            tagged(0, ...sortForSet(await signedAttributes(parts))),
            signatureAlgorithm(signer),
            octets(parts.signature),
          ),
        ]),
      ),
    ),
  );
}

/** Signs the SHA-256 digest of the covered bytes. `certificates`: the signer's first, then its issuers. */
export async function signCms(
  digest: Uint8Array,
  certificates: readonly Certificate[],
  privateKey: CryptoKey,
): Promise<Bytes> {
  const [signer] = certificates;
  if (!signer) throw new DerError('no certificate');
  const toSign = setOf(await signedAttributes({ certificates, digest }));
  const { use } = keyAlgorithm(signer.key);
  const raw = new Uint8Array(await crypto.subtle.sign(use, privateKey, toSign));
  const signature = signer.key.type === 'ec' ? ecdsaToDer(raw, signer.key.curve) : raw;
  return encodeCms({ certificates, digest, signature });
}

/** Room for the CMS in bytes; depends on the certificates only, so that it can be told before signing. */
export function cmsRoom(certificates: readonly Certificate[]): number {
  const [signer] = certificates;
  const key = signer?.key;
  const signature = key?.type === 'rsa' ? key.bits / 8 : 144;
  const carried = certificates.reduce((sum, certificate) => sum + certificate.der.length + 48, 0);
  return Math.ceil((carried + (signer?.issuer.length ?? 0) + signature + 320) / 64) * 64;
}

export interface ReadCms {
  readonly certificates: readonly Certificate[];
  /** What the signature says the digest of the covered bytes is. */
  readonly digest: Uint8Array;
  /** The signature over the attributes fits the key in the certificate. */
  readonly genuine: boolean;
}

/**
 * Reads a CMS of our own making. `padded` may end in zero bytes, nothing else.
 * @returns null unless it is byte for byte the canonical form of its parts (bytes inside /Contents are covered by no signature)
 */
export async function readOwnCms(padded: Uint8Array): Promise<ReadCms | null> {
  try {
    const encoded = withoutPadding(padded);
    if (!encoded) return null;
    const signedData = child(child(readDer(encoded), 1, 0xa0), 0, TAG.sequence);
    const signerInfo = child(child(signedData, 4, TAG.set), 0, TAG.sequence);
    const attributes = child(signerInfo, 3, 0xa0);
    const digest = attributeValue(attributes, OID.messageDigest).content;
    const hashes = child(attributeValue(attributes, OID.signingCertificateV2), 0, TAG.sequence).children.map(
      (identifier) => toHex(child(identifier, 0, TAG.octetString).content),
    );
    const certificates = await certificatesInOrder(child(signedData, 3, 0xa0).children, hashes);
    const signature = child(signerInfo, 5, TAG.octetString).content;
    const again = await encodeCms({ certificates, digest, signature });
    if (!sameBytes(again, encoded)) return null;
    return { certificates, digest, genuine: await fits(certificates, digest, signature) };
  } catch {
    return null;
  }
}

function withoutPadding(padded: Uint8Array): Uint8Array | null {
  if (padded[0] !== TAG.sequence || padded[1] !== 0x82) return null;
  const length = 4 + (padded[2] ?? 0) * 256 + (padded[3] ?? 0);
  return padded.subarray(length).every((byte) => byte === 0) ? padded.subarray(0, length) : null;
}

function attributeValue(attributes: DerNode, id: string): DerNode {
  const wanted = oid(id);
  const found = attributes.children.find((attribute) => sameBytes(child(attribute, 0).raw, wanted));
  if (!found) throw new DerError('an attribute is missing');
  return child(child(found, 1, TAG.set), 0);
}

async function certificatesInOrder(
  nodes: readonly DerNode[],
  hashes: readonly string[],
): Promise<readonly Certificate[]> {
  const byHash = new Map<string, Uint8Array>();
  for (const node of nodes) byHash.set(toHex(await sha256(node.raw)), node.raw);
  if (
    byHash.size !== nodes.length ||
    hashes.length !== nodes.length ||
    new Set(hashes).size !== hashes.length
  )
    throw new DerError('certificates do not match the signature');
  return hashes.map((hash) => {
    const raw = byHash.get(hash);
    if (!raw) throw new DerError('certificates do not match the signature');
    return readCertificate(raw);
  });
}

async function fits(
  certificates: readonly Certificate[],
  digest: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const [signer] = certificates;
  if (!signer) return false;
  const raw = signer.key.type === 'ec' ? ecdsaFromDer(signature, signer.key.curve) : signature;
  if (!raw) return false;
  const { load, use } = keyAlgorithm(signer.key);
  const key = await crypto.subtle.importKey('spki', concatBytes(signer.publicKey), load, false, ['verify']);
  const toSign = setOf(await signedAttributes({ certificates, digest }));
  return crypto.subtle.verify(use, key, concatBytes(raw), toSign);
}
