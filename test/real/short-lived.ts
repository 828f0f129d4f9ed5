import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { selfSigned } from '../fakes/certificates.js';
import { startServer } from '../fakes/server.js';
import { createIssuer, startTokenServer } from '../fakes/token-server.js';
import { canary, observe, tempDir } from '../redaction/oracle.js';
import { startRegistry } from './docker-registry.js';

/** How long a secret lives, on the clock that the test moves. */
const LIFE = 10_000;

/**
 * The real docker-registry behind a token server that takes only secrets which live for seconds, and the
 * exchange that makes them. A registry's bearer tokens live on as usual; each program asks for its own.
 */
export async function startShortLived() {
  let now = 0;
  const ends = new Map<string, number>();
  const minted: string[] = [];
  const mint = () => {
    const secret = canary();
    ends.set(secret, now + LIFE);
    minted.push(secret);
    return secret;
  };
  const users = (username: string, password: string) =>
    username === 'robot' && (ends.get(password) ?? 0) > now;
  const issuer = createIssuer({ users });
  const dir = tempDir();
  const rootcertbundle = join(dir, 'issuer.crt');
  writeFileSync(rootcertbundle, selfSigned(dir, issuer.privateKey).cert);
  const tokens = await startTokenServer(issuer, { observe });
  const exchange = await startServer(() => ({ status: 200, body: { token: mint() } }));
  const { service, issuer: name } = issuer;
  const auth = {
    kind: 'token',
    realm: `${tokens.origin}/token`,
    service,
    issuer: name,
    rootcertbundle,
  } as const;
  const registry = await startRegistry({ auth });
  return {
    registry,
    exchange: `${exchange.origin}/mint`,
    mint,
    minted,
    /** Lets all secrets end that were made so far. */
    passLife: () => void (now += LIFE),
    async stop() {
      observe('the registry’s log', registry.log());
      await Promise.all([registry.stop(), tokens.close(), exchange.close()]);
    },
  };
}

export type ShortLived = Awaited<ReturnType<typeof startShortLived>>;
