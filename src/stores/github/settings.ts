import { z } from 'zod';

const kinds = ['actions', 'dependabot', 'codespaces'] as const;

/** Readers of a secret. Each kind has a key pair and a list of its own. */
export type SecretKind = (typeof kinds)[number];

// docs.github.com, "Naming your secrets"; names are compared without case (docs/faults.md F18).
const secretName = z
  .string()
  .regex(/^[A-Z_][A-Z0-9_]*$/i, 'must consist of letters, digits and _, and not begin with a digit')
  .max(255, 'must have at most 255 characters')
  .refine((name) => !/^GITHUB_/i.test(name), 'must not begin with GITHUB_');

const OWNER = '[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})';
export const isOwner = (text: string) => new RegExp(`^${OWNER}$`).test(text);
export const isRepository = (text: string) =>
  new RegExp(`^${OWNER}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}$`).test(text);

const shape = z.strictObject({
  repo: z
    .string()
    .refine(isRepository, 'must be owner/repository')
    .optional()
    .describe('Repository, as owner/repository.'),
  org: z
    .string()
    .refine(isOwner, 'must be the name of an organisation')
    .optional()
    .describe('Organisation, instead of a repository.'),
  environment: z
    .string()
    .refine((name) => /^[^\u0000-\u001f]{1,255}$/.test(name), 'must be the name of an environment')
    .optional()
    .describe('Environment of the repository, which must exist.'),
  secret: secretName.describe('Name of the secret, which need not exist yet.'),
  'username-secret': secretName.optional().describe('Name of a second secret, for the username.'),
  for: z
    .enum(kinds, 'must be actions, dependabot or codespaces')
    .optional()
    .describe('Readers of the secret. Default: actions.'),
  as: z
    .enum(['secret', 'pair'], 'must be secret or pair')
    .optional()
    .describe('Content; `pair` is username:secret. Default: secret.'),
});

export type GithubSettings = z.output<typeof shape>;

/** Combinations that are refused: the key, the message, the condition. */
const rules: readonly (readonly [keyof GithubSettings, string, (given: GithubSettings) => boolean])[] = [
  ['repo', 'must be given, or org instead', ({ repo, org }) => !repo && !org],
  ['org', 'must not be given together with repo', ({ repo, org }) => !!repo && !!org],
  ['environment', 'must belong to a repository', ({ environment, repo }) => !!environment && !repo],
  [
    'environment',
    'must not be given for Dependabot or Codespaces, which have none',
    ({ environment, for: kind = 'actions' }) => !!environment && kind !== 'actions',
  ],
  [
    'username-secret',
    'must not be given with as: pair, which holds the username too',
    ({ as, 'username-secret': username }) => as === 'pair' && !!username,
  ],
  [
    'username-secret',
    'must be another name than secret',
    ({ secret, 'username-secret': username }) => secret.toUpperCase() === username?.toUpperCase(),
  ],
];

/** Settings of `github: { repo: acme/web, secret: HARBOR_PASSWORD }` in regcred.yml. */
export const settings = shape.superRefine((given, { addIssue }) => {
  for (const [key, message, applies] of rules) {
    if (applies(given)) addIssue({ code: 'custom', path: [key], message });
  }
});

/**
 * Parses `acme/web/NAME`, `acme/web/dependabot/NAME`, `acme/web/environments/prod/NAME`, `acme/NAME`, and
 * `orgs/acme/dependabot/NAME` (GitHub has no owner of the name orgs).
 */
export function parseShortForm(text: string): GithubSettings | undefined {
  const session = text.split('/');
  const [owner = '', repo = '', third = '', ...rest] = session;
  const secret = session.at(-1) ?? '';
  const kind = kinds.find((each) => each === third);
  if (session.length === 2) return { org: owner, secret };
  if (session.length === 3) return { repo: `${owner}/${repo}`, secret };
  if (third === 'environments' && session.length > 4)
    return { repo: `${owner}/${repo}`, environment: rest.slice(0, -1).join('/'), secret };
  if (session.length !== 4 || !kind) return undefined;
  return owner === 'orgs'
    ? { org: repo, for: kind, secret }
    : { repo: `${owner}/${repo}`, for: kind, secret };
}
