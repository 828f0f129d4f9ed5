import { opener } from '../../config/opener.js';
import type { TokenAccess, TokenApi, TokenOpener } from '../contract.js';
import { AccessToken } from './access-token.js';
import { deployTokens } from './deploy-tokens.js';
import { tokenSettings } from './token-settings.js';

/** Deploy tokens side by side, or one access token that is rotated in place. */
export const tokens: TokenOpener = opener(tokenSettings, (settings, access: TokenAccess): TokenApi =>
  settings.class === 'overlap' ? deployTokens(settings, access) : new AccessToken(settings, access),
);
