type Pick = (limit: number) => number;

/** Values that programs stumble over. */
const strange = (pick: Pick): unknown =>
  [
    null,
    true,
    -1,
    0,
    1e308,
    1.5,
    '',
    'x'.repeat(1 + pick(5_000)),
    '__proto__',
    '\u202e',
    '\ud800',
    '2027-02-31',
    [],
    {},
    [[[[]]]],
    { toString: 1 },
    'plan_gone',
    'item_giftCards',
  ][pick(18)];

/** Changes a few places of JSON: a value replaced, taken away, doubled, put under another name, nested deep. */
export function mutateJson(json: unknown, pick: Pick, places: number): unknown {
  let root = json;
  for (let place = 0; place < places; place += 1) root = mutateOnce(root, pick);
  return root;
}

function mutateOnce(root: unknown, pick: Pick): unknown {
  let at = root;
  for (let depth = 0; depth < 12; depth += 1) {
    if (typeof at !== 'object' || at === null) return root;
    const keys = Object.keys(at);
    const key = keys[pick(keys.length)];
    if (key === undefined) return root;
    const value: unknown = Reflect.get(at, key);
    const isLeaf = typeof value !== 'object' || value === null;
    if (isLeaf || pick(4) === 0) {
      change(at, key, value, keys, pick);
      return root;
    }
    at = value;
  }
  return root;
}

function change(holder: object, key: string, value: unknown, keys: readonly string[], pick: Pick): void {
  switch (pick(7)) {
    case 0:
      Reflect.deleteProperty(holder, key);
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      return;
    case 1:
      Reflect.set(holder, keys[pick(keys.length)] ?? key, value);
      return;
    case 2:
      if (Array.isArray(holder)) holder.push(value);
      else Object.defineProperty(holder, 'more', { value, enumerable: true, configurable: true });
      return;
    case 3: {
      let deep: unknown = value;
      for (let level = 0; level < 1 + pick(3_000); level += 1) deep = [deep];
      Reflect.set(holder, key, deep);
      return;
    }
    default:
      Reflect.set(holder, key, strange(pick));
  }
}
