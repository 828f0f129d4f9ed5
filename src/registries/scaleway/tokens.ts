import { exchangeToken } from '../kit/logins/token-exchange.js';
import type { Proof } from '../kit/tokens/refreshed-token.js';
import { refreshedTokens } from '../kit/tokens/refreshed-tokens.js';
import type { Registry, TokenOpener } from '../contract.js';
import { explain, open } from './api-keys.js';

/** Keys stay in the list: none is made only to see that one could be. Who may make them may list them. */
const proof: Proof = {
  async check(request, ctx) {
    const { url, headers, application } = open(request);
    url.searchParams.set('bearer_id', application);
    url.searchParams.set('page_size', '1');
    await exchangeToken({ method: 'GET', url, headers, explain }, ctx);
  },
  calls: ['POST https://api.scaleway.com/iam/v1alpha1/api-keys'],
};

export const tokens = (login: Registry['login']): TokenOpener => refreshedTokens(login, proof);
