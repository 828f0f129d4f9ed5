import { suppliedTokens } from '../supplied-tokens.js';

// docs.github.com, working with the container registry: no API makes or rotates a personal access token.
const PANEL =
  'GitHub → Settings → Developer settings → Personal access tokens → Tokens (classic): make a new token with the same scopes (write:packages to push). The old one works beside it; delete it there once every store holds the new one.';

export const tokens = suppliedTokens(PANEL);
