import { describe, expect, it, onTestFinished } from 'vitest';
import { startInternet } from '../../fakes/internet.js';
import { startRegistry } from '../../fakes/registry.js';
import { job } from '../../login/job.js';
import { needs } from '../../real/programs.js';
import { canary, observe } from '../../redaction/oracle.js';

const HOST = 'europe-west3-docker.pkg.dev';

describe.skipIf(!needs('openssl'))('the key of a service account', () => {
  const pem = () => `-----BEGIN PRIVATE KEY-----\n${canary()}\n-----END PRIVATE KEY-----\n`;
  const json = () => JSON.stringify({ type: 'service_account', private_key: pem() }, null, 2);

  it.each([
    ['_json_key', json],
    ['_json_key_base64', () => Buffer.from(json()).toString('base64')],
  ])('logs in as %s, with or without that user name', async (username, make) => {
    const password = make();
    const users = { [username]: password };
    const registry = await startRegistry({ observe, auth: { kind: 'basic', users } });
    onTestFinished(() => registry.close());
    const internet = await startInternet({ [HOST]: registry.host });
    onTestFinished(() => internet.close());
    for (const given of [{ username }, {}]) {
      const { step, auths } = job(undefined, { env: internet.env });
      await step({ registry: HOST, password, client: 'file', ca: internet.ca, ...given }).login();
      const pair = Buffer.from(auths()[HOST]?.auth ?? '', 'base64').toString();
      expect(pair === `${username}:${password}`).toBe(true);
    }
  });
});
