const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  bull: '•',
  euro: '€',
};
/** Elements whose content is not text. */
const SILENT = new Set(['script', 'style', 'head', 'template']);
const LINES = new Set([
  'br',
  'p',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'tr',
  'ul',
  'ol',
  'table',
  'pre',
]);
const MARKUP = /<\/?[a-z!]|&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/i;

/**
 * The text of an HTML description: paragraphs, line breaks, list entries and table rows become lines; scripts, styles and tags
 * go. Text without tags comes out as it is, `a < b` included. The result is text, never HTML: whoever shows it escapes it.
 * Looks at each character a bounded number of times, whatever stands open in the text.
 */
export function htmlToText(html: string): string {
  if (!MARKUP.test(html)) return html;
  return decodeEntities(withoutTags(html.replace(/\r\n?/g, '\n')))
    .replace(/[^\S\n]+/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function withoutTags(html: string): string {
  const lower = html.toLowerCase();
  const parts: string[] = [];
  let at = 0;
  for (let open = html.indexOf('<'); open >= 0; open = html.indexOf('<', at)) {
    const tag = /^<(\/?)([a-z][a-z0-9]*)|^<!/.exec(lower.slice(open, open + 16));
    if (!tag) {
      parts.push(html.slice(at, open + 1));
      at = open + 1;
      continue;
    }
    parts.push(html.slice(at, open));
    const isComment = lower.startsWith('<!--', open);
    const end = isComment ? lower.indexOf('-->', open) + 2 : lower.indexOf('>', open);
    // A tag that is never closed: what follows is text, and is kept.
    if (end < open) return parts.join('') + html.slice(open);
    at = end + 1;
    const name = tag[2] ?? '';
    const closes = tag[1] === '/';
    if (SILENT.has(name) && !closes) {
      const close = lower.indexOf(`</${name}`, at);
      const after = close < 0 ? -1 : lower.indexOf('>', close);
      if (after < 0) return parts.join('');
      at = after + 1;
    } else if (name === 'li' && !closes) parts.push('\n- ');
    else if (LINES.has(name) && (closes || name === 'br')) parts.push('\n');
    else if (name === 'td' || name === 'th') parts.push(' ');
  }
  return parts.join('') + html.slice(at);
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED[String(name).toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
