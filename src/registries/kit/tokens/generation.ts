/** How the generation is appended: `.gN`, or what the registry's rules for names allow instead of the dot. */
export type Mark = '.g' | '_g' | '-g';

/** What a token that regcred created says of itself, where the registry has a field for it. */
export const DESCRIPTION = 'Created by regcred; replaces earlier generations.';

/** The name of a token of a generation. */
export function generationName(name: string, generation: number, mark: Mark = '.g'): string {
  return `${name}${mark}${generation}`;
}

/** The generation of a token by its name: 0 for the plain one; undefined for a token that is not ours. */
export function generationOf(found: string, name: string, mark: Mark = '.g'): number | undefined {
  if (found === name) return 0;
  if (!found.startsWith(name + mark)) return undefined;
  const number = found.slice(name.length + mark.length);
  return /^[1-9]\d{0,8}$/.test(number) ? Number(number) : undefined;
}
