import type { z } from 'zod';

/**
 * Opens a module's own part of regcred.yml: the schema of its settings, and what they become. `Access` is
 * what it receives besides them; nothing for most.
 */
export interface Opener<Opened, Access = void> {
  readonly schema: z.ZodType;
  open(settings: unknown, access: Access): Opened;
}

/** Keeps the type of the settings between their schema and what is opened from them. */
export function opener<Schema extends z.ZodType, Opened, Access = void>(
  schema: Schema,
  open: (settings: z.output<Schema>, access: Access) => Opened,
): Opener<Opened, Access> {
  return { schema, open: (settings, access) => open(schema.parse(settings), access) };
}
