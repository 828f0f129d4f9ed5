import type { Secret } from '../../secret/secret.js';

/** An access token of Google's, and when it ends (epoch milliseconds) where that was said. */
export interface GoogleToken {
  readonly secret: Secret;
  readonly expiresAt?: number;
}

export const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';
