/**
 * JSON with sorted keys and no white space: equal values give equal text, whatever order their keys were set in.
 * Used for digests, signed plans and comparisons. Throws on values that JSON cannot hold.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('A plan holds finite numbers only');
    return JSON.stringify(value);
  }
  // Array.from: a hole in an array is refused like any other undefined.
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`;
  if (typeof value === 'object' && isPlain(value)) {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
    return `{${fields.join(',')}}`;
  }
  throw new TypeError(
    `A plan cannot hold ${typeof value === 'object' ? value.constructor.name : typeof value}`,
  );
}

/** Not a Map, a Date or another object that would silently be written as `{}`. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
