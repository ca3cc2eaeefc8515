import { inPage, openBench, test } from './bench-test';
import type { DocumentTimes } from './page/parts/document';
import type { Row } from './row';
import { median, timed } from './statistics';

const PRINTS = 3;

for (const size of ['ten', 'hundred'] as const) {
  test(`document of about ${size} pages`, async ({ bench }) => {
    const context = await bench.context();
    const page = await openBench(bench, context);
    const { ours, peer, pages } = await inPage<DocumentTimes>(page, 'document', 'measure', size);
    const what = `the document, ${pages} pages`;
    const rows: Row[] = [
      {
        what,
        ours: median(ours),
        unit: 'ms',
        peer: { name: 'bare pdfkit drawing of the same pages', value: median(peer) },
        budget: { times: 4 },
      },
    ];
    const html = await openBench(bench, context);
    await inPage(html, 'document', 'showAsHtml', size);
    const cdp = await context.newCDPSession(html);
    const prints: number[] = [];
    for (let round = 0; round < PRINTS; round += 1) {
      prints.push(
        await timed(() =>
          cdp.send('Page.printToPDF', { transferMode: 'ReturnAsStream', generateTaggedPDF: true }),
        ),
      );
    }
    rows.push({
      what,
      ours: median(ours),
      unit: 'ms',
      peer: { name: 'printToPDF of the same words as a page', value: median(prints) },
      budget: size === 'hundred' ? { times: 1 } : null,
    });
    bench.report(rows);
  });
}
