import { suppliedTokens } from '../kit/tokens/supplied-tokens.js';

// docs.nexqloud.io: the console is the only way; no API for it is documented.
const PANEL =
  'In the NexQloud console: the registry → Settings → Generate New Credentials / Rotate Credentials. The old credentials are revoked by it: nobody can pull or push with them until the stores hold the new ones.';

export const tokens = suppliedTokens(PANEL);
