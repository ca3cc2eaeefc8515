import { drawPlanDocument } from '@shared/document/index';
import { documentFonts } from '../../../../renderer/workers/document-fonts';
import { inTurn, type TwoWays } from '../../statistics';
import { drawWithPdfkit } from '../bare-pdfkit';
import { type DocumentSize, documentPlan } from '../document-plan';
import { recordPages } from '../recorded-pages';

export interface DocumentTimes extends TwoWays {
  readonly pages: number;
}

async function recorded(size: DocumentSize) {
  const fonts = await documentFonts();
  const plan = documentPlan(size);
  const draw = () => drawPlanDocument(plan, { fonts });
  return { fonts, draw, pages: await recordPages(draw) };
}

/** Our document of a plan beside the same pages drawn by pdfkit alone. */
export async function measure(size: DocumentSize): Promise<DocumentTimes> {
  const { fonts, draw, pages } = await recorded(size);
  const times = await inTurn(
    size === 'ten' ? 11 : 5,
    { ours: draw, peer: () => drawWithPdfkit(pages, fonts) },
    2,
  );
  return { ...times, pages: pages.length };
}

/** The same words as an HTML page, a printed page for each of ours; gives the number of pages. */
export async function showAsHtml(size: DocumentSize): Promise<number> {
  const { pages } = await recorded(size);
  document.body.style.margin = '0';
  for (const { marks } of pages) {
    const page = document.createElement('section');
    page.style.cssText =
      'break-after:page;position:relative;height:250mm;overflow:hidden;font-family:sans-serif';
    for (const mark of marks) {
      if (mark.kind !== 'text') continue;
      const line = document.createElement('span');
      line.textContent = mark.text;
      line.style.cssText = `position:absolute;white-space:pre;left:${mark.x}px;top:${mark.y}px;font-size:${mark.size}px`;
      page.append(line);
    }
    document.body.append(page);
  }
  return pages.length;
}
