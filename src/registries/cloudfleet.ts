import { fail } from '../errors/error.js';
import { all, emailAsUser, explainBy, lacks, notAccepted } from './kit/explain/explanation-rule.js';
import { passwordLogin } from './kit/logins/password-login.js';
import type { RegistryModule } from './contract.js';

const DOMAIN = /(?:^|\.)registry\.cloudfleet\.dev$/;
// The region is left open: europe, northamerica and apac today (cloudfleet.ai documentation).
const FORM = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[a-z0-9-]+\.registry\.cloudfleet\.dev$/;

// cloudfleet.ai documentation, organization, API tokens; no HTTP API for it is published.
const PANEL =
  'Run `cloudfleet tokens regenerate TOKEN_ID`, with the username of this login as TOKEN_ID (`cloudfleet tokens list` shows them). It prints the new secret; the old one becomes invalid at once, and no pull or push works until the stores hold the new one.';

export const registry: RegistryModule = {
  example: '0b5a7c1e-1111-4222-8333-444455556666.europe.registry.cloudfleet.dev',
  inputs: { username: 'API token ID', password: 'API token secret' },
  rotation: [{ class: 'supplied' }],
  login: passwordLogin({
    check(_pair, { host }) {
      if (!DOMAIN.test(host) || FORM.test(host)) return;
      const form =
        'It reads <organisation UUID>.<region>.registry.cloudfleet.dev, with a region such as europe, northamerica or apac.';
      fail('E_REGISTRY_FORM', { registry: host, title: 'a Cloudfleet registry', form });
    },
  }),
  explain: explainBy(
    {
      when: all(notAccepted, emailAsUser),
      cause: 'Cloudfleet refused the login; the username is an e-mail address.',
      cure: 'Use the ID of an API token as username and its secret as password: cloudfleet tokens list shows the IDs.',
    },
    {
      when: notAccepted,
      cause:
        'The token ID or its secret is wrong, or the secret was regenerated, which makes the old one invalid at once.',
      cure: 'Compare the ID with cloudfleet tokens list; cloudfleet tokens regenerate TOKEN_ID shows a new secret. The token must belong to the organisation in the host name.',
    },
    {
      when: lacks('push'),
      cause: 'The API token may only pull: its role is User.',
      cure: 'Pushing needs a token with the role Administrator: cloudfleet tokens create.',
    },
  ),
  tokens: () => import('./kit/tokens/supplied-tokens.js').then((module) => module.suppliedTokens(PANEL)),
};
