/**
 * The inputs of rotate (docs/architecture.md, section 5).
 * Those of one credential are the same as a file with that one.
 */
export const rotateInputs = {
  config: {
    description:
      'Path of regcred.yml (default: regcred.yml), unless the inputs below describe one credential.',
    default: '',
  },
  only: {
    description:
      'Names of the credentials to rotate, separated by commas or lines; without a file, the name of the credential.',
    default: '',
  },
  registry: { description: 'Host of the registry, for one credential without a file.', default: '' },
  provider: {
    description: 'Kind of registry, where the host does not show it, for example harbor.',
    default: '',
  },
  token: {
    description:
      'The token to rotate, as YAML with the keys of the provider, for example { project: web, name: ci }.',
    default: '',
  },
  'admin-username': { description: 'Username of the account that issues and revokes tokens.', default: '' },
  'admin-password': {
    description: 'Password or token of that account, from a secret.',
    default: '',
  },
  stores: {
    description:
      'Where consumers read the credential, one per line, for example github:acme/web/HARBOR_PASSWORD.',
    default: '',
  },
  'github-token': {
    description:
      'Token that may write the GitHub secrets and the variable of the ledger, from a secret. The workflow’s own token may not write secrets.',
    default: '',
  },
  every: { description: 'Maximum age of the secret, for example 30d (the default).', default: '' },
  grace: {
    description:
      'How long the old secret stays valid after every store has the new one, for example 24h (the default).',
    default: '',
  },
  mode: {
    description:
      'apply; plan (prints every call it would make and why, changes nothing); or now (replaces every secret that was issued before this run, and revokes the old ones without waiting).',
    default: 'apply',
  },
  'new-password': {
    description: 'The new password, from a secret, for registries where a person resets it in a panel.',
    default: '',
  },
  'escrow-key': {
    description: 'Private key of `regcred keygen`, from a secret, to resume an unfinished rotation.',
    default: '',
  },
  'accept-downtime': {
    description: 'true allows moments in which the stores have a secret that the registry refuses.',
    default: '',
  },
} as const;

export type RotateInput = keyof typeof rotateInputs;

/**
 * Inputs with secrets, and the variables in which the rest of regcred reads them. The command line has only the
 * variables, because other users can read argv.
 */
export const secretInputs = {
  'admin-password': 'REGCRED_ADMIN_PASSWORD',
  'github-token': 'GITHUB_TOKEN',
  'new-password': 'REGCRED_NEW_PASSWORD',
  'escrow-key': 'REGCRED_ESCROW_KEY',
} as const satisfies Partial<Record<RotateInput, string>>;

/** The inputs that describe one credential; they cannot be combined with a file. */
export const inlineInputs = [
  'registry',
  'provider',
  'token',
  'admin-username',
  'admin-password',
  'stores',
  'every',
  'grace',
  'accept-downtime',
] as const satisfies readonly RotateInput[];

/** The inputs of plan: those of rotate without `mode`. */
export const planInputs = Object.fromEntries(
  Object.entries(rotateInputs).filter(([name]) => name !== 'mode'),
) as Omit<typeof rotateInputs, 'mode'>;

/** The outputs of rotate. */
export const rotateOutputs = {
  rotated: 'JSON list of the credentials whose secret was replaced.',
  retired: 'JSON list of the credentials whose old tokens were revoked.',
  due: 'JSON list of the credentials that were due.',
  failed: 'JSON list of the credentials that failed.',
  report: 'The whole report as JSON, without secrets.',
} as const;

/** The outputs of plan. */
export const planOutputs = {
  due: 'JSON list of the credentials that are due, for a matrix of jobs with the input only.',
  failed: 'JSON list of the credentials whose rotation would fail.',
  report: 'The whole plan as JSON, without secrets.',
} as const;
