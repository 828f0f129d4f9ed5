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
      'Names of the credentials to look at, separated by commas or lines; without a file, the name of the credential.',
    default: '',
  },
  registry: { description: 'Host of the registry, for one credential without a file.', default: '' },
  provider: {
    description: 'Kind of registry, where the host does not tell, for example harbor.',
    default: '',
  },
  token: {
    description:
      'What is rotated, as YAML in the keys of the provider, for example { project: web, name: ci }.',
    default: '',
  },
  'admin-username': { description: 'User name of who may make and end tokens.', default: '' },
  'admin-password': {
    description: 'Password or token of who may make and end tokens, from a secret.',
    default: '',
  },
  stores: {
    description:
      'Where consumers read the credential, one per line, for example github:acme/web/HARBOR_PASSWORD.',
    default: '',
  },
  'github-token': {
    description:
      'Token that may write the GitHub secrets and the variable of the ledger, from a secret. Not the workflow’s own: that may not write secrets.',
    default: '',
  },
  every: { description: 'How old the secret may become, for example 30d (the default).', default: '' },
  grace: {
    description:
      'How long the old secret stays good after every store has the new one, for example 24h (the default).',
    default: '',
  },
  mode: {
    description:
      'apply; plan (prints every call it would make and why, changes nothing); or now (everything made before this run is due, and ended without waiting).',
    default: 'apply',
  },
  'new-password': {
    description: 'For registries that are reset in a panel: the new password, from a secret.',
    default: '',
  },
  'escrow-key': {
    description: 'Private key of `regcred keygen`, from a secret: to resume what an earlier run left.',
    default: '',
  },
  'accept-downtime': {
    description: 'true: there may be moments in which the stores hold a secret that the registry refuses.',
    default: '',
  },
} as const;

export type RotateInput = keyof typeof rotateInputs;

/**
 * Inputs that hold secrets, and the variables in which the rest of regcred reads them. On the command line
 * there are only the variables: argv is no place for a secret.
 */
export const secretInputs = {
  'admin-password': 'REGCRED_ADMIN_PASSWORD',
  'github-token': 'GITHUB_TOKEN',
  'new-password': 'REGCRED_NEW_PASSWORD',
  'escrow-key': 'REGCRED_ESCROW_KEY',
} as const satisfies Partial<Record<RotateInput, string>>;

/** The inputs that describe one credential; with a file they have no meaning. */
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

/** The inputs of plan: those of rotate without what only an `apply` needs. */
export const planInputs = Object.fromEntries(
  Object.entries(rotateInputs).filter(([name]) => name !== 'mode'),
) as Omit<typeof rotateInputs, 'mode'>;

/** The outputs of rotate. */
export const rotateOutputs = {
  rotated: 'JSON list of the credentials whose secret was replaced.',
  retired: 'JSON list of the credentials of which old tokens were ended.',
  due: 'JSON list of the credentials that were due.',
  failed: 'JSON list of the credentials that failed.',
  report: 'The whole report as JSON, without secrets.',
} as const;

/** The outputs of plan. */
export const planOutputs = {
  due: 'JSON list of the credentials that are due, for a matrix of jobs with the input only.',
  failed: 'JSON list of the credentials that cannot be rotated as things are.',
  report: 'The whole plan as JSON, without secrets.',
} as const;
