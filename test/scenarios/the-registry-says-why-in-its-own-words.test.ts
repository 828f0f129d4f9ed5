import { describe, expect, it } from 'vitest';
import { canary } from '../redaction/oracle.js';
import type { SeenRequest } from '../fakes/server.js';
import { registryFor, scene } from './basic-registry.js';
import { newJob } from './step.js';

/** A registry that refuses every login with a sentence of its own. */
async function refusing(status: number, message: string, code = 'DENIED') {
  const fault = ({ authorization }: SeenRequest) =>
    authorization === undefined ? undefined : { status, body: { errors: [{ code, message }] } };
  return scene({ fault });
}

describe('L11: the registry’s own sentence', () => {
  it.each([
    [
      403,
      'Resource protected by organization SAML enforcement. You must grant your token access.',
      'The organisation requires single sign-on',
    ],
    [
      401,
      'must log in with a Personal Access Token',
      'The registry takes a token here, and not the password of the account.',
    ],
    [
      403,
      'client with IP 192.0.2.1 is not allowed',
      'does not allow logins from the address of this machine',
    ],
    [401, 'account locked, try again in 300 s', 'is locked for a while, after failed logins'],
    [503, 'down for maintenance until noon', 'E_SERVER_UNAVAILABLE'],
  ])('is shown beside the cause that it names (%i %s)', async (status, message, cause) => {
    const { job, inputs } = await refusing(status, message);
    const sentence = `It says: “${message.replace(/\.$/, '')}”.`;
    const login = await job.login({ ...inputs, client: 'file', timeout: '4s' });
    expect(login).toContain(cause);
    expect(login).toContain(sentence);
    const words = ['check', inputs.registry, '--username', 'robot', '--password-stdin', '--timeout', '4s'];
    const check = await job.cli(words, inputs.password);
    expect(check).toContain(sentence);
    expect(check).toContain(cause);
  });

  it('is harmless: no command, no line, no secret, no more than 200 characters', async () => {
    const secret = canary();
    const message = `no\n::error::x ##[group]y \u001b[31mred ${secret} ${'z'.repeat(400)}`;
    const fault = ({ authorization }: SeenRequest) =>
      authorization === undefined ? undefined : { status: 401, body: { errors: [{ message }] } };
    const registry = await registryFor({ auth: { kind: 'basic', users: { robot: secret } }, fault });
    const job = newJob({ names: { [registry.host]: 'REGISTRY', [secret]: 'SECRET' } });
    const text = await job.login({
      registry: registry.host,
      username: 'robot',
      password: secret,
      client: 'file',
    });
    const said = /It says: “([^”]*)”/.exec(text)?.[1] ?? '';
    expect(said.startsWith('no : :error: :x # #[group]y red ***')).toBe(true);
    expect(said.length).toBeLessThanOrEqual(200);
    expect(text).not.toContain('SECRET');
  });

  it('is left out where it only repeats the status', async () => {
    const { job, inputs } = await refusing(401, 'authentication required', 'UNAUTHORIZED');
    expect(await job.login({ ...inputs, client: 'file' })).not.toContain('It says');
  });
});
