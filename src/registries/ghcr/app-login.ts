import type { Context } from '../../context/context.js';
import { bearer } from '../../distribution/authorization.js';
import { fail } from '../../errors/error.js';
import { formatAddress } from '../address.js';
import { issuingKey } from '../kit/logins/issuing-key.js';
import { unfit } from '../kit/logins/password-login.js';
import type { Credential, Explanation, LoginRequest } from '../contract.js';
import { ending, exchangeToken, issuedSecret, member } from '../kit/logins/token-exchange.js';
import { appJwt } from './app-jwt.js';
import { apiOf, serverOf } from './github-server.js';

export interface AppOptions {
  readonly app: string;
  readonly installation: string;
  readonly access?: string;
  readonly repositories?: string;
}

const KEY_CURE =
  'Make a private key in the settings of the App (Private keys → Generate a private key), and give the text of the .pem file.';
// docs.github.com names only personal access tokens and GITHUB_TOKEN for this registry (orgs/community #50180).
const UNPROVED =
  'GitHub documents no App tokens for its registry, and refuses many of them for packages of organisations';

/**
 * An installation access token (docs.github.com, REST: create an installation access token for an app), for
 * packages only; it lives one hour.
 */
export async function appLogin(
  { app, installation, access = 'write', repositories }: AppOptions,
  request: LoginRequest,
  ctx: Context,
): Promise<Credential> {
  const { address } = request;
  const pem = issuingKey(request, 'the private key of the GitHub App', KEY_CURE);
  const api = apiFor(address, ctx);
  const jwt = appJwt(app, pem, ctx.clock.now());
  if (jwt === undefined) throw unfit(address, 'the password is no RSA private key in PEM form', KEY_CURE);
  ctx.masks.add(jwt);
  const base = api.href.replace(/\/+$/, '');
  const response = await exchangeToken(
    {
      method: 'POST',
      url: new URL(`${base}/app/installations/${installation}/access_tokens`),
      headers: {
        authorization: bearer(jwt),
        accept: 'application/vnd.github+json',
        'content-type': 'application/json',
        'x-github-api-version': '2022-11-28',
      },
      body: JSON.stringify({
        permissions: { packages: access },
        ...(repositories !== undefined && { repositories: repositories.split(',') }),
      }),
      explain,
    },
    ctx,
  );
  const answer = response.json();
  const end = member(answer, 'expires_at');
  return {
    username: 'x-access-token',
    secret: issuedSecret(member(answer, 'token'), api.host, ctx),
    ...ending(typeof end === 'string' ? Date.parse(end) : undefined),
    unproved: UNPROVED,
  };
}

/** The key signs for one server only, and what it signs goes nowhere else. */
function apiFor(address: LoginRequest['address'], ctx: Context): URL {
  const server = serverOf(address, ctx);
  const api = server === undefined ? undefined : apiOf(server, ctx);
  if (api !== undefined) return api;
  const registry = formatAddress(address);
  const problem = 'the API of its GitHub is not known';
  const cure =
    'Outside of ghcr.io this works only in a job of the GitHub server that the registry belongs to.';
  fail('E_IDENTITY_JOB', { registry, problem, cure });
}

function explain({ status, body }: { readonly status: number; readonly body: string }): Explanation {
  if (/issued at|expiration time|'iat'|'exp'/i.test(body)) {
    return {
      cause: 'The signature is from another time: the clock of this machine is wrong.',
      cure: 'Set the clock of this machine, and run it again.',
    };
  }
  if (status === 401) {
    return {
      cause: 'The private key and the App do not belong together, or the key was deleted.',
      cure: 'Compare app= with the App ID (or client ID) in the settings of the App, and make a new private key there.',
    };
  }
  if (status === 404) {
    return {
      cause: 'The App has no such installation.',
      cure: 'installation= is the number at the end of the address of organisation → Settings → GitHub Apps → Configure.',
    };
  }
  if (status === 422) {
    return {
      cause: 'The installation may not do what is asked: packages, or one of the repositories.',
      cure: 'Give the App the permission Packages, have it accepted by the organisation, and install it on the repositories.',
    };
  }
  return {
    cause: 'The installation is suspended, or not allowed to do this.',
    cure: 'Look at organisation → Settings → GitHub Apps → Configure.',
  };
}
