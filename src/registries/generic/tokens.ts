import { suppliedTokens } from '../kit/tokens/supplied-tokens.js';

const PANEL =
  'Set a new password for this user where the registry’s passwords are managed. If the old one ends with that, nobody can pull or push until the stores hold the new one.';

export const tokens = suppliedTokens(PANEL);
