import { expect, it } from 'vitest';
import { canary } from '../redaction/oracle.js';
import { helper } from './helper.js';

const login = (secret: string) => ({
  REGCRED_REGISTRY: 'registry.example.com:5000',
  REGCRED_USERNAME: 'robot',
  REGCRED_PASSWORD: secret,
});

it('get gives the login for its registry', async () => {
  const secret = canary();
  const { stdout, ...rest } = await helper('get', 'https://registry.example.com:5000\n', login(secret));
  expect(JSON.parse(stdout)).toEqual({
    ServerURL: 'https://registry.example.com:5000',
    Username: 'robot',
    Secret: secret,
  });
  expect(rest).toEqual({ code: 0, stderr: '' });
});

it.each([
  'registry.example.com',
  'registry.example.com:5001',
  'registry.example.com:5000.evil.com',
  'evil.com',
  'https://index.docker.io/v1/',
  'registry.example.com:50\n00',
  '%%%',
])('get knows nothing of %j', async (server) => {
  expect(await helper('get', server, login(canary()))).toEqual({
    code: 1,
    stdout: 'credentials not found in native keychain',
    stderr: '',
  });
});

it('get without a registry asks for one', async () => {
  expect(await helper('get', '\n', login(canary()))).toMatchObject({
    code: 1,
    stdout: 'no credentials server URL',
  });
});

it('list names registry and user, and never the secret', async () => {
  expect(await helper('list', '', login(canary()))).toEqual({
    code: 0,
    stdout: '{"registry.example.com:5000":"robot"}',
    stderr: '',
  });
  expect(await helper('list', '', {})).toEqual({ code: 0, stdout: '{}', stderr: '' });
});

it('store takes the login that it makes itself, and no other', async () => {
  const secret = canary();
  const offer = (Username: string) => {
    const ServerURL = 'registry.example.com:5000';
    return helper('store', JSON.stringify({ ServerURL, Username, Secret: canary() }), login(secret));
  };
  expect(await offer('robot')).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(await offer('u')).toMatchObject({ code: 1, stdout: expect.stringMatching(/^not impl/) as string });
});

it('erase has nothing to do', async () => {
  const server = 'registry.example.com:5000';
  expect(await helper('erase', server, login(canary()))).toEqual({ code: 0, stdout: '', stderr: '' });
});

it('a failure is one line on both outputs, as docker shows one of them and podman the other', async () => {
  const bad = { ...login(canary()), REGCRED_USERNAME: 'a:b' };
  const { code, stdout, stderr } = await helper('get', 'registry.example.com:5000', bad);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^E_USERNAME_COLON: [^\n]* Hint: [^\n]*$/);
  expect(stderr).toBe(`${stdout}\n`);
});

it('an environment in which Node would show secrets is refused in the same way', async () => {
  const unsafe = { ...login(canary()), NODE_TLS_REJECT_UNAUTHORIZED: '0' };
  const { code, stdout, stderr } = await helper('get', 'registry.example.com:5000', unsafe);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^E_TLS_DISABLED: /);
  expect(stderr).toContain(stdout);
});
