import { afterEach, describe, expect, it } from 'vitest';
import { handshake } from '../../../src/distribution/handshake.js';
import { createHttp } from '../../../src/http/create-http.js';
import { parseAddress } from '../../../src/registries/address.js';
import { tokens } from '../../../src/registries/htpasswd/tokens.js';
import type { Overlap } from '../../../src/registries/contract.js';
import { Secret } from '../../../src/secret/secret.js';
import { testContext } from '../../context.js';
import { startRegistry } from '../../real/docker-registry.js';
import type { RunningRegistry } from '../../real/docker-registry.js';
import { needs } from '../../real/programs.js';
import { canary, observe } from '../../redaction/oracle.js';

let running: RunningRegistry | undefined;
afterEach(async () => {
  observe('the registry’s log', running?.log() ?? '');
  await running?.stop();
});

describe.runIf(needs('docker-registry'))('a user who is locked', () => {
  it('F10: is refused by docker-registry with every password, and let in again with a new one', async () => {
    const users = { 'ci-a': canary() };
    running = await startRegistry({ auth: { kind: 'htpasswd', users } });
    const { host, htpasswd } = running;
    const base = testContext();
    const ctx = { ...base, http: createHttp(base) };
    const answer = async (username: string, secret: string) => {
      const login = { username, secret: new Secret(secret) };
      return (await handshake({ host, plainHttp: true, realms: [] }, login, [], ctx)).answer;
    };
    const access = { address: parseAddress(host), api: new URL(`http://${host}`), plainHttp: true };
    const token = tokens.open({ file: htpasswd, users: ['ci-a', 'ci-b'] }, access) as Overlap;
    const request = (...keep: string[]) => ({ generation: 1, until: 0, keep });

    const minted = await token.create(request('ci-a'), ctx);
    expect(await answer('ci-a', users['ci-a'])).toBe('accepted');
    expect(await answer('ci-b', minted.secret.reveal())).toBe('accepted');
    await token.revoke('ci-a', ctx);
    for (const secret of [users['ci-a'], '*', ' ']) expect(await answer('ci-a', secret)).toBe('rejected');
    expect(await answer('ci-b', minted.secret.reveal())).toBe('accepted');

    const again = await token.create(request('ci-b'), ctx);
    expect(again.username).toBe('ci-a');
    expect(await answer('ci-a', again.secret.reveal())).toBe('accepted');
    expect(await answer('ci-a', users['ci-a'])).toBe('rejected');
  });
});
