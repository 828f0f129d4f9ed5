import {
  all,
  explainBy,
  lacks,
  notAccepted,
  notAllowed,
  secretStartsWith,
  userIs,
} from '../kit/explain/explanation-rule.js';
import { withIdentity } from '../kit/logins/identity-login.js';
import { passwordLogin } from '../kit/logins/password-login.js';
import type { RegistryModule } from '../contract.js';
import { jobRealms } from './job-realms.js';

export const registry: RegistryModule = {
  realms: ['gitlab.com'],
  jobRealms,
  inputs: {
    username: 'user, deploy token or `$CI_REGISTRY_USER`',
    password: 'token or `$CI_REGISTRY_PASSWORD`',
  },
  identity: { from: ['environment'], examples: ['job'], lifetime: 'the job' },
  rotation: [{ class: 'overlap' }, { class: 'replace', chooses: 'registry' }],
  login: withIdentity(
    passwordLogin({
      withoutPair:
        'In a job of GitLab give identity: job; elsewhere username and password of a deploy token.',
    }),
    () => import('./identity.js').then((module) => module.identityLogin),
  ),
  tokens: () => import('./tokens.js').then((module) => module.tokens),
  explain: explainBy(
    {
      when: all(notAllowed, userIs(/^gitlab-ci-token$/)),
      cause: 'The token of the job has no right here; by GitLab’s documentation CI_JOB_TOKEN may only pull.',
      cure: 'For the project’s own registry log in with $CI_REGISTRY_USER and $CI_REGISTRY_PASSWORD; for another project use a deploy token, or let it allow this one under Settings → CI/CD → Job token permissions.',
    },
    {
      when: lacks('push'),
      cause: 'The token may not push to this project.',
      cure: 'Pushing needs the scopes read_registry and write_registry, and the role Developer or higher.',
    },
    {
      when: notAllowed,
      cause: 'The token may not use the registry of this project.',
      cure: 'Pulling needs the scope read_registry; check also that the container registry of the project is switched on.',
    },
    {
      when: all(notAccepted, userIs(/^gitlab-ci-token$/)),
      cause: 'The token of the job is no longer valid; it expires with its job.',
      cure: 'Use it in the job it was given to, and only for the GitLab that runs the job.',
    },
    {
      when: all(notAccepted, secretStartsWith('gldt-')),
      cause: 'The deploy token is wrong, expired or revoked, or the username is not its own.',
      cure: 'Look at Settings → Repository → Deploy tokens; the username is the one shown there.',
    },
    {
      when: all(notAccepted, secretStartsWith('glpat-')),
      cause: 'The access token is wrong, expired, revoked or has no registry scope.',
      cure: 'Look at Settings → Access tokens of the project, group or user: it needs read_registry, and write_registry to push.',
    },
    {
      when: notAccepted,
      cause: 'GitLab refused the login; a password is refused where two-factor login is on.',
      cure: 'Use a deploy token or an access token with the scopes read_registry and write_registry; in a job $CI_REGISTRY_USER and $CI_REGISTRY_PASSWORD.',
    },
  ),
};
