import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scene } from './basic-registry.js';

async function forged(cleanup: (home: string) => unknown) {
  const { job, inputs } = await scene();
  await job.login({ ...inputs, client: 'file' });
  const foreign = join(job.home, 'regcred-docker-foreign');
  mkdirSync(foreign);
  writeFileSync(join(foreign, 'kept'), 'kept');
  const value = cleanup(job.home);
  job.state['cleanup'] = typeof value === 'string' ? value : JSON.stringify(value);
  const text = await job.post();
  expect(existsSync(join(foreign, 'kept'))).toBe(true);
  return text;
}

const owner = '1/1/build/runner';

it('B8: files and folders that are not ours are left', async () => {
  const before = readFileSync('/etc/passwd', 'utf8');
  const text = await forged((home) => ({
    owner,
    logins: [{ file: '/etc/passwd', key: 'root' }],
    isolated: join(home, 'regcred-docker-foreign'),
    logout: true,
  }));
  expect(text).toMatchInlineSnapshot(`
    "exit code 0
    config.json:
      {
       "auths": {
        "REGISTRY": {
         "auth": "robot:SECRET"
        }
       }
      }"
  `);
  expect(readFileSync('/etc/passwd', 'utf8')).toBe(before);
  expect(existsSync('/etc/passwd.regcred')).toBe(false);
});

it('B8: a login of another job is left', async () => {
  const text = await forged((home) => ({
    owner: '2/1/build/runner',
    logins: [{ file: join(home, '.docker/config.json'), key: 'REGISTRY' }],
    logout: true,
  }));
  expect(text).toMatchInlineSnapshot(`
    "exit code 0
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

it.each(['not JSON', '{"logout":true}', 'null', '[]', '{"logout":true,"logins":[{"file":1}],"owner":{}}'])(
  'B8: the state %s is a warning, and nothing is touched',
  async (state) => {
    expect(await forged(() => state)).toMatchInlineSnapshot(`
      "exit code 0
      stdout:
        ::warning::The state of the login step is damaged, so nothing was cleaned up. Remove the docker logins that this job has left.
      config.json:
        {
         "auths": {
          "REGISTRY": {
           "auth": "robot:SECRET"
          }
         }
        }"
    `);
  },
);
