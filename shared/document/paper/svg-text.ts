/** Inter under both names it is installed by, then what systems have; every text keeps the width it was laid out in. */
export const SVG_FONT = "'Inter Variable', Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML takes it: signs escaped, and nothing that XML 1.0 forbids (lone surrogates, control characters). */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"]/gu, (sign) => ESCAPES[sign] ?? sign);
