import { fail } from '../../errors/error.js';
import { all, emailAsUser, explainBy, lacks, notAccepted } from '../kit/explain/explanation-rule.js';
import { passwordLogin } from '../kit/login/password-login.js';
import type { Registry } from '../contract.js';

const DOMAIN = /(?:^|\.)registry\.cloudfleet\.dev$/;
// The region is left open: europe, northamerica and apac today (cloudfleet.ai documentation).
const FORM = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[a-z0-9-]+\.registry\.cloudfleet\.dev$/;

export const registry: Registry = {
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
      cause: 'Cloudfleet refused the login; the user name is an e-mail address.',
      cure: 'Use the ID of an API token as user name and its secret as password: cloudfleet tokens list shows the IDs.',
    },
    {
      when: notAccepted,
      cause:
        'The token ID or its secret is wrong, or the secret was regenerated, which ends the old one at once.',
      cure: 'Compare the ID with cloudfleet tokens list; cloudfleet tokens regenerate TOKEN_ID shows a new secret. The token must belong to the organisation in the host name.',
    },
    {
      when: lacks('push'),
      cause: 'The API token may only pull: its role is User.',
      cure: 'Pushing needs a token with the role Administrator: cloudfleet tokens create.',
    },
  ),
  tokens: () => import('./tokens.js').then((module) => module.tokens),
};
