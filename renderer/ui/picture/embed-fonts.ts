import cyrillic from '@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2?url';
import greek from '@fontsource-variable/inter/files/inter-greek-wght-normal.woff2?url';
import latinExtended from '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?url';
import latin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import { toBase64 } from '@shared/signing/bytes';

interface FontPart {
  readonly address: string;
  /** As CSS writes it; also decides whether a picture needs the part. */
  readonly range: string;
}

/** Inter in the parts its package brings, with the ranges of its own style sheet. */
const PARTS: readonly FontPart[] = [
  {
    address: latin,
    range:
      'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  },
  {
    address: latinExtended,
    range:
      'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
  },
  { address: cyrillic, range: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116' },
  { address: greek, range: 'U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF' },
];

function isNeeded(range: string, codes: ReadonlySet<number>): boolean {
  const spans = range.split(',').map((part) => {
    const [from = '0', to = from] = part.slice(2).split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
  return [...codes].some((code) => spans.some(([from, to]) => code >= from && code <= to));
}

async function dataUrl(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error('The font of the picture is missing. Install Countersign again.');
  return `data:font/woff2;base64,${toBase64(new Uint8Array(await response.arrayBuffer()))}`;
}

/** The picture with the parts of Inter that its text needs inside, so that it looks the same wherever it is opened. */
export async function embedFonts(svg: string): Promise<string> {
  const codes = new Set([...svg].map((character) => character.codePointAt(0) ?? 0));
  const needed = PARTS.filter(({ range }) => isNeeded(range, codes));
  const faces = await Promise.all(
    needed.map(
      async ({ address, range }) =>
        `@font-face{font-family:'Inter Variable';font-weight:100 900;src:url(${await dataUrl(address)}) format('woff2');unicode-range:${range}}`,
    ),
  );
  return svg.replace(/<svg [^>]*>/u, (opening) => `${opening}<style>${faces.join('')}</style>`);
}
