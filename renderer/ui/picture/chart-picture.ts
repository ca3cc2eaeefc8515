import type { Picture } from '@shared/document/index';
import { escaped, SVG_FONT } from '@shared/document/paper/svg-text';

const TITLE_HEIGHT = 40;
const MARGIN = 16;

/** What makes a shape look as it does; everything else is in its own attributes. */
const LOOKS = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
  'dominant-baseline',
  'visibility',
] as const;

/** Reads styles as they are in the light scheme. Nothing is painted before the screen has its own scheme again. */
function inLightScheme<T>(read: () => T): T {
  const root = document.documentElement;
  const scheme = root.getAttribute('data-mantine-color-scheme');
  root.setAttribute('data-mantine-color-scheme', 'light');
  try {
    return read();
  } finally {
    if (scheme !== null) root.setAttribute('data-mantine-color-scheme', scheme);
  }
}

/** Writes what style sheets and variables give an element into the element itself. */
function settle(source: Element, copy: Element): void {
  const style = getComputedStyle(source);
  for (const look of LOOKS) copy.setAttribute(look, style.getPropertyValue(look));
  for (const name of ['class', 'style', 'tabindex', 'role', 'aria-hidden']) copy.removeAttribute(name);
  for (const [index, child] of [...source.children].entries()) {
    const twin = copy.children[index];
    if (twin) settle(child, twin);
  }
}

function placedSvg(svg: SVGSVGElement, origin: DOMRect): string {
  const copy = svg.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) return '';
  settle(svg, copy);
  const box = svg.getBoundingClientRect();
  copy.setAttribute('x', String(box.left - origin.left));
  copy.setAttribute('y', String(box.top - origin.top));
  copy.setAttribute('width', String(box.width));
  copy.setAttribute('height', String(box.height));
  copy.setAttribute('overflow', 'visible');
  return new XMLSerializer().serializeToString(copy);
}

/** Text that stands beside the drawing, line by line as it is broken on screen. */
function placedText(node: Text, origin: DOMRect): string {
  const parent = node.parentElement;
  const text = node.data.replace(/\s+/gu, ' ').trim();
  if (!parent || parent.closest('svg') || parent.closest('.visually-hidden') || text === '') return '';
  const range = document.createRange();
  range.selectNodeContents(node);
  const box = range.getBoundingClientRect();
  if (box.width === 0) return '';
  const { color, fontSize, fontWeight } = getComputedStyle(parent);
  const y = box.top - origin.top + box.height * 0.76;
  return `<text x="${box.left - origin.left}" y="${y}" fill="${color}" font-size="${fontSize}" font-weight="${fontWeight}">${escaped(text)}</text>`;
}

/**
 * A chart on screen as a picture that stands alone: its drawings and the words beside them, in the colours of the light
 * scheme, under its name.
 */
export function chartPicture(chart: HTMLElement, title: string): Picture {
  return inLightScheme(() => {
    const origin = chart.getBoundingClientRect();
    const drawings = [...chart.querySelectorAll('svg')].filter((svg) => !svg.parentElement?.closest('svg'));
    const walker = document.createTreeWalker(chart, NodeFilter.SHOW_TEXT);
    const words: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Text) words.push(placedText(node, origin));
    }
    const width = Math.ceil(origin.width + 2 * MARGIN);
    const height = Math.ceil(origin.height + TITLE_HEIGHT + 2 * MARGIN);
    const ink = getComputedStyle(document.documentElement).getPropertyValue('--ink');
    const svg = [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${SVG_FONT}">`,
      `<title>${escaped(title)}</title>`,
      `<desc>${escaped(chart.querySelector('[role="img"]')?.getAttribute('aria-label') ?? chart.getAttribute('aria-label') ?? '')}</desc>`,
      `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
      `<text x="${MARGIN}" y="${MARGIN + 16}" font-size="18" font-weight="600" fill="${ink}">${escaped(title)}</text>`,
      `<g transform="translate(${MARGIN} ${MARGIN + TITLE_HEIGHT})">`,
      ...drawings.map((drawing) => placedSvg(drawing, origin)),
      ...words,
      '</g>',
      '</svg>',
    ].join('\n');
    return { svg, width, height };
  });
}
