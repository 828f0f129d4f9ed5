import { expect, it } from 'vitest';
import { createIssuer } from '../fakes/token-server.js';
import { canary } from '../redaction/oracle.js';
import { registryFor, scene } from './basic-registry.js';
import { newJob, pair } from './step.js';

const words = (host: string, ...more: string[]) => [
  'check',
  host,
  '--username',
  'robot',
  '--password-stdin',
  ...more,
];

it('all right', async () => {
  const { job, registry, secret } = await scene();
  expect(await job.cli(words(registry.host, '--verify', 'push:team/app'), secret)).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      · REGISTRY is treated as any other registry.
      ✓ REGISTRY answers as a registry and asks for a login.
      ✓ REGISTRY accepts the login of robot.
      ✓ The login may push team/app.
    config.json:
      (none)"
  `);
  expect(await job.cli(words(registry.host, '--json'), secret)).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      [{"state":"note","text":"REGISTRY is treated as any other registry."},{"state":"right","text":"REGISTRY answers as a registry and asks for a login."},{"state":"right","text":"REGISTRY accepts the login of robot."}]
    config.json:
      (none)"
  `);
});

it('a wrong password', async () => {
  const { job, registry } = await scene();
  expect(await job.cli(words(registry.host), `${canary()}\n`)).toMatchInlineSnapshot(`
    "exit code 1
    stdout:
      · REGISTRY is treated as any other registry.
      ✓ REGISTRY answers as a registry and asks for a login.
      ✗ E_LOGIN_REFUSED: REGISTRY refused the login. The username or password is wrong, has been reset, or has expired.
        Check that both belong to this registry and to each other, and are not those of your account on the web page.
    stderr:
      Note: The password for REGISTRY ended with a line break, which was cut.
    config.json:
      (none)"
  `);
});

it('D9: a web page, and no registry', async () => {
  const { job, registry } = await scene({
    fault: () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Welcome</html>' }),
  });
  expect(await job.cli(words(registry.host), canary())).toMatchInlineSnapshot(`
    "exit code 1
    stdout:
      · REGISTRY is treated as any other registry.
      ? E_RESPONSE_INVALID: The response from REGISTRY cannot be used: it is a web page.
        Check the address, and whether a proxy or a login portal answers instead of REGISTRY.
    config.json:
      (none)"
  `);
});

it('D10: 404, and no registry', async () => {
  const { job, registry } = await scene({ fault: () => ({ status: 404 }) });
  expect(await job.cli(words(registry.host), canary())).toMatchInlineSnapshot(`
    "exit code 1
    stdout:
      · REGISTRY is treated as any other registry.
      ? E_NOT_A_REGISTRY: There is no container registry at REGISTRY.
        It answers 404 to /v2/. Check host and port; a path after the host is not part of the registry.
    config.json:
      (none)"
  `);
});

it('D11: a connection that is refused is temporary, exit code 75', async () => {
  const { job, registry } = await scene();
  await registry.close();
  expect(await job.cli(words(registry.host), canary())).toMatchInlineSnapshot(`
    "exit code 75
    stdout:
      · REGISTRY is treated as any other registry.
      ? E_CONNECTION_REFUSED: REGISTRY refuses the connection.
        Check the port, and whether the server is running.
    config.json:
      (none)"
  `);
});

it('a right that is missing', async () => {
  const secret = canary();
  const issuer = createIssuer({ users: { robot: secret }, rights: () => ['pull'] });
  const { host } = await registryFor({ auth: { kind: 'bearer', issuer } });
  const job = newJob({ names: { [host]: 'REGISTRY' } });
  expect(await job.cli(words(host, '--verify', 'push:team/app'), secret)).toMatchInlineSnapshot(`
    "exit code 1
    stdout:
      · REGISTRY is treated as any other registry.
      ✓ REGISTRY answers as a registry and asks for a login.
      ✓ REGISTRY accepts the login of robot.
      ✗ E_RIGHT_MISSING: The login may not push team/app. The login is accepted, but it may not push to this repository.
        Grant this user or token the right to push (write) there, or check the name of the repository.
    config.json:
      (none)"
  `);
});

it('without a password: no login is stored, or the stored one is checked', async () => {
  const { job, registry, secret } = await scene();
  // trials L24: with no login at hand, exit code 0 says more than was checked.
  expect(await job.cli(['check', registry.host])).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      · REGISTRY is treated as any other registry.
      ✓ REGISTRY answers as a registry and asks for a login.
      · No login for REGISTRY is stored; give --username and --password-stdin to check one.
    config.json:
      (none)"
  `);
  job.writeConfig({ auths: { [registry.host]: pair('robot', secret) } });
  expect(await job.cli(['check', registry.host])).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      · REGISTRY is treated as any other registry.
      ✓ REGISTRY answers as a registry and asks for a login.
      · The login that docker has stored (user robot) is checked.
      ✓ REGISTRY accepts the login of robot.
    config.json:
      {
       "auths": {
        "REGISTRY": {
         "auth": "robot:SECRET"
        }
       }
      }"
  `);
});

it('C15: DOCKER_AUTH_CONFIG wins over the stored login', async () => {
  const { job, registry, secret } = await scene();
  job.writeConfig({ auths: { [registry.host]: pair('robot', secret) } });
  const env = { DOCKER_AUTH_CONFIG: JSON.stringify({ auths: { [registry.host]: pair('x', 'y') } }) };
  expect(await job.cli(['check', registry.host], '', env)).toMatchInlineSnapshot(`
    "exit code 1
    stdout:
      · REGISTRY is treated as any other registry.
      ✓ REGISTRY answers as a registry and asks for a login.
      ✗ The variable DOCKER_AUTH_CONFIG holds a login for REGISTRY, which docker 28.3 and later read instead of the file.
        Unset it for this job, or store the right login in it.
      · The login that docker has stored (user robot) is checked.
      ✓ REGISTRY accepts the login of robot.
    config.json:
      {
       "auths": {
        "REGISTRY": {
         "auth": "robot:SECRET"
        }
       }
      }"
  `);
});
