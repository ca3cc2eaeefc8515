import { Loader, Text } from '@mantine/core';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import classes from './PdfPreview.module.css';
import { reasonOf } from './tell';

/** Opens a PDF with pdf.js, which is loaded when the first preview is shown. */
async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const [pdfjs, worker] = await Promise.all([
    import('pdfjs-dist'),
    import('pdfjs-dist/build/pdf.worker.min.mjs?url'),
  ]);
  pdfjs.GlobalWorkerOptions.workerSrc = worker.default;
  // pdf.js takes the buffer away to its worker: it gets a copy.
  return pdfjs.getDocument({ data: bytes.slice(), isEvalSupported: false }).promise;
}

type State =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly pdf: PDFDocumentProxy }
  | { readonly state: 'failed'; readonly reason: string };

/** The pages of a document, drawn as they come into view. */
export function PdfPreview({ bytes, label }: { readonly bytes: Uint8Array; readonly label: string }) {
  const [view, setView] = useState<State>({ state: 'opening' });
  useEffect(() => {
    let left = false;
    let opened: PDFDocumentProxy | null = null;
    setView({ state: 'opening' });
    openPdf(bytes).then(
      (pdf) => {
        opened = pdf;
        if (left) void pdf.loadingTask.destroy();
        else setView({ state: 'open', pdf });
      },
      (error: unknown) => !left && setView({ state: 'failed', reason: reasonOf(error) }),
    );
    return () => {
      left = true;
      void opened?.loadingTask.destroy();
    };
  }, [bytes]);

  switch (view.state) {
    case 'opening':
      return <Loader size="sm" aria-label="Opening the document" />;
    case 'failed':
      return <Text c="var(--blocking)">The document cannot be shown: {view.reason}</Text>;
    case 'open':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section className={classes.pages} aria-label={label} tabIndex={0}>
          {Array.from({ length: view.pdf.numPages }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: pages are their numbers
            <Page key={index} pdf={view.pdf} number={index + 1} />
          ))}
        </section>
      );
  }
}

function Page({ pdf, number }: { readonly pdf: PDFDocumentProxy; readonly number: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [ratio, setRatio] = useState(Math.SQRT1_2);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let task: { cancel: () => void } | null = null;
    const draw = async () => {
      const page = await pdf.getPage(number);
      const natural = page.getViewport({ scale: 1 });
      setRatio(natural.width / natural.height);
      const scale = (element.clientWidth / natural.width) * Math.min(2, window.devicePixelRatio || 1);
      const viewport = page.getViewport({ scale: Math.max(scale, 0.2) });
      element.width = viewport.width;
      element.height = viewport.height;
      const rendering = page.render({ canvas: element, viewport });
      task = rendering;
      await rendering.promise;
    };
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        // A page that was left before it was drawn is no error.
        draw().catch(() => {});
      },
      { rootMargin: '600px' },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      task?.cancel();
    };
  }, [pdf, number]);
  return (
    <canvas
      ref={canvas}
      className={classes.page}
      style={{ aspectRatio: ratio }}
      role="img"
      aria-label={`Page ${number} of ${pdf.numPages}`}
    />
  );
}
