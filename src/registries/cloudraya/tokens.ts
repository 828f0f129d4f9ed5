import { suppliedTokens } from '../kit/tokens/supplied-tokens.js';

// docs.cloudraya.com, manage registry, reset registry password.
const PANEL =
  'Dashboard → Storage → CloudRaya Container Registry → View Detail → Change Password, and confirm. CloudRaya makes the new password; the old one ends at once and cannot be brought back. Address and user name stay, running containers go on, and nobody can pull or push until the stores hold the new password.';

export const tokens = suppliedTokens(PANEL);
