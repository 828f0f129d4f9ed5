import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { credentialHelper } from '../../../src/login/helper/credential-helper.js';
import { detect } from '../../../src/registries/detect.js';
import { makeIdToken } from '../../fakes/id-token.js';
import { startRegistry } from '../../fakes/registry.js';
import { running } from '../../http/client.js';
import { canary, observe } from '../../redaction/oracle.js';
import { job } from '../job.js';

const ROBOT = 'acme+ci';

// A registry that gives its robots tokens on its own host, so that all of it can be on loopback.
const { identity: known } = await detect({ host: 'quay.io' }).load();
describe.runIf(known)('client: helper with an identity', () => {
  it('proves it once, and exchanges the job’s ID token anew for every get', async () => {
    const minted: string[] = [];
    const registry = await running(
      startRegistry({
        auth: { kind: 'basic', users: (user, secret) => user === ROBOT && minted.includes(secret) },
        fault({ url }) {
          if (url.pathname !== '/oauth2/federation/robot/token') return undefined;
          minted.push(canary());
          return { status: 200, body: { token: minted.at(-1) } };
        },
      }),
    );
    const { host } = registry;
    const REGCRED_ID_TOKEN = makeIdToken(host, {});
    const { step, read, context, path, tempDir } = job({ auths: {} }, { env: { REGCRED_ID_TOKEN } });
    const inputs = { registry: `http://${host}`, provider: 'quay', identity: ROBOT, client: 'helper' };
    const one = step(inputs);
    await one.login();
    expect(minted).toHaveLength(1);
    expect(read()).toEqual({ auths: {}, credHelpers: { [host]: 'regcred' } });
    observe('helper.json', readFileSync(join(tempDir, 'helper.json'), 'utf8'));
    for (const count of [2, 3]) {
      const { text } = await credentialHelper('get', host, context());
      const answer = JSON.parse(text) as { Username: string; Secret: string };
      expect(answer.Username).toBe(ROBOT);
      expect(minted).toHaveLength(count);
      expect(answer.Secret === minted.at(-1)).toBe(true);
    }
    await one.post();
    expect(read()).toEqual({ auths: {} });
    expect(existsSync(`${path}.regcred`)).toBe(false);
  });
});
