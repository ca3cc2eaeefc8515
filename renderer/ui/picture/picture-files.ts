import type { Picture } from '@shared/document/index';
import { host } from '../../desktop/host';
import { embedFonts } from './embed-fonts';

/** PNGs are drawn at twice the size, for sharp screens and print. */
const SCALE = 2;
/** What browsers draw on one canvas at most, in pixels along a side and in all. */
const MOST_SIDE = 16_384;
const MOST_PIXELS = 200_000_000;

/** How many pixels of the PNG one pixel of the picture takes: 2, or less where no canvas is large enough. */
function scaleOf({ width, height }: Picture): number {
  return Math.min(SCALE, MOST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
}

async function pngOf(picture: Picture): Promise<Blob> {
  const svg = await embedFonts(picture.svg);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = scaleOf(picture);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This machine does not draw pictures of that size.');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('The picture is too large for this machine. Save it as SVG instead.');
  return blob;
}

/** Puts a picture on the clipboard as PNG. To be called in the gesture that asks for it. */
export async function copyPicture(draw: () => Promise<Picture>): Promise<void> {
  const png = draw().then(pngOf);
  try {
    // The clipboard waits for the picture: a gesture does not last as long as the drawing.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
  } catch (error) {
    // What went wrong with the drawing says more than that nothing was copied.
    await png;
    throw new Error(
      `The clipboard did not take the picture (${error instanceof Error ? error.message : String(error)}). Save it as PNG instead.`,
    );
  }
}

/** Saves a picture where the user says; null: the user cancelled. */
export async function savePicture(
  picture: Picture,
  name: string,
  kind: 'png' | 'svg',
): Promise<{ readonly name: string } | null> {
  const bytes =
    kind === 'svg'
      ? new TextEncoder().encode(await embedFonts(picture.svg))
      : new Uint8Array(await (await pngOf(picture)).arrayBuffer());
  return host.saveFile({ kind, suggestedName: `${name}.${kind}`, bytes });
}
