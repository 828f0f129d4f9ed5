import { suppliedTokens } from '../kit/tokens/supplied-tokens.js';

// cloudfleet.ai documentation, organization, API tokens; no HTTP API for it is published.
const PANEL =
  'Run `cloudfleet tokens regenerate TOKEN_ID`, with the user name of this login as TOKEN_ID (`cloudfleet tokens list` shows them). It prints the new secret; the old one becomes invalid at once, and nobody can pull or push until the stores hold the new one.';

export const tokens = suppliedTokens(PANEL);
