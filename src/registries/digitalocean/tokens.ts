import { suppliedTokens } from '../supplied-tokens.js';

const PANEL =
  'DigitalOcean → API → Tokens: make a new token with the same scopes (registry:read and registry:update). Where the token is renewed in the panel, the old one ends with it, and nobody can pull or push until the stores hold the new one.';

export const tokens = suppliedTokens(PANEL);
