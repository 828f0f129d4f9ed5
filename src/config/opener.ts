import type { z } from 'zod';

/**
 * Something that settings of regcred.yml open: a token of a registry, a store. Its schema stands in its own
 * folder, and whoever read the file checks the settings against it, to say where in the file a fault is.
 */
export interface Opener<Opened> {
  readonly schema: z.ZodType;
  /** Settings that {@link schema} accepts; throws zod's own error for others. */
  open(settings: unknown): Opened;
}

export function opener<Schema extends z.ZodType, Opened>(
  schema: Schema,
  open: (settings: z.output<Schema>) => Opened,
): Opener<Opened> {
  return { schema, open: (settings) => open(schema.parse(settings)) };
}
