import type { DocumentFonts, FaceName } from '@shared/document/fonts';
import type { Paint } from '@shared/document/paper/page';
import PDFDocument from 'pdfkit';
import type { Mark, RecordedPage } from './recorded-pages';

const FACES = ['regular', 'medium', 'semibold', 'bold', 'italic'] as const satisfies readonly FaceName[];

/** The same pages through pdfkit as it is documented: every line and shape where we put it, without our layout. */
export function drawWithPdfkit(pages: readonly RecordedPage[], fonts: DocumentFonts): Promise<number> {
  const document = new PDFDocument({ autoFirstPage: false, font: '' });
  for (const face of FACES) document.registerFont(face, fonts[face] as unknown as ArrayBuffer);
  let length = 0;
  const ended = new Promise<number>((resolve) => {
    document.on('data', (chunk: Uint8Array) => {
      length += chunk.length;
    });
    document.on('end', () => resolve(length));
  });
  for (const { width, height, marks } of pages) {
    document.addPage({ size: [width, height], margin: 0 });
    for (const mark of marks) draw(document, mark);
  }
  document.end();
  return ended;
}

function draw(document: InstanceType<typeof PDFDocument>, mark: Mark): void {
  switch (mark.kind) {
    case 'text':
      document.font(mark.face).fontSize(mark.size).fillColor(mark.color);
      document.text(mark.text, mark.x, mark.y, { lineBreak: false, baseline: 'alphabetic' });
      return;
    case 'rect':
      document.rect(...mark.box);
      paint(document, mark.paint);
      return;
    case 'path':
      for (const [kind, ...to] of mark.path) {
        const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = to;
        if (kind === 'M') document.moveTo(a, b);
        else if (kind === 'L') document.lineTo(a, b);
        else if (kind === 'C') document.bezierCurveTo(a, b, c, d, e, f);
        else document.closePath();
      }
      paint(document, mark.paint);
  }
}

function paint(document: InstanceType<typeof PDFDocument>, { fill, stroke, lineWidth = 0.5 }: Paint): void {
  if (stroke) document.lineWidth(lineWidth);
  if (fill && stroke) document.fillAndStroke(fill, stroke);
  else if (fill) document.fill(fill);
  else if (stroke) document.stroke(stroke);
}
