import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { rightsOn } from '../conformance/tokens/harbor.js';
import { administrator, runningGitLab } from '../fakes/gitlab/running.js';
import type { FakeGitLab } from '../fakes/gitlab/server.js';
import { startHarbor, type FakeHarbor } from '../fakes/harbor/harbor.js';
import { running } from '../http/client.js';
import { needs } from '../real/programs.js';
import { canary, observe } from '../redaction/oracle.js';
import { block } from '../workflows/markdown.js';
import { withStandIns } from '../workflows/stand-ins.js';
import { include, newProject, pipeline, read, type PipelineOptions, type Project } from './project.js';

const STORE = 'HARBOR_PASSWORD';
/** The job's own end: gitlab-ci-local itself ends well whenever a job has exit codes that may fail. */
const FAILED = /regcred-rotate finished in .* FAIL 2/;
const WELL = / PASS  regcred-rotate| WARN  regcred-rotate/;

describe.runIf(needs('git', 'rsync'))('the job regcred-rotate, by gitlab-ci-local', () => {
  let harbor: FakeHarbor;
  let gitlab: FakeGitLab;
  let token: string;
  let admin: string;
  let byHand: string;
  beforeEach(async () => {
    admin = canary();
    const users = {
      admin: { password: admin, roles: { web: 1 } },
      robot$admin: { password: admin, roles: { web: 1 } },
    };
    harbor = await running(startHarbor({ observe, draw: () => canary('aA1'), projects: ['web'], users }));
    const createdAt = Math.floor(Date.now() / 1000) - 40 * 86_400;
    const robot = harbor.put({
      name: 'robot$web+ci',
      permissions: rightsOn('web'),
      expiresAt: -1,
      createdAt,
    });
    byHand = robot.secret;
    gitlab = await runningGitLab();
    for (const home of ['projects/acme/platform', 'projects/acme/web']) gitlab.homes.add(home);
    gitlab.variables.add('projects/acme/web', STORE, byHand, { masked: true, raw: true });
    gitlab.variables.add('projects/acme/web', 'HARBOR_USERNAME', robot.name, { raw: true });
    token = administrator(gitlab);
  });

  // Without a ledger: the variable of the project that runs the job is what the inputs of one credential mean.
  const inputs = () => ({
    registry: harbor.origin,
    provider: 'harbor',
    token: '{ project: web, name: ci, class: replace }',
    admin_username: 'robot$admin',
    admin_password_variable: 'HARBOR_ADMIN_PASSWORD',
    stores: `gitlab:acme/web/${STORE}`,
  });
  const config = () => `version: 1
ledger: gitlab:acme/platform
credentials:
  ci:
    registry: ${harbor.origin}
    provider: harbor
    token: { project: web, name: ci }
    admin: { username: admin, password: env:HARBOR_ADMIN_PASSWORD }
    rotate: { every: 30d, accept-downtime: true }
    verify: [push:web/app]
    stores:
      - gitlab: { project: acme/web, variable: ${STORE}, username-variable: HARBOR_USERNAME }
`;
  const withFile = (text = config()) =>
    newProject({ '.gitlab-ci.yml': include('rotate', {}), 'regcred.yml': text });
  const run = (project: Project, source: string, more: PipelineOptions = {}) =>
    pipeline(project, {
      ...more,
      variables: { CI_PIPELINE_SOURCE: source, CI_API_V4_URL: gitlab.api, ...more.variables },
      secrets: { GITLAB_TOKEN: token, HARBOR_ADMIN_PASSWORD: admin, ...more.secrets },
    });
  const stored = () => gitlab.variables.get('projects/acme/web', STORE)?.value ?? '';
  const artifact = ({ folder }: Project, name: string) => read(join(folder, name));
  const dotenv = (project: Project) =>
    Object.fromEntries(
      (artifact(project, 'regcred.env') ?? '')
        .split('\n')
        .filter(Boolean)
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );

  it('rotates in a schedule, into a variable of GitLab, with the ledger in another', async () => {
    const project = withFile();
    const { code, log } = await run(project, 'schedule');
    expect(log).toMatch(WELL);
    expect(code).toBe(0);
    expect(stored()).not.toBe(byHand);
    const user = gitlab.variables.get('projects/acme/web', 'HARBOR_USERNAME')?.value ?? '';
    expect(await harbor.logIn(user, stored(), 'web/app')).toContain('push');
    expect(gitlab.variables.get('projects/acme/web', STORE)).toMatchObject({ masked: true, raw: true });
    expect(gitlab.variables.all.filter(({ home }) => home === 'projects/acme/platform')).toHaveLength(1);
    expect(dotenv(project)).toMatchObject({ REGCRED_ROTATED: '["ci"]', REGCRED_FAILED: '[]' });
    expect(artifact(project, 'regcred-report.html')).toContain('<!doctype html>');
    expect(log).not.toContain('planned');
    expect(readdirSync(project.temp)).toEqual([]);
    // The next night has nothing to do.
    const changes = gitlab.changes.length;
    expect((await run(project, 'schedule')).code).toBe(0);
    expect(gitlab.changes).toHaveLength(changes);
  });

  it('rotates one credential that the inputs describe, in two stores, with its ledger in the project of the job', async () => {
    gitlab.homes.add('projects/acme/api');
    gitlab.variables.add('projects/acme/api', STORE, byHand, { raw: true });
    const stores = `gitlab:acme/web/${STORE}  gitlab:acme/api/${STORE}`;
    const more = { ...inputs(), stores, accept_downtime: true };
    const { code, log } = await run(newProject({ '.gitlab-ci.yml': include('rotate', more) }), 'web');
    expect(log).toMatch(WELL);
    expect(code).toBe(0);
    expect(stored()).not.toBe(byHand);
    expect(gitlab.variables.get('projects/acme/api', STORE)?.value).toBe(stored());
    expect(gitlab.variables.all.some(({ home }) => home === 'projects/acme/platform')).toBe(true);
  });

  it.each([
    ['merge_request_event', { CI_COMMIT_BRANCH: '' }, 'in a merge request'],
    ['web', { CI_COMMIT_BRANCH: 'feature' }, 'off the default branch'],
  ])('changes nothing in a pipeline of %s, whatever mode is asked for', async (source, variables, where) => {
    const project = withFile();
    const more = { variables: { ...variables, REGCRED_ROTATE_MODE: 'apply' } };
    const { code, log } = await run(project, source, more);
    expect(log).toContain(`regcred: This is ${where}: the rotation is planned, and nothing is changed.`);
    expect(log).toContain('preflight');
    expect(log).toMatch(WELL);
    expect(code).toBe(0);
    expect(gitlab.changes).toEqual([]);
    expect(harbor.robots.map(({ name }) => name)).toEqual(['robot$web+ci']);
    expect(stored()).toBe(byHand);
    expect(dotenv(project)).toMatchObject({ REGCRED_DUE: '["ci"]' });
  });

  it('rotates in a schedule of another branch too', async () => {
    harbor.robots.forEach((robot) => (robot.createdAt = Math.floor(Date.now() / 1000)));
    const { log } = await run(withFile(), 'schedule', { variables: { CI_COMMIT_BRANCH: 'release' } });
    expect(log).toMatch(WELL);
    expect(log).not.toContain('planned');
  });

  it('plans the inventory of the README', async () => {
    const robot = harbor.put({ name: 'robot$web+ci-push', permissions: rightsOn('web'), createdAt: 1 });
    gitlab.variables.add('projects/acme/web', 'HARBOR_LOGIN', `${robot.name}:${robot.secret}`, { raw: true });
    const standIns = { 'harbor.example.com': harbor.origin };
    const project = withFile(withStandIns(block('gitlab/README.md', 'credentials:'), standIns));
    const { log } = await run(project, 'merge_request_event', { secrets: { HARBOR_ADMIN: 'admin' } });
    expect(log).toMatch(/mint +Issue generation 1 of robot robot\$web\+ci-push /);
    expect(log).toMatch(/ PASS {2}regcred-rotate/);
  });

  it('a merge request that may not see the secrets ends with a warning that says so', async () => {
    const secrets = { GITLAB_TOKEN: '', HARBOR_ADMIN_PASSWORD: '' };
    const { code, log } = await run(withFile(), 'merge_request_event', { secrets });
    expect(log).toContain('E_SECRET_SOURCE: The secret env:HARBOR_ADMIN_PASSWORD cannot be read');
    expect(log).toContain(
      'regcred: A secret of the rotation is missing in a merge request. Protected variables, which it should use, exist only on protected branches, so this says nothing about the schedule. The job ends with a warning.',
    );
    expect(log).toMatch(/regcred-rotate finished in .* WARN 78/);
    expect(log).toMatch(WELL);
    expect(code).toBe(0);
  });

  it('a merge request without the token for GitLab ends so too', async () => {
    const { code, log } = await run(withFile(), 'merge_request_event', { secrets: { GITLAB_TOKEN: '' } });
    expect(log).toContain('E_STORE_CREDENTIAL');
    expect(log).toMatch(/WARN 78/);
    expect(log).toMatch(WELL);
    expect(code).toBe(0);
  });

  it('a mistake in regcred.yml fails a merge request', async () => {
    const project = withFile(config().replace('every:', 'evry:'));
    const { log } = await run(project, 'merge_request_event');
    expect(log).toMatch(/E_CONFIG_KEY/);
    expect(log).toMatch(FAILED);
  });

  it('a schedule without its secrets fails', async () => {
    const { log } = await run(withFile(), 'schedule', { secrets: { HARBOR_ADMIN_PASSWORD: '' } });
    expect(log).toContain('E_SECRET_SOURCE');
    expect(log).toMatch(FAILED);
  });

  it('a push starts no rotation', async () => {
    const { log } = await run(withFile(), 'push');
    expect(log).not.toContain('regcred-rotate starting');
    expect(gitlab.requests).toEqual([]);
  });

  it('one at a time, never interrupted, its report kept for the developers', async () => {
    const { log } = await run(withFile(), 'schedule', { args: ['--preview'] });
    for (const line of [
      'resource_group: regcred-rotate',
      'interruptible: false',
      'when: always',
      'access: developer',
      'expose_as: regcred rotation report',
      'dotenv: regcred.env',
    ]) {
      expect(log).toContain(line);
    }
  });

  it('B9: CI_DEBUG_TRACE is refused', async () => {
    const { log } = await run(withFile(), 'schedule', { variables: { CI_DEBUG_TRACE: 'true' } });
    expect(log).toContain('E_DEBUG_TRACE');
    expect(log).toMatch(FAILED);
    expect(stored()).toBe(byHand);
  });
});
