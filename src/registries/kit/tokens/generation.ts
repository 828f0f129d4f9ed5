/** How the generation is appended: `.gN`, or what the registry's rules for names allow instead of the dot. */
export type Mark = '.g' | '_g' | '-g';

/** The name of a token of our making. */
export function generationName(name: string, generation: number, mark: Mark = '.g'): string {
  return `${name}${mark}${generation}`;
}

/** The generation of a token by its name: 0 for the plain one; undefined for a token of somebody else. */
export function generationOf(found: string, name: string, mark: Mark = '.g'): number | undefined {
  if (found === name) return 0;
  if (!found.startsWith(name + mark)) return undefined;
  const number = found.slice(name.length + mark.length);
  return /^[1-9]\d{0,8}$/.test(number) ? Number(number) : undefined;
}
