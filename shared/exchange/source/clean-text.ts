// Control characters except tab and line feed, and the marks that turn the direction of the text around them: they hide
// what a title says, and no tracker needs them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const HARMFUL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;

/** Text over several lines as a plan holds it: no control characters, `\n` line ends, well-formed, trimmed at the end. */
export function cleanProse(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(HARMFUL, '')
    .trimEnd();
}

/** One line: as cleanProse, with every run of white space a single space. */
export function cleanLine(text: string): string {
  return cleanProse(text).replace(/\s+/g, ' ').trim();
}

/** At most `limit` UTF-16 units, never half a character. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit).trimEnd();
}

/** The form in which names are compared: composed, lower case, single spaces, apostrophes and dashes made one kind. */
export function fold(text: string): string {
  return cleanLine(text)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u2010-\u2015]/g, '-');
}

/** What an error message may quote of a file: one line, short. */
export function quote(text: string, limit = 60): string {
  const line = cleanLine(text.slice(0, limit * 4));
  return `"${line.length > limit ? `${cut(line, limit)}…` : line}"`;
}
