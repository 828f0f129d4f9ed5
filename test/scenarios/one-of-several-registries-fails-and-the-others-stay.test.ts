import { expect, it } from 'vitest';
import { createIssuer, createKeys } from '../fakes/token-server.js';
import { canary } from '../redaction/oracle.js';
import { registryFor } from './basic-registry.js';
import { newJob } from './step.js';

const keys = createKeys();

async function three(kind: 'basic' | 'bearer' = 'basic') {
  const [one, two, three] = [canary(), canary(), canary()];
  const serve = (secret: string) => registryFor({ auth: authOf(kind, { robot: secret }) });
  const [first, second, third] = [await serve(one), await serve(two), await serve(three)];
  const names = {
    ...{ [first.host]: 'FIRST', [second.host]: 'SECOND', [third.host]: 'THIRD' },
    ...{ [one]: 'SECRET-1', [two]: 'SECRET-2', [three]: 'SECRET-3' },
  };
  return { hosts: [first.host, second.host, third.host], secrets: [one, two, three], job: newJob({ names }) };
}

const authOf = (kind: 'basic' | 'bearer', users: Readonly<Record<string, string>>) =>
  kind === 'basic' ? { kind, users } : { kind, issuer: createIssuer({ users, keys }) };

const entry = (registry = '', password = '', more = '') =>
  `- registry: ${registry}\n  username: robot\n  password: "${password}"\n${more}`;

it('two good and one bad: exit code 1, a table, and the good ones stay logged in', async () => {
  const { hosts, secrets, job } = await three();
  const list = [entry(hosts[0], secrets[0]), entry(hosts[1], canary()), entry(hosts[2], secrets[2])];
  expect(await job.login({ 'registry-auth': list.join(''), client: 'file' })).toMatchInlineSnapshot(`
    "exit code 1
    stdout:
      [masks]
      Logged in to FIRST as robot (file, stored in ~/.docker/config.json).
      Logged in to THIRD as robot (file, stored in ~/.docker/config.json).
      ::error::E_LOGIN_REFUSED: SECOND refused the login. The username or password is wrong, has been reset, or has expired. Hint: Check that both belong to this registry and to each other, and are not those of your account on the web page.
    GITHUB_OUTPUT:
      registry=FIRST
      username=robot
      config-dir=~/.docker
      expires-at=
      registries=[{"registry":"FIRST","username":"robot","client":"file","storedBy":"file","expiresAt":""},{"registry":"THIRD","username":"robot","client":"file","storedBy":"file","expiresAt":""}]
    GITHUB_STATE:
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/config.json","key":"FIRST"},{"file":"~/.docker/config.json","key":"SECOND"},{"file":"~/.docker/config.json","key":"THIRD"}],"logout":true}
    GITHUB_STEP_SUMMARY:
      ### Registry logins
      
      | Registry | User | Result | Details |
      | --- | --- | --- | --- |
      | FIRST | robot | logged in | file |
      | SECOND |  | failed | E\\_LOGIN\\_REFUSED: SECOND refused the login. The username or password is wrong, has been reset, or has expired. Hint: Check that both belong to this registry and to each other, and are not those of your account on the web page. |
      | THIRD | robot | logged in | file |
    config.json:
      {
       "auths": {
        "FIRST": {
         "auth": "robot:SECRET-1"
        },
        "THIRD": {
         "auth": "robot:SECRET-3"
        }
       }
      }"
  `);
  expect(await job.post()).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      Logged out of FIRST.
      Logged out of THIRD.
    config.json:
      (none)"
  `);
});

it('the same registry twice, once for one repository, are two logins in two files', async () => {
  const { hosts, secrets, job } = await three('bearer');
  const list = entry(hosts[0], secrets[0]) + entry(hosts[0], secrets[0], '  scope: team/app@push\n');
  const text = await job.login({ 'registry-auth': list, client: 'file' });
  expect(text).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      [masks]
      Logged in to FIRST as robot (file, stored in ~/.docker/config.json).
      Logged in to FIRST as robot (file, stored in ~/.docker/buildx/config/FIRST/team/app@push/config.json for Buildx; docker push and docker pull do not read it).
    GITHUB_OUTPUT:
      registry=FIRST
      username=robot
      config-dir=~/.docker
      expires-at=
      registries=[{"registry":"FIRST","username":"robot","client":"file","storedBy":"file","expiresAt":""},{"registry":"FIRST","username":"robot","client":"file","storedBy":"file","expiresAt":""}]
    GITHUB_STATE:
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/config.json","key":"FIRST"},{"file":"~/.docker/buildx/config/FIRST/team/app@push/config.json","key":"FIRST"}],"logout":true}
    GITHUB_STEP_SUMMARY:
      ### Registry logins
      
      | Registry | User | Result | Details |
      | --- | --- | --- | --- |
      | FIRST | robot | logged in | file |
      | FIRST | robot | logged in | file |
    config.json:
      {
       "auths": {
        "FIRST": {
         "auth": "robot:SECRET-1"
        }
       }
      }"
  `);
  expect(await job.post()).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      Logged out of FIRST.
    config.json:
      (none)"
  `);
});

it('A20: the same registry twice is refused before anything is sent', async () => {
  const { hosts, secrets, job } = await three();
  const list = entry(hosts[0], secrets[0]) + entry(hosts[0]?.toUpperCase(), secrets[1]);
  expect(await job.login({ 'registry-auth': list, client: 'file' })).toMatchInlineSnapshot(`
    "exit code 2
    stdout:
      [masks]
      ::error::E_DUPLICATE_REGISTRY: Two logins would have the same place: FIRST. Hint: Programs look for one login for FIRST: remove one, give each a scope, or a job of its own.
    GITHUB_STATE:
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
    config.json:
      (none)"
  `);
});
