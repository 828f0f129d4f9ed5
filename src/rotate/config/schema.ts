import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { secretReference } from '../../config/secret-reference.js';
import { parseRight } from '../../distribution/parse-rights.js';
import { isKey } from '../../secret/sealed-box.js';

const settings = z.record(z.string(), z.unknown());

const time = z.string().regex(/^[1-9]\d{0,3}[mhdw]$/, 'must be a time such as 12h, 30d or 8w');
const wait = z.string().regex(/^\d{1,4}[mhdw]$/, 'must be a time such as 0h, 12h or 2d');

const host = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/,
    'must be a host in lower case, such as auth.acme.dev',
  );

/** How old a secret may become where nobody says. */
export const EVERY = '30d';

const rotate = z.strictObject({
  every: time
    .optional()
    .meta({ default: EVERY })
    .describe(
      'How old the secret may become: 12h, 30d, 8w. Of a token that ends by itself (refresh): how often a run comes.',
    ),
  /*
   * Who still holds the old secret after every store has the new one? Runs that were queued before; the gate
   * sees those of GitHub. Whoever reads a file, or a variable at the start of a GitLab or Jenkins job, is seen
   * by nobody; a job of a day is the longest that is usual (a hosted job ends after 6 h, and an ECR login, which
   * such a job may have made of it, after 12 h). So a day on top of the gate.
   */
  grace: wait
    .default('24h')
    .describe('How long the old secret stays good after every store has the new one.'),
  'accept-downtime': z
    .boolean()
    .default(false)
    .describe('There may be moments in which the stores hold a secret that the registry refuses.'),
});

const credential = z.strictObject({
  registry: z
    .string()
    .min(1, 'must be the host of a registry')
    .describe('Host of the registry, as in image names.'),
  provider: z
    .string()
    .optional()
    .describe('Kind of registry, where the host does not tell (`regcred providers`).'),
  token: settings.default({}).describe('What is rotated; its keys are those of the provider.'),
  admin: z
    .strictObject({
      username: z
        .string()
        .min(1, 'must be a name, env:NAME or file:/absolute/path')
        .optional()
        .describe('Name, or env:NAME or file:/absolute/path that holds it.'),
      password: secretReference.describe('env:NAME or file:/absolute/path.'),
    })
    .optional()
    .describe('Who may make and end tokens; never the rotated credential itself.'),
  rotate: rotate.prefault({}).describe('When, and how long the old secret lives on.'),
  verify: z
    .array(
      z
        .string()
        .refine((text) => parseRight(text) !== undefined, 'must be pull:repository or push:repository')
        .meta({ pattern: '^(pull|push):[a-z0-9][a-z0-9._/-]*$' }),
    )
    .min(1, 'must name at least one right')
    .optional()
    .describe('Rights that a new secret must have been granted before it is stored.'),
  api: z
    .string()
    .refine(isApi, 'must be an address such as https://gitlab.acme.dev, without user and query')
    .meta({ pattern: '^https?://[^@?#\\s]+$' })
    .optional()
    .describe('Where the API is, if not on the registry’s own host.'),
  ca: z
    .string()
    .min(1, 'must be PEM text or the path of a PEM file')
    .optional()
    .describe('Certificate authority of the registry: PEM text or the path of a PEM file.'),
  insecure: z
    .boolean()
    .optional()
    .describe('Plain http for this host. Loopback addresses need no such permission.'),
  realms: z.array(host).optional().describe('Further hosts that may be sent the secret.'),
  stores: z
    .array(
      z
        .unknown()
        .refine(
          isStore,
          'must name exactly one store: a short form such as file:/path, or a map with one key',
        ),
    )
    .min(1, 'must name at least one store')
    .describe('Where consumers read the credential.'),
});

/**
 * regcred.yml (docs/architecture.md, section 6).
 * What stands under `token` and in `stores` is checked by its own module.
 */
export const configSchema = z.strictObject({
  version: z.literal(1, 'must be 1'),
  ledger: z
    .string()
    .refine(isLedger, 'must be file:/absolute/path, or a platform and a place such as github:acme/platform')
    .meta({ pattern: '^(file:/.+|(?!file:)[a-z][a-z0-9-]*:[^\\s:]+)$' })
    .describe(
      'Where rotations are remembered: file:/absolute/path, github:owner/repository, gitlab:group/project, jenkins:folder (jenkins:/ is the system store).',
    ),
  escrow: z
    .string()
    .refine(isKey, 'must be the public key that `regcred keygen` prints')
    .meta({ pattern: '^[A-Za-z0-9+/]{43}=?$' })
    .optional()
    .describe('Public key to which a new secret is sealed until every store has it.'),
  credentials: z
    .record(
      z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, 'has a name that is not letters, digits, . _ -'),
      credential,
    )
    .describe('What is rotated, by names of your own.'),
});

export type Config = z.output<typeof configSchema>;
export type CredentialConfig = z.output<typeof credential>;

function isStore(store: unknown): boolean {
  if (typeof store === 'string') return /^[a-z][a-z0-9-]*:.+$/.test(store);
  return typeof store === 'object' && store !== null && Object.keys(store).length === 1;
}

function isLedger(text: string): boolean {
  if (text.startsWith('file:')) return isAbsolute(text.slice('file:'.length));
  return /^[a-z][a-z0-9-]*:[^\s:]+$/.test(text);
}

function isApi(text: string): boolean {
  if (!/^https?:\/\/[!-~]+$/.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  return url.username + url.password + url.search + url.hash === '';
}

const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };

/** Milliseconds of a time that the schema accepts. */
export function duration(text: string): number {
  const unit = text.slice(-1) as keyof typeof UNITS;
  return Number(text.slice(0, -1)) * UNITS[unit];
}
