import { fail } from '../../errors/error.js';
import { tokenOwner } from '../../id-token/token-owner.js';
import { claims } from '../../secret/jwt.js';
import type { Secret } from '../../secret/secret.js';
import { secretJson } from '../../secret/secret-json.js';
import { canonicalHost } from '../kit/host-name.js';
import { expiredIdToken, identityToken } from '../kit/logins/identity-token.js';
import type { IdentityLogin, IdentityRequest } from '../kit/logins/identity-login.js';
import { parseIdentity, type IdentityForm } from '../kit/logins/identity.js';
import { onlyIdentity } from '../kit/logins/only-identity.js';
import type { Explanation } from '../contract.js';
import { endAfter, ending, exchangeToken, issuedSecret, member } from '../kit/logins/token-exchange.js';

const EXAMPLE = 'github audience=https://github.com/acme';

const form: IdentityForm = {
  name: /^[A-Za-z0-9][\w.-]{0,254}$/,
  needsName: true,
  options: {
    project: /^[a-z][a-z0-9-]{1,31}$/,
    mapping: /^[\w.-]{1,255}$/,
    platform: /^[A-Za-z0-9.:[\]-]{1,259}$/,
  },
  // The owner of the provider chooses it, and no call shows it (docs/reference/registries.md 21).
  needs: ['audience'],
  sendsIdToken: true,
  example: EXAMPLE,
};

/**
 * By an OIDC integration of the JFrog platform (JFrog REST API, OIDC token exchange), on any host. Where
 * repositories have hosts or ports of their own, `platform=` names the one that people log in to.
 */
export const identityLogin: IdentityLogin = async (request, ctx) => {
  const identity = parseIdentity(request.identity, form);
  const { name, options } = identity;
  const { address, secret: password } = request;
  onlyIdentity({ ...(password && { secret: password }) }, []);
  const host = platformOf(options['platform'], address.host);
  const { project, mapping } = options;
  const subjectToken = await identityToken(identity, '', ctx);
  const response = await exchangeToken(
    {
      method: 'POST',
      url: new URL(`${address.plainHttp ? 'http://' : 'https://'}${host}/access/api/v1/oidc/token`),
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: secretJson({
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
        subject_token: subjectToken,
        provider_name: name,
        ...(project !== undefined && { project_key: project }),
        ...(mapping !== undefined && { identity_mapping_name: mapping }),
      }),
      plainHttp: address.plainHttp,
      explain: ({ status, body }) => explain(status, body, tokenOwner(subjectToken)),
    },
    ctx,
  );
  const answer = response.json();
  const secret = issuedSecret(member(answer, 'access_token'), host, ctx);
  const expiresAt = claims(secret)?.expiresAt ?? endAfter(member(answer, 'expires_in'), ctx);
  return { username: usernameOf(secret, request), secret, ...ending(expiresAt) };
};

/** `host[:port]` in canonical form, before a token is sent there. */
function platformOf(written: string | undefined, registry: string): string {
  const host = written === undefined ? registry : canonicalHost(written, '443');
  if (host !== undefined) return host;
  fail('E_IDENTITY_FORM', { problem: 'platform= is no host', example: EXAMPLE });
}

/** As JFrog's own action does: the last part of `jfrt@…/users/NAME` (jfrog/setup-jfrog-cli src/oidc-utils.ts). */
function usernameOf(secret: Secret, { username, address }: IdentityRequest): string {
  const subject = claims(secret)?.subject ?? '';
  const found = username ?? (/^jfrt@|\/users\//.test(subject) ? subject.split('/').at(-1) : subject);
  // It came from a server and goes onto a command line.
  if (found !== undefined && /^[\p{L}\p{N}_][\p{L}\p{N}_.@+-]{0,254}$/u.test(found)) return found;
  fail('E_USERNAME_MISSING', { registry: address.host });
}

const INTEGRATION = 'Administration → General Management → Manage Integrations → the provider';

/** JFrog documents no codes, so the status has to do, and the plainest words. */
function explain(
  status: number,
  body: string,
  { issuer, subject }: ReturnType<typeof tokenOwner>,
): Explanation {
  if (status === 404 && !/provider/i.test(body)) {
    return {
      cause: 'There is no JFrog platform at this host, or one that knows no OIDC (before 7.77).',
      cure: 'If the repository has a host or port of its own, give the platform’s as platform=.',
    };
  }
  if (/expired/i.test(body)) {
    return expiredIdToken;
  }
  if (/audience|\baud\b/i.test(body)) {
    return {
      cause: 'The provider expects another audience of the ID token.',
      cure: `Give the audience shown there as audience=: ${INTEGRATION}.`,
    };
  }
  if (/mapping|claim|match/i.test(body)) {
    return {
      cause: `No identity mapping of the provider matches this job: ${subject}`,
      cure: `Correct the claims of a mapping, or name one as mapping= (of a project: project=): ${INTEGRATION}.`,
    };
  }
  if (/provider/i.test(body)) {
    return {
      cause: 'There is no OIDC provider of this name, or it is for another issuer.',
      cure: `Check its name and that its URL is ${issuer}: ${INTEGRATION}.`,
    };
  }
  return {
    cause: `JFrog did not take the ID token of ${subject}`,
    cure: `Compare provider name, audience and identity mappings: ${INTEGRATION}.`,
  };
}
