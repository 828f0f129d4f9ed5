import { beforeAll, expect, it } from 'vitest';
import { createIssuer, createKeys, type IssuerKeys } from '../fakes/token-server.js';
import type { Fault } from '../fakes/server.js';
import { canary } from '../redaction/oracle.js';
import { registryFor } from './basic-registry.js';
import { newJob } from './step.js';

let keys: IssuerKeys;
beforeAll(() => void (keys = createKeys()));

async function scene(rights: readonly string[], fault?: Fault) {
  const secret = canary();
  const issuer = createIssuer({ keys, users: { robot: secret }, rights: () => rights });
  const registry = await registryFor({ auth: { kind: 'bearer', issuer }, ...(fault && { fault }) });
  const job = newJob({ names: { [registry.host]: 'REGISTRY', [secret]: 'SECRET' } });
  const verify = 'push:team/app, pull:team/app';
  return { job, registry, inputs: { registry: registry.host, username: 'robot', password: secret, verify, client: 'file' } };
}

it('verify proves the right to push', async () => {
  const { job, inputs, registry } = await scene(['pull', 'push']);
  expect(await job.login(inputs)).toMatchInlineSnapshot();
  expect(registry.content.openUploads).toBe(0);
});

it('verify names the right that is missing, and nothing is stored', async () => {
  const { job, inputs } = await scene(['pull']);
  expect(await job.login(inputs)).toMatchInlineSnapshot();
});

it('D8: what is not known is no success', async () => {
  const { job, inputs } = await scene(['pull', 'push'], ({ url }) =>
    url.searchParams.has('scope') ? { status: 418 } : undefined,
  );
  expect(await job.login(inputs)).toMatchInlineSnapshot();
});
