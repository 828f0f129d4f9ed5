/** What `tree=jobs[name,jobs[name]]` asks for. */
export type Tree = ReadonlyMap<string, Tree>;

/** Undefined for what Jenkins does not understand. Nothing asks for everything, which no test here needs. */
export function readTree(text: string): Tree | undefined {
  let at = 0;
  const read = (): Map<string, Tree> | undefined => {
    const found = new Map<string, Tree>();
    for (;;) {
      const [name] = /^\w+/.exec(text.slice(at)) ?? [];
      if (name === undefined) return undefined;
      at += name.length;
      let inner: Map<string, Tree> | undefined = new Map();
      if (text[at] === '[') {
        at++;
        inner = read();
        if (!inner || text[at++] !== ']') return undefined;
      }
      found.set(name, inner);
      if (text[at] !== ',') return found;
      at++;
    }
  };
  if (text === '') return new Map();
  const whole = read();
  return at === text.length ? whole : undefined;
}
