/** Where a call of the contract takes bytes: as this property of an argument, and nowhere else. */
export const BYTE_PROPERTIES: ReadonlySet<string> = new Set(['bytes', 'pdf']);

/** Values and properties in all arguments of a call. Minutes of handwriting have fewer. */
const LIMIT = 200_000;

/**
 * Whether what a window sent is light enough to be parsed; null: it is, else why not. A schema walks every property and element, those
 * of a byte array too, and notes each that is wrong: one message could keep the whole app waiting for seconds. Bytes in their
 * place count as one.
 */
export function tooHeavy(args: readonly unknown[]): string | null {
  const waiting: { readonly value: unknown; readonly depth: number; readonly key: string }[] = [
    { value: args, depth: 0, key: '' },
  ];
  let count = 0;
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    const { value, depth, key } = one;
    if (typeof value !== 'object' || value === null) continue;
    if (ArrayBuffer.isView(value)) {
      if (depth === 2 && BYTE_PROPERTIES.has(key)) continue;
      return 'Bytes stand where none are expected';
    }
    if (!Array.isArray(value) && Object.prototype.toString.call(value) !== '[object Object]')
      return 'Only plain values and bytes can be sent';
    // A sparse array has few elements and any length.
    count += Array.isArray(value) ? value.length : 0;
    if (count > LIMIT) return TOO_MUCH;
    for (const name in value) {
      count += 1;
      if (count > LIMIT) return TOO_MUCH;
      waiting.push({ value: Reflect.get(value, name), depth: depth + 1, key: name });
    }
  }
  return null;
}

const TOO_MUCH = 'That is more than this can ever need';
