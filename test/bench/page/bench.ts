type Part = Readonly<Record<string, (argument: unknown) => unknown>>;

const parts = import.meta.glob<Part>('./parts/*.{ts,tsx}');

/** Calls a function of one part; each part is loaded when it is first asked for. */
async function bench(name: string, called: string, argument: unknown): Promise<unknown> {
  const load = parts[`./parts/${name}.ts`] ?? parts[`./parts/${name}.tsx`];
  if (!load) throw new Error(`there is no part called ${name}`);
  const work = (await load())[called];
  if (!work) throw new Error(`${name} exports no ${called}`);
  return work(argument);
}

Object.assign(window, { bench });
