import { expect, it } from 'vitest';
import { canary } from '../redaction/oracle.js';
import { registryFor } from './basic-registry.js';
import { newJob } from './step.js';

async function three() {
  const [one, two, three] = [canary(), canary(), canary()];
  const serve = (secret: string) => registryFor({ auth: { kind: 'basic', users: { robot: secret } } });
  const [first, second, third] = [await serve(one), await serve(two), await serve(three)];
  const names = {
    ...{ [first.host]: 'FIRST', [second.host]: 'SECOND', [third.host]: 'THIRD' },
    ...{ [one]: 'SECRET-1', [two]: 'SECRET-2', [three]: 'SECRET-3' },
  };
  return { hosts: [first.host, second.host, third.host], secrets: [one, two, three], job: newJob({ names }) };
}

const entry = (registry = '', password = '', more = '') =>
  `- registry: ${registry}\n  username: robot\n  password: "${password}"\n${more}`;

it('two good and one bad: exit code 1, a table, and the good ones stay logged in', async () => {
  const { hosts, secrets, job } = await three();
  const list = [entry(hosts[0], secrets[0]), entry(hosts[1], canary()), entry(hosts[2], secrets[2])];
  expect(await job.login({ 'registry-auth': list.join(''), client: 'file' })).toMatchInlineSnapshot();
  expect(await job.post()).toMatchInlineSnapshot();
});

it('the same registry twice, once for one repository, are two logins in two files', async () => {
  const { hosts, secrets, job } = await three();
  const list = entry(hosts[0], secrets[0]) + entry(hosts[0], secrets[0], '  scope: team/app@push\n');
  const text = await job.login({ 'registry-auth': list, client: 'file' });
  expect(text).toMatchInlineSnapshot();
  expect(await job.post()).toMatchInlineSnapshot();
});

it('A20: the same registry twice is refused before anything is sent', async () => {
  const { hosts, secrets, job } = await three();
  const list = entry(hosts[0], secrets[0]) + entry(hosts[0]?.toUpperCase(), secrets[1]);
  expect(await job.login({ 'registry-auth': list, client: 'file' })).toMatchInlineSnapshot();
});
