import { orRefreshed } from '../kit/tokens/refreshed-tokens.js';
import type { Registry, TokenOpener } from '../contract.js';
import { suppliedTokens } from '../kit/tokens/supplied-tokens.js';

const PANEL =
  'DigitalOcean → API → Tokens: make a new token with the same scopes (registry:read and registry:update). Delete the old one there only when every store holds the new one: what still uses it can then neither pull nor push.';

/** An API token that a person renews, or credentials issued with it. */
export const tokens = (login: Registry['login']): TokenOpener => orRefreshed(suppliedTokens(PANEL), login);
