import { isAbsolute } from 'node:path';
import { z } from 'zod';

const settings = z.record(z.string(), z.unknown());

const credential = z.strictObject({
  registry: z.string(),
  provider: z.string(),
  /** Checked by the provider's own schema. */
  token: settings,
  rotate: z.strictObject({
    every: z.string().regex(/^[1-9]\d{0,3}[mhdw]$/, 'must be a time such as 12h, 30d or 8w'),
    'accept-downtime': z.boolean().optional(),
  }),
  /** Plain http for a host that is not this machine. */
  insecure: z.boolean().optional(),
  /** Further hosts that may be sent the secret. */
  realms: z.array(z.string()).optional(),
  /** One key each, the store's id; its settings are checked by the store's own schema. */
  stores: z
    .array(
      settings.refine(
        (store) => Object.keys(store).length === 1,
        'must name exactly one store, such as file',
      ),
    )
    .min(1, 'must name at least one store'),
});

/** regcred.yml (design, section 6), as far as it is supported. */
export const configSchema = z.strictObject({
  version: z.literal(1, 'must be 1'),
  ledger: z
    .string()
    .refine((text) => text.startsWith('file:') && isAbsolute(text.slice(5)), 'must be file:/absolute/path'),
  credentials: z.record(
    z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, 'has a name that is not letters, digits, . _ -'),
    credential,
  ),
});

export type Config = z.output<typeof configSchema>;
export type CredentialConfig = z.output<typeof credential>;

const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };

/** Milliseconds of a time that the schema accepts. */
export function duration(text: string): number {
  const unit = text.slice(-1) as keyof typeof UNITS;
  return Number(text.slice(0, -1)) * UNITS[unit];
}
