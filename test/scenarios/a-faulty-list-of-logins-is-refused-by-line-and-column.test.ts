import { expect, it } from 'vitest';
import { canary } from '../redaction/oracle.js';
import { newJob } from './step.js';

const entry = (password: string, more = '') =>
  `- registry: r.example.com\n  username: robot\n  password: ${password}\n${more}`;

it.each([
  // trials L18: records line 1, column 1 and RESOURCE_EXHAUSTION for a quote that opens on line 3.
  ['A16: a fault on the line of the password', () => entry(`"${canary()}`)],
  ['A16: a tab before the password', () => `- registry: r.example.com\n\tpassword: ${canary()}\n`],
  ['A17: a password that YAML takes for a number', () => entry('0123456')],
  ['A17: a password that YAML 1.1 takes for a boolean', () => entry('yes')],
  ['A18: an alias', () => entry(`&a ${canary()}`, '  scope: *a\n')],
  ['A18: a key twice', () => entry(canary(), `  password: ${canary()}\n`)],
  ['A21: a key with a typing error', () => `- registry: r.example.com\n  pasword: ${canary()}\n`],
  ['no list', () => `registry: r.example.com\npassword: ${canary()}\n`],
])('%s', async (title, list) => {
  const text = await newJob().login({ 'registry-auth': list() });
  expect({ title, text }).toMatchSnapshot();
});

it('a list and single inputs do not go together', async () => {
  const password = canary();
  const text = await newJob().login({ 'registry-auth': entry(`"${password}"`), password });
  expect(text).toMatchInlineSnapshot(`
    "exit code 2
    stdout:
      ::error::E_INPUT_CONFLICT: The inputs "registry-auth" and "password" cannot be used together. Hint: Give password in the entries of registry-auth.
    config.json:
      (none)"
  `);
});
