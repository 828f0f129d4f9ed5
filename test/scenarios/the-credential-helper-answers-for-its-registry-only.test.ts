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

it.each(['store', 'erase'])('%s is refused, because nothing is kept', async (verb) => {
  const given = JSON.stringify({ ServerURL: 'r', Username: 'u', Secret: canary() });
  expect(await helper(verb, given, login(canary()))).toEqual({
    code: 1,
    stdout: 'regcred keeps no credentials: it reads REGCRED_USERNAME and REGCRED_PASSWORD',
    stderr: '',
  });
});
