import { suppliedTokens } from '../supplied-tokens.js';

const PANEL =
  'DigitalOcean → API → Tokens: make a new token with the same scopes (registry:read and registry:update). Delete the old one there only when every store holds the new one: whoever still uses it can then neither pull nor push.';

export const tokens = suppliedTokens(PANEL);
