import { expect, it } from 'vitest';
import { scene } from './basic-registry.js';

it.each([
  ['A21: a typing error', { pasword: 'x' }],
  ['A22: a boolean of YAML 1.1', { logout: 'yes' }],
  ['A22: a number as boolean', { isolate: '1' }],
  ['a time that is none', { timeout: 'soon' }],
  ['a time that is too long', { timeout: '61m' }],
  ['a client that is none', { client: 'dockr' }],
  ['a right that is none', { verify: 'push' }],
  ['an identity for a registry that takes none', { identity: 'aws' }],
  ['a choice that is none', { 'on-missing-credentials': 'ignore' }],
  ['A15: a scope that leads out of its folder', { scope: '../../etc' }],
  ['A1: an option in the place of a registry', { registry: '--config=/etc' }],
  ['A3: a user name with a colon', { username: 'a:b' }],
  ['an authority that is not there', { ca: 'no-such-file.pem' }],
  ['B11: certificate checks switched off', {}, { NODE_TLS_REJECT_UNAUTHORIZED: '0' }],
  ['B10: a variable that makes Node print headers', {}, { NODE_DEBUG: 'http' }],
])('%s', async (title, wrong, env: Record<string, string> = {}) => {
  const { job, inputs, registry } = await scene();
  const text = await job.login({ ...inputs, ...wrong }, env);
  const error = /::error::(.*)/.exec(text)?.[1];
  expect({ title, error, code: /exit code \d/.exec(text)?.[0] }).toMatchSnapshot();
  expect(registry.requests).toEqual([]);
  expect(text).toContain('config.json:\n  (none)');
});
