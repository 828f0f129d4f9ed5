import { describe, expect, it } from 'vitest';
import type { Behaviour, SeenRequest } from '../fakes/server.js';
import { needs } from '../real/programs.js';
import { scene, withCredential } from './basic-registry.js';

type Client = 'docker' | 'podman' | 'file' | 'check';
const clients: readonly Client[] = ['docker', 'podman', 'file', 'check'];

const limited = (seconds: string): Behaviour => ({ status: 429, headers: { 'retry-after': seconds } });
const locked: Behaviour = {
  status: 429,
  body: { errors: [{ code: 'TOOMANYREQUESTS', message: 'too many failed login attempts' }] },
};

/**
 * How often the password leaves the machine, for each answer to a request that carries it. `most` is 3 for what may
 * pass, and 1 for what another try makes worse.
 */
const answers: readonly (readonly [name: string, answer: Behaviour, most: number, code: RegExp])[] = [
  ['401', { status: 401 }, 1, /E_LOGIN_REFUSED/],
  ['403', { status: 403 }, 1, /E_LOGIN_REFUSED/],
  ['429 without Retry-After', locked, 1, /E_RATE_LIMITED|E_TIMEOUT/],
  ['429 with Retry-After: 30', limited('30'), 1, /E_RATE_LIMITED|E_TIMEOUT/],
  ['500', { status: 500 }, 3, /E_SERVER_UNAVAILABLE|E_CLIENT_FAILED/],
  ['503', { status: 503 }, 3, /E_SERVER_UNAVAILABLE|E_CLIENT_FAILED/],
  ['a closed connection', 'drop', 3, /E_CONNECTION_LOST|E_CLIENT_FAILED|E_RESPONSE/],
];

async function run(client: Client, answer: Behaviour, timeout = '10s') {
  const fault = (request: SeenRequest) => (request.authorization === undefined ? undefined : answer);
  const { job, inputs, registry } = await scene({ fault });
  const text =
    client === 'check'
      ? await job.cli(
          ['check', inputs.registry, '--username', 'robot', '--password-stdin', '--timeout', timeout],
          inputs.password,
        )
      : await job.login({ ...inputs, client, timeout });
  return { text, sent: withCredential(registry) };
}

describe.each(clients)('L10: a login by %s sends the password', (client) => {
  const can = client === 'docker' || client === 'podman' ? needs(client) : true;

  it.runIf(can).each(answers)('after %s no more often than is harmless', async (name, answer, most, code) => {
    const { text, sent } = await run(client, answer);
    expect(text).toMatch(code);
    expect(text).not.toContain('exit code 0');
    expect(sent).toBeGreaterThan(0);
    // podman tries again after 429 by itself (containers/common pkg/retry).
    expect(sent).toBeLessThanOrEqual(client === 'podman' && name.startsWith('429') ? 3 : most);
  });

  it.runIf(can)('once where it is accepted', async () => {
    const { job, inputs, registry } = await scene();
    if (client === 'check') {
      const words = ['check', inputs.registry, '--username', 'robot', '--password-stdin'];
      expect(await job.cli(words, inputs.password)).toContain('exit code 0');
    } else {
      expect(await job.login({ ...inputs, client })).toContain('exit code 0');
    }
    expect(withCredential(registry)).toBe(1);
  });
});

it('L10: a limit that says how long to wait is waited for, where it fits, and said', async () => {
  let left = 1;
  const fault = ({ authorization }: SeenRequest) =>
    authorization !== undefined && left-- > 0 ? limited('2') : undefined;
  const { job, inputs, registry } = await scene({ fault });
  const text = await job.login({ ...inputs, client: 'file', timeout: '20s' });
  expect(text).toMatch(/REGISTRY asks to wait; trying again in \d s\./);
  expect(text).toContain('exit code 0');
  expect(withCredential(registry)).toBe(2);
});

it('L10: one that does not fit is an error at once, with the time', async () => {
  const from = performance.now();
  const { text } = await run('file', limited('45'));
  expect(text).toContain('E_RATE_LIMITED: REGISTRY limits the rate of requests and asks to wait 45 s.');
  expect(performance.now() - from).toBeLessThan(8_000);
});
