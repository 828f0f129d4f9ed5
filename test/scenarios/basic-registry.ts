import { afterTest } from '../after.js';
import { startRegistry, type FakeRegistry, type RegistryOptions } from '../fakes/registry.js';
import { createIssuer } from '../fakes/token-server.js';
import { canary, observe } from '../redaction/oracle.js';
import { newJob, type JobOptions } from './step.js';

/** A registry of the test's own that ends with it. */
export async function registryFor(options: RegistryOptions): Promise<FakeRegistry> {
  const registry = await startRegistry({ observe, ...options });
  afterTest(() => registry.close());
  return registry;
}

/** A registry that knows `robot` with a fresh secret, and a job that shows both by name. */
export async function scene(
  options: Omit<RegistryOptions, 'auth'> & JobOptions & { secret?: string; users?: readonly string[] } = {},
) {
  const { env, names, secret = canary(), users = ['robot'], ...rest } = options;
  const registry = await registryFor({
    ...rest,
    auth: { kind: 'basic', users: Object.fromEntries(users.map((name) => [name, secret])) },
  });
  const { host } = registry;
  const job = newJob({ ...(env && { env }), names: { [host]: 'REGISTRY', [secret]: 'SECRET', ...names } });
  return { registry, job, secret, inputs: { registry: host, username: 'robot', password: secret } };
}

/** The same with a token server, where Buildx reads logins with a scope. */
export async function tokenScene(options: JobOptions = {}) {
  const secret = canary();
  const registry = await registryFor({
    auth: { kind: 'bearer', issuer: createIssuer({ users: { robot: secret } }) },
  });
  const job = newJob({ ...options, names: { [registry.host]: 'REGISTRY', [secret]: 'SECRET' } });
  return { registry, job, secret, inputs: { registry: registry.host, username: 'robot', password: secret } };
}

/** Requests that carried a credential. */
export const withCredential = (registry: FakeRegistry) =>
  registry.requests.filter((request) => request.authorization !== undefined).length;
