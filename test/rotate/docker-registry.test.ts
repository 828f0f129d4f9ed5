import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context/context.js';
import { handshake } from '../../src/distribution/handshake.js';
import { verifyRights } from '../../src/distribution/verify-rights.js';
import { regcredError } from '../../src/errors/error.js';
import { createHttp } from '../../src/http/create-http.js';
import { parseAddress } from '../../src/registries/address.js';
import { entries as registries } from '../../src/registries/detect.js';
import { Secret } from '../../src/secret/secret.js';
import { stores } from '../../src/stores/catalog.js';
import { testContext } from '../context.js';
import { startRegistry } from '../real/docker-registry.js';
import type { RunningRegistry } from '../real/docker-registry.js';
import { needs } from '../real/programs.js';
import { canary, mayHold, observe, tempDir } from '../redaction/oracle.js';
import { rotateConfig } from './rotate-config.js';

const parts = { registries, stores, parseAddress, handshake, verifyRights };

let running: RunningRegistry | undefined;
afterEach(async () => {
  observe('the registry’s log', running?.log() ?? '');
  await running?.stop();
  running = undefined;
});

function context(): Context {
  const ctx = testContext();
  return { ...ctx, http: createHttp(ctx) };
}

async function answer(host: string, username: string, secret: string) {
  const endpoint = { host, plainHttp: true, realms: [] };
  return (await handshake(endpoint, { username, secret: new Secret(secret) }, [], context())).answer;
}

describe.runIf(needs('docker-registry'))('a rotation against docker-registry', () => {
  it('the registry takes the new password and refuses the old one, and was never restarted', async () => {
    const users = { alice: canary(), ci: canary(), bob: canary() };
    running = await startRegistry({ auth: { kind: 'htpasswd', users } });
    const { host, htpasswd } = running;
    const dir = tempDir();
    const [config, secret] = [join(dir, 'regcred.yml'), join(dir, 'secret')];
    mayHold(secret);
    writeFileSync(secret, users.ci, { mode: 0o600 });
    writeFileSync(
      config,
      `version: 1
ledger: file:${join(dir, 'ledger.json')}
credentials:
  push:
    registry: ${host}
    provider: htpasswd
    token: { file: ${htpasswd}, user: ci }
    rotate: { every: 30d, accept-downtime: true }
    stores:
      - file: { path: ${secret} }
`,
    );
    expect(await answer(host, 'ci', users.ci)).toBe('accepted');

    const run = () => rotateConfig(config, context(), parts);
    const report = await run();
    observe('report', JSON.stringify(report));
    expect(report.credentials[0]?.error).toBeUndefined();
    expect(report).toMatchObject({ exit: 0, credentials: [{ outcome: 'rotated', proof: 'refused' }] });
    expect(await answer(host, 'ci', readFileSync(secret, 'utf8'))).toBe('accepted');
    expect(await answer(host, 'ci', users.ci)).toBe('rejected');
    expect(await answer(host, 'alice', users.alice)).toBe('accepted');
    expect(await answer(host, 'bob', users.bob)).toBe('accepted');
    expect(await run()).toMatchObject({ exit: 0, credentials: [{ outcome: 'nothing-due' }] });
  });

  it('F15: a run that is asked to stop after the change still brings the secret to the store', async () => {
    const users = { ci: canary() };
    running = await startRegistry({ auth: { kind: 'htpasswd', users } });
    const { host, htpasswd } = running;
    const dir = tempDir();
    const [config, secret] = [join(dir, 'regcred.yml'), join(dir, 'secret')];
    mayHold(secret);
    writeFileSync(secret, users.ci, { mode: 0o600 });
    writeFileSync(
      config,
      `version: 1
ledger: file:${join(dir, 'ledger.json')}
credentials:
  push:
    registry: ${host}
    provider: htpasswd
    token: { file: ${htpasswd}, user: ci }
    rotate: { every: 30d, accept-downtime: true }
    stores: [{ file: { path: ${secret} } }]
`,
    );
    const stop = new AbortController();
    const ctx = testContext({ signal: stop.signal });
    const rename: Context['fs']['rename'] = async (from, to) => {
      await ctx.fs.rename(from, to);
      if (to === htpasswd) stop.abort(regcredError('E_INTERRUPTED', { signal: 'SIGTERM' }));
    };
    const stopped = { ...ctx, fs: { ...ctx.fs, rename }, http: createHttp(ctx) };
    await rotateConfig(config, stopped, parts);
    expect(stop.signal.aborted).toBe(true);
    expect(await answer(host, 'ci', readFileSync(secret, 'utf8'))).toBe('accepted');
  });

  it('a registry that is not there is temporary trouble', async () => {
    running = await startRegistry({ auth: { kind: 'htpasswd', users: { ci: canary() } } });
    const { host, htpasswd } = running;
    const before = readFileSync(htpasswd, 'utf8');
    const config = join(tempDir(), 'regcred.yml');
    // Nobody listens on port 1.
    writeFileSync(
      config,
      `version: 1
ledger: file:${config}.ledger
credentials:
  push:
    registry: ${host.replace(/:\d+$/, ':1')}
    provider: htpasswd
    token: { file: ${htpasswd}, user: ci }
    rotate: { every: 30d, accept-downtime: true }
    stores: [{ file: { path: ${config}.secret } }]
`,
    );
    const report = await rotateConfig(config, context(), parts);
    expect(report).toMatchObject({ exit: 75, credentials: [{ outcome: 'failed' }] });
    expect(readFileSync(htpasswd, 'utf8')).toBe(before);
  });
});
