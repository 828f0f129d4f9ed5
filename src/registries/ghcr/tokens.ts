import { orRefreshed } from '../kit/tokens/refreshed-tokens.js';
import type { Registry, TokenOpener } from '../contract.js';
import { suppliedTokens } from '../kit/tokens/supplied-tokens.js';

// docs.github.com, working with the container registry: no API makes or rotates a personal access token.
const PANEL =
  'GitHub → Settings → Developer settings → Personal access tokens → Tokens (classic): make a new token with the same scopes (write:packages to push). The old one works beside it; delete it there once every store holds the new one.';

/** A personal access token that a person renews, or the tokens of a GitHub App. */
export const tokens = (login: Registry['login']): TokenOpener => orRefreshed(suppliedTokens(PANEL), login);
