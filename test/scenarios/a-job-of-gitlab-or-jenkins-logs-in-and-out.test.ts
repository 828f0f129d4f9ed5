import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { canary } from '../redaction/oracle.js';
import { scene } from './basic-registry.js';
import { newJob } from './step.js';

/** The variables of a job, and where its folders are. */
const gitlab = (temp: string) => ({ GITLAB_CI: 'true', CI_JOB_ID: '42', RUNNER_TEMP_PROJECT_DIR: temp });
const jenkins = (temp: string) => ({ BUILD_TAG: 'jenkins-app-12', WORKSPACE_TMP: temp });

it('a GitLab job on a shared machine logs in by variables, and its last step takes everything back', async () => {
  const { job, registry, secret } = await scene();
  const env = {
    ...gitlab(job.temp),
    REGCRED_LOGIN_REGISTRY: registry.host,
    REGCRED_LOGIN_USERNAME: 'robot',
    REGCRED_LOGIN_PASSWORD_ENV: 'HARBOR_PASSWORD',
    REGCRED_LOGIN_CLIENT: 'file',
    HARBOR_PASSWORD: secret,
  };
  job.writeConfig({ auths: { 'ghcr.io': { auth: 'dTpw' } } });
  const folder = join(job.temp, 'regcred-job-42');
  expect((await job.cli(['login'], '', env)).replace(/:\d{10}:/g, ':TIME:')).toMatchInlineSnapshot(`
    "exit code 0
    stderr:
      Logged in to REGISTRY as robot (file, stored in TEMP/regcred-job-42/regcred-docker-RANDOM/config.json).
      [0Ksection_start:TIME:regcred
      [0Kregcred: logins
      Registry logins
      
      Registry         User   Result     Details
      REGISTRY  robot  logged in  file
      
      [0Ksection_end:TIME:regcred
      [0K
    config.json:
      {
       "auths": {
        "ghcr.io": {
         "auth": "u:p"
        }
       }
      }"
  `);
  const exported = execFileSync('sh', ['-c', `. '${folder}/environment.sh'; printf %s "$DOCKER_CONFIG"`], {
    encoding: 'utf8',
  });
  expect(readdirSync(exported)).toContain('config.json');
  expect(await job.cli(['logout', '--all'], '', env)).toMatchInlineSnapshot(`
    "exit code 0
    stderr:
      Logged out of REGISTRY.
      Removed the docker folder of this job.
    config.json:
      {
       "auths": {
        "ghcr.io": {
         "auth": "u:p"
        }
       }
      }"
  `);
  expect(existsSync(folder)).toBe(false);
});

it('a Jenkins build with two logins in one file ends both, and puts back what was there', async () => {
  const first = await scene();
  const second = await scene();
  const { job } = first;
  const env = { ...jenkins(job.temp), REGCRED_LOGIN_CLIENT: 'file', REGCRED_LOGIN_ISOLATE: 'false' };
  job.writeConfig({ auths: { [first.registry.host]: { auth: 'dTpw' } } });
  for (const { registry, secret } of [first, second]) {
    const words = ['login', registry.host, '--username', 'robot', '--password-env', 'PW'];
    expect(await job.cli(words, '', { ...env, PW: secret })).toContain('exit code 0');
  }
  const text = await job.cli(['logout', '--all'], '', env);
  expect(text.replaceAll(second.registry.host, 'SECOND')).toMatchInlineSnapshot(`
    "exit code 0
    stderr:
      Logged out of SECOND.
      Logged out, and put back the login that was there before, of REGISTRY.
    config.json:
      {
       "auths": {
        "REGISTRY": {
         "auth": "u:p"
        }
       }
      }"
  `);
  expect(await job.cli(['logout', '--all'], '', env)).toContain('exit code 0');
});

it('what ends a job does so under CI_DEBUG_TRACE too, where nothing else runs', async () => {
  const { job, registry } = await scene();
  const env = { ...gitlab(job.temp), CI_DEBUG_TRACE: 'true' };
  expect(await job.cli(['login', registry.host], '', env)).toMatchInlineSnapshot(`
    "exit code 2
    stderr:
      E_DEBUG_TRACE: CI_DEBUG_TRACE is on: GitLab prints every variable and command of this job to its log. Hint: Remove CI_DEBUG_TRACE, and replace the secrets that earlier logs contain. To continue anyway, set allow_debug_trace (REGCRED_ALLOW_DEBUG_TRACE) to true.
    config.json:
      (none)"
  `);
  expect(await job.cli(['logout', '--all'], '', env)).toMatch(/^exit code 0/);
});

it('a typing error in a variable is named', async () => {
  const job = newJob();
  mkdirSync(join(job.temp, 'x'));
  expect(await job.cli(['login'], '', { ...gitlab(job.temp), REGCRED_LOGIN_REGISTY: 'ghcr.io' }))
    .toMatchInlineSnapshot(`
    "exit code 2
    stderr:
      E_INPUT_UNKNOWN: There is no input named "registy". Hint: Did you mean "registry"? The inputs are listed in the README.
    config.json:
      (none)"
  `);
});

it('--all is for jobs, and takes nothing else', async () => {
  const job = newJob();
  expect(await job.cli(['logout', '--all'])).toContain('E_USAGE: --all is for jobs of GitLab CI and Jenkins');
  const env = gitlab(job.temp);
  expect(await job.cli(['logout', 'ghcr.io', '--all'], '', env)).toContain(
    'E_USAGE: --all logs out every login',
  );
});

it('registry-auth on a command line names variables, and a password in it is refused unseen', async () => {
  const { job, registry, secret } = await scene();
  const entry = (rest: string) => `[{registry: "${registry.host}", username-env: U, ${rest}}]`;
  const words = (rest: string) => ['login', '--client', 'file', '--registry-auth', entry(rest)];
  expect(await job.cli(words('password-env: PW'), '', { U: 'robot', PW: secret })).toContain('exit code 0');
  expect(await job.cli(words(`password: "${canary()}"`), '', { U: 'robot' })).toMatchInlineSnapshot(`
    "exit code 2
    stderr:
      E_INPUT_LITERAL: The option --registry-auth contains a password, where every program on this machine can read it. Hint: Write password-env: NAME instead of password, and set the variable NAME.
    config.json:
      {
       "auths": {
        "REGISTRY": {
         "auth": "robot:SECRET"
        }
       }
      }"
  `);
  const twice = words('username: other, password-env: PW');
  expect(await job.cli(twice, '', { U: 'robot', PW: secret })).toContain(
    'E_INPUT_CONFLICT: The inputs "username" and "username-env" cannot be used together.',
  );
  expect(await job.cli(words('password-env: "not a name"'), '', { U: 'robot' })).toContain(
    'E_INPUT_VARIABLE',
  );
});
