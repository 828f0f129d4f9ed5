import type { Context } from '../../context/context.js';
import { fail, regcredError } from '../../errors/error.js';
import { formatAddress } from '../address.js';
import { parseIdentity, type IdentityForm } from '../kit/logins/identity.js';
import type { IdentityLogin } from '../kit/logins/identity-login.js';
import type { Credential, LoginRequest } from '../contract.js';
import { appLogin } from './app-login.js';
import { runsJob, serverOf } from './github-server.js';

const FORM: IdentityForm = {
  name: /^job$/,
  options: {
    // The App's id, or its client id.
    app: /^(?:[1-9]\d{0,15}|Iv[A-Za-z0-9.]{10,40})$/,
    installation: /^[1-9]\d{0,15}$/,
    access: /^(?:read|write)$/,
    repositories: /^[\w.-]{1,100}(?:,[\w.-]{1,100})*$/,
  },
  example: 'job (or app=123456 installation=7891011)',
};

/** `job`: the token that GitHub gave this job. `app= installation=`: a token of a GitHub App, made with its key. */
export const identityLogin: IdentityLogin = async ({ identity, ...request }, ctx) => {
  const { name, options } = parseIdentity(identity, FORM);
  const given = Object.keys(options);
  const wrong = (problem: string) => regcredError('E_IDENTITY_FORM', { problem, example: FORM.example });
  if (name === 'job') {
    if (given[0] !== undefined) throw wrong(`job takes no ${given[0]}=`);
    return jobLogin(request, ctx);
  }
  const { app, installation, ...rest } = options;
  if (app === undefined) throw wrong('app= is missing');
  if (installation === undefined) throw wrong('installation= is missing');
  return appLogin({ app, installation, ...rest }, request, ctx);
};

const LINES =
  'Add to the step "env: GITHUB_TOKEN: ${{ github.token }}" and to the job "permissions: packages: write".';

/** An action does not see the job's token by itself: the step must hand it on. */
function jobLogin({ address }: LoginRequest, ctx: Context): Credential {
  const { GITHUB_TOKEN: token = '', GITHUB_ACTOR: actor } = ctx.env;
  const registry = formatAddress(address);
  const server = serverOf(address, ctx);
  if (server === undefined || !runsJob(server, ctx)) {
    const problem = 'it is run by another GitHub than the one this registry belongs to';
    const cure = 'Log in with a personal access token (classic) of the GitHub that the registry belongs to.';
    fail('E_IDENTITY_JOB', { registry, problem, cure });
  }
  if (token.trim() === '') {
    fail('E_IDENTITY_JOB', { registry, problem: 'GITHUB_TOKEN is not set', cure: LINES });
  }
  const username = actor || 'x-access-token';
  return { username, secret: ctx.masks.learn(token.trim(), username), endsWithJob: true };
}
