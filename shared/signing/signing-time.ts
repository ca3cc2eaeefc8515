/** A moment and the offset from UTC (minutes, east positive) in which its signer saw the clock. */
export interface SigningTime {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly offsetMinutes: number;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const two = (value: number): string => String(value).padStart(2, '0');

function localParts({ at, offsetMinutes }: SigningTime) {
  const local = new Date(at + offsetMinutes * 60_000);
  const size = Math.abs(offsetMinutes);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth(),
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    sign: offsetMinutes < 0 ? '-' : '+',
    offsetHour: Math.floor(size / 60),
    offsetMinute: size % 60,
  };
}

/** `D:20261122160400+01'00'` (ISO 32000-2, 7.9.4). */
export function writePdfDate(time: SigningTime): string {
  const p = localParts(time);
  const clock = `${two(p.hour)}${two(p.minute)}${two(p.second)}`;
  return `D:${p.year}${two(p.month + 1)}${two(p.day)}${clock}${p.sign}${two(p.offsetHour)}'${two(p.offsetMinute)}'`;
}

/** The other way; null for anything that `writePdfDate` would not write. */
export function readPdfDate(text: string): SigningTime | null {
  const match = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)([+-])(\d\d)'(\d\d)'$/.exec(text);
  if (!match) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const offsetMinutes = (match[7] === '-' ? -1 : 1) * (Number(match[8]) * 60 + Number(match[9]));
  const time = {
    at: Date.UTC(year, month - 1, day, hour, minute, second) - offsetMinutes * 60_000,
    offsetMinutes,
  };
  return writePdfDate(time) === text ? time : null;
}

/** `22 Nov 2026, 16:04 UTC+01:00` */
export function showTime(time: SigningTime): string {
  const p = localParts(time);
  const offset = `${p.sign}${two(p.offsetHour)}:${two(p.offsetMinute)}`;
  return `${p.day} ${MONTHS[p.month]} ${p.year}, ${two(p.hour)}:${two(p.minute)} UTC${offset}`;
}
