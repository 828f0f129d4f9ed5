import { expect, it } from 'vitest';
import { fakeDocker, working } from '../login/clients/fake-docker.js';
import { canary } from '../redaction/oracle.js';
import { newJob } from './step.js';

/** A job whose docker would log in anywhere. */
function scene(inputs: Readonly<Record<string, string>> = {}) {
  const secret = canary();
  const docker = fakeDocker(working);
  const job = newJob({ env: { PATH: docker.path }, names: { [secret]: 'SECRET' } });
  return { secret, docker, job, inputs: { username: 'robot', password: secret, ...inputs } };
}

const REFUSED = `exit code 2
stdout:
  [masks]
  ::error::E_REGISTRY_EMPTY: The registry is given and empty. Hint: The secret or variable that holds its host is missing here. Write docker.io if you mean Docker Hub.`;

it.each([
  { registry: '' },
  { registry: ' \n' },
  { registry: '', provider: 'harbor' },
  { registry: '', client: 'file' },
  { registry: '', client: 'podman' },
  { registry: '', verify: 'push:team/app' },
])('L1: login with %j sends nothing', async (given) => {
  const { job, docker, inputs } = scene();
  expect(await job.login({ ...inputs, ...given })).toContain(REFUSED);
  expect(docker.seen().argv).toEqual([]);
});

it.each(['registry: ""', 'registry:', 'registry: " "'])(
  'L1: an entry of registry-auth with `%s` sends nothing',
  async (registry) => {
    const { job, docker, secret } = scene();
    const list = `- ${registry}\n  username: robot\n  password: ${secret}\n`;
    expect(await job.login({ 'registry-auth': list })).toContain(REFUSED);
    expect(docker.seen().argv).toEqual([]);
  },
);

it.each([{}, { 'registry-auth': '- username: robot\n  password: SECRET\n' }])(
  'L1: an address that is absent is Docker Hub (%j)',
  async (given) => {
    const { job, docker, inputs, secret } = scene();
    const list = (given as Record<string, string>)['registry-auth']?.replace('SECRET', secret);
    const text = await job.login(list === undefined ? inputs : { 'registry-auth': list });
    expect(text).toContain('Logged in to docker.io as robot');
    expect(docker.seen().argv).toEqual(['login', '--username=robot', '--password-stdin']);
  },
);

it.each(['warn', 'skip'])(
  'L1: a run that gets neither host nor password is skipped where that was chosen (%s)',
  async (choice) => {
    const { job, docker, inputs } = scene();
    const text = await job.login({ ...inputs, registry: '', password: '', 'on-missing-credentials': choice });
    expect(text).toContain('exit code 0');
    expect(text).toContain(
      `The registry and the password are empty: no login (on-missing-credentials: ${choice}).`,
    );
    expect(docker.seen().argv).toEqual([]);
    const withPassword = { ...inputs, registry: '', 'on-missing-credentials': choice };
    expect(await job.login(withPassword)).toContain(REFUSED);
  },
);

it.each([
  ['login', { REGCRED_LOGIN_PASSWORD_ENV: 'PASSWORD', REGCRED_LOGIN_USERNAME: 'robot' }],
  ['check', {}],
  ['logout', {}],
] as const)('L1: regcred %s with an empty word or variable', async (command, env) => {
  const { job, docker, secret } = scene();
  const message = 'E_REGISTRY_EMPTY: The registry is given and empty.';
  const machine = { GITLAB_CI: 'true', CI_JOB_ID: '7', PASSWORD: secret, ...env };
  expect(await job.cli([command, ''], '', machine)).toContain(message);
  const variable = { [`REGCRED_${command.toUpperCase()}_REGISTRY`]: '' };
  expect(await job.cli([command], '', { ...machine, ...variable })).toContain(message);
  expect(docker.seen().argv).toEqual([]);
});

it.each(['install', 'uninstall'])('L1: regcred credential-helper %s with an empty word', async (verb) => {
  const { job } = scene();
  expect(await job.cli(['credential-helper', verb, ''], '')).toContain('E_REGISTRY_EMPTY');
});

it('L1: the credential helper gives nothing to anyone while REGCRED_REGISTRY is empty', async () => {
  const { job, secret } = scene();
  const env = { REGCRED_REGISTRY: '', REGCRED_USERNAME: 'robot', REGCRED_PASSWORD: secret };
  const text = await job.cli(['credential-helper', 'get'], 'https://index.docker.io/v1/', env);
  expect(text).toContain('E_REGISTRY_EMPTY');
  expect(text).not.toContain('SECRET');
});
