import { expect, it } from 'vitest';
import { createIssuer, createKeys } from '../fakes/token-server.js';
import type { SeenRequest } from '../fakes/server.js';
import { problem } from '../fakes/registry-content.js';
import { canary } from '../redaction/oracle.js';
import { registryFor } from './basic-registry.js';
import { newJob } from './step.js';

const keys = createKeys();

it('L37: a registry that takes a repository’s token at that repository only, as Pulp does, is verified', async () => {
  const secret = canary();
  const issuer = createIssuer({ keys, users: { robot: secret } });
  const scoped = ({ authorization }: SeenRequest) =>
    (issuer.accessOf(/^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? '') ?? []).length > 0;
  const fault = (request: SeenRequest) =>
    request.url.pathname === '/v2/' && scoped(request)
      ? problem(401, 'UNAUTHORIZED', { 'www-authenticate': 'Bearer realm="x",error="insufficient_scope"' })
      : undefined;
  const registry = await registryFor({ auth: { kind: 'bearer', issuer }, fault });
  const job = newJob({ names: { [registry.host]: 'REGISTRY', [secret]: 'SECRET' } });
  const inputs = { registry: registry.host, username: 'robot', password: secret, client: 'file' };
  const text = await job.login({ ...inputs, verify: 'push:team/app' });
  expect(text).toContain('Logged in to REGISTRY as robot');
  expect(text).toContain('proved: push team/app');
});
