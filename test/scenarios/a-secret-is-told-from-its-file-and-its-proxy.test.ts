import { expect, it } from 'vitest';

import { scene, withCredential } from './basic-registry.js';

it('L45: a variable of the type File as password is told, and its path is not sent', async () => {
  const { job, inputs, registry } = await scene();
  const env = {
    GITLAB_CI: 'true',
    CI_JOB_ID: '7',
    RUNNER_TEMP_PROJECT_DIR: job.temp,
    CI_PROJECT_DIR: '/builds/acme/web',
    REGCRED_LOGIN_REGISTRY: inputs.registry,
    REGCRED_LOGIN_USERNAME: 'robot',
    REGCRED_LOGIN_PASSWORD_ENV: 'HARBOR_PASSWORD',
    REGCRED_LOGIN_CLIENT: 'file',
    HARBOR_PASSWORD: '/builds/acme/web.tmp/HARBOR_PASSWORD',
  };
  const text = await job.cli(['login'], '', env);
  expect(text).toContain('E_SECRET_IS_FILE: The password for REGISTRY is the path of a file');
  expect(withCredential(registry)).toBe(0);
});

it('L34: a proxy whose password has a slash is malformed, and nothing of it is shown or looked up', async () => {
  const { job, inputs } = await scene();
  const env = { HTTPS_PROXY: 'http://bob:Pa@S3cretPart/x@proxy:3128' };
  const given = { ...inputs, registry: 'registry.example.com', client: 'file' };
  const text = await job.login(given, env);
  expect(text).toContain('E_PROXY_INVALID');
  expect(text.toLowerCase()).not.toContain('s3cretpart');
});
