import type { Context } from '../../context/context.js';
import { regcredError } from '../../errors/error.js';
import { bareHost } from '../../http/address.js';
import { formatAddress, parseAddress, type RegistryAddress } from '../address.js';
import { parseIdentity, type IdentityForm } from '../kit/logins/identity.js';
import type { IdentityLogin } from '../kit/logins/identity-login.js';
import type { Credential } from '../contract.js';

const FORM: IdentityForm = { needsName: true, name: /^job$/, example: 'job' };

/**
 * `job`: what GitLab gives each job (docs.gitlab.com, authenticate with the container registry): the login of the
 * project's registry, which may push; without it the job's token, which may only pull.
 */
export const identityLogin: IdentityLogin = async ({ identity, address }, ctx) => {
  parseIdentity(identity, FORM);
  const { CI_REGISTRY: own, CI_REGISTRY_USER: user, CI_REGISTRY_PASSWORD: password } = ctx.env;
  const isOwn = own ? hostOf(own) === address.host : isOfServer(address, ctx.env);
  if (isOwn && own && user && password) {
    return { username: user, secret: ctx.masks.learn(password, user), endsWithJob: true };
  }
  const token = ctx.env['CI_JOB_TOKEN'];
  if (isOwn && token) return jobToken(token, ctx);
  throw noToken(address, own, ctx.env);
};

function jobToken(token: string, ctx: Context): Credential {
  const username = 'gitlab-ci-token';
  ctx.log.notice('CI_JOB_TOKEN is used, which by GitLab’s documentation may pull and not push.');
  return { username, secret: ctx.masks.learn(token, username), endsWithJob: true };
}

/** `registry.example.com`, or with a port; the variable is GitLab's own, but any program may have changed it. */
function hostOf(text: string): string | undefined {
  try {
    return parseAddress(text).host;
  } catch {
    return undefined;
  }
}

/** The project has no registry of its own: it may use another one's, on the same server. */
function isOfServer({ host }: RegistryAddress, { CI_SERVER_HOST: server }: Context['env']): boolean {
  const name = bareHost(host.replace(/:\d+$/, ''));
  return Boolean(server) && (name === server || name.endsWith(`.${server ?? ''}`));
}

function noToken(address: RegistryAddress, own: string | undefined, env: Context['env']) {
  const registry = formatAddress(address);
  if (!env['GITLAB_CI'] && !env['CI_JOB_TOKEN']) {
    const problem = 'this is no job of GitLab';
    return regcredError('E_IDENTITY_JOB', {
      registry,
      problem,
      cure: 'Elsewhere log in with a deploy token: username and password.',
    });
  }
  const problem = own
    ? `its GitLab keeps images at ${hostOf(own) ?? 'another address'}`
    : 'the registry is not known to belong to its GitLab';
  return regcredError('E_IDENTITY_JOB', {
    registry,
    problem,
    cure: 'Check the input registry; for another GitLab log in with one of its deploy tokens: username and password.',
  });
}
