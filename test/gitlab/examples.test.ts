import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAws } from '../fakes/aws/aws.js';
import { startForwardProxy, type ForwardProxy } from '../fakes/forward-proxy.js';
import { makeIdToken } from '../fakes/id-token.js';
import { running } from '../http/client.js';
import { startRegistry, type RunningRegistry } from '../real/docker-registry.js';
import { needs } from '../real/programs.js';
import { canary, mayHold, tempDir } from '../redaction/oracle.js';
import { startEngine, type Engine } from '../workflows/engine.js';
import { block, blocksOf } from '../workflows/markdown.js';
import { repository, withStandIns } from '../workflows/stand-ins.js';
import { readCi } from './fragments.js';
import { newProject, pipeline, type PipelineOptions } from './project.js';
import { component, filled, problems, template } from './template.js';

const README = 'gitlab/README.md';
const published = 'gitlab.com/regcred/components/';
const mirrored = '$CI_SERVER_FQDN/mirrors/components/';
const version = (JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { version: string })
  .version;

const example = (name: string) => readFileSync(join(repository, 'examples/gitlab', name), 'utf8');
const names = readdirSync(join(repository, 'examples/gitlab'));

/** As a consumer has it, but that the component lies in the project: gitlab-ci-local fetches none from elsewhere. */
const atHome = (text: string) =>
  text
    .replaceAll(published, '$CI_SERVER_FQDN/$CI_PROJECT_PATH/')
    .replaceAll(mirrored, '$CI_SERVER_FQDN/$CI_PROJECT_PATH/')
    .replaceAll(`@${version}`, '@$CI_COMMIT_SHA');

/** Blocks of the page that are GitLab CI; the one of regcred.yml is not. */
const blocks = blocksOf(README)
  .map(({ text }) => text)
  .filter((text) => !text.includes('credentials:'));
const pages: readonly (readonly [string, string])[] = [
  ...names.map((name) => [`examples/gitlab/${name}`, example(name)] as const),
  ['README.md', block('README.md', 'extends: .regcred-login')],
  ...blocks.map((text, index) => [`${README}, block ${index + 1}`, text] as const),
];

/** For whom the keyless job asks an ID token when nobody says. */
function audience(): string {
  const jobs = readCi(filled(template('login'))) as Readonly<
    Record<string, { readonly id_tokens?: { readonly REGCRED_ID_TOKEN: { readonly aud: string } } }>
  >;
  return jobs['.regcred-login-keyless']?.id_tokens?.REGCRED_ID_TOKEN.aud ?? '';
}

interface Include {
  readonly component: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
}

const includes = (text: string) => (readCi(text)['include'] ?? []) as readonly Include[];

describe('what people paste', () => {
  it('most of it includes the component', () => {
    expect(pages.filter(([, text]) => includes(text).length > 0).length).toBeGreaterThan(pages.length / 2);
  });

  it.each(pages)('%s: GitLab would accept the inputs', (_, text) => {
    for (const { component: address, inputs = {} } of includes(text)) {
      const [, host = '', name = ''] = /^(.*\/)(\w+)@(.*)$/.exec(address) ?? [];
      expect([published, mirrored]).toContain(host);
      expect(address).toBe(`${host}${name}@${version}`);
      expect(problems(template(name), inputs)).toEqual([]);
    }
  });

  it('the pipeline of the component itself: the same', () => {
    for (const { component: address, inputs = {} } of includes(
      readFileSync(join(component, '.gitlab-ci.yml'), 'utf8'),
    )) {
      const [, name = ''] =
        /^\$CI_SERVER_FQDN\/\$CI_PROJECT_PATH\/(\w+)@\$CI_COMMIT_SHA$/.exec(address) ?? [];
      expect(problems(template(name), inputs)).toEqual([]);
    }
  });

  it('a wrong input would be found there', () => {
    const text = blocks[0]?.replace('password_variable:', 'password:') ?? '';
    const [first] = includes(text);
    expect(problems(template('login'), first?.inputs ?? {})).toEqual(['login has no input password']);
  });
});

const tools = needs('git', 'rsync');

describe.runIf(tools)('what people paste, resolved by gitlab-ci-local', () => {
  it.each(pages)('%s', async (_, text) => {
    const whole = text.includes('include:') ? text : `${blocks[0]?.split('\npush:')[0] ?? ''}\n${text}`;
    const job = /^[a-z].*:$/m.test(whole.replace('include:', ''))
      ? ''
      : 'push: { extends: .regcred-login, script: [env] }\n';
    const project = newProject({ '.gitlab-ci.yml': atHome(whole + (whole.includes('rotate@') ? '' : job)) });
    const { code, log } = await pipeline(project, {
      args: ['--preview'],
      variables: { CI_PIPELINE_SOURCE: 'schedule' },
    });
    expect(log).toMatch(/REGCRED_(LOGIN|ROTATE)_REGISTRY:/);
    expect(code).toBe(0);
  });
});

const ready =
  tools && needs('docker', 'docker-registry', 'podman', 'buildah', 'skopeo', 'umoci', 'openssl', 'htpasswd');
const ECR = '123456789012.dkr.ecr.eu-central-1.amazonaws.com';

describe.runIf(ready)('examples/gitlab against real registries', () => {
  const password = canary();
  let registry: RunningRegistry;
  let engine: Engine;
  beforeAll(async () => {
    registry = await startRegistry({
      auth: { kind: 'htpasswd', users: { ci: password, team: password, AWS: password, robot$ci: password } },
    });
    engine = await startEngine([registry.host]);
  });
  afterAll(() => Promise.all([engine?.stop(), registry?.stop()]));

  const files = (text: string, standIns: Readonly<Record<string, string>> = {}) => ({
    // The engine of the machine takes the place of the service, whose image cannot be pulled here.
    '.gitlab-ci.yml': withStandIns(atHome(text), standIns).replaceAll(
      /^ *services:\n +- name: .*\n +alias: .*\n/gm,
      '',
    ),
    Dockerfile: 'FROM scratch\nCOPY hello.txt /\n',
    'hello.txt': 'hello\n',
  });
  const run = async (
    text: Readonly<Record<string, string>>,
    more: PipelineOptions = {},
    env: Readonly<Record<string, string>> = engine.env,
  ) => {
    const project = newProject(text);
    const { code, log } = await pipeline(project, {
      ...more,
      variables: { CI_REGISTRY: registry.host, CI_REGISTRY_USER: 'ci', ...more.variables },
      secrets: { ...env, CI_REGISTRY_PASSWORD: password, CLOUDRAYA_PASSWORD: password, ...more.secrets },
    });
    return { code, log, project };
  };
  const own = () => ({ variables: { CI_REGISTRY_IMAGE: `${registry.host}/acme/platform` } });

  it('login.gitlab-ci.yml pushes to the registry of GitLab', async () => {
    const { code, log } = await run(files(example('login.gitlab-ci.yml')), own());
    expect(log).toMatch(/Logged in to .* as ci[^]*digest: sha256:[^]*Logged out of/);
    expect(log).toContain('proved');
    expect(code).toBe(0);
  });

  it('README: the first block does too', async () => {
    const { code, log } = await run(files(blocks[0] ?? ''), own());
    expect(log).toMatch(/Logged in to .* as ci[^]*digest: sha256:[^]*Logged out of/);
    expect(code).toBe(0);
  });

  it('the first screen of the whole project’s README pushes with a robot', async () => {
    const text = block('README.md', 'extends: .regcred-login');
    const tag = `${registry.host}/web/app`;
    const folder = tempDir();
    writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nCOPY Dockerfile /\n');
    execFileSync('docker', ['build', '--tag', tag, folder], { env: { ...process.env, ...engine.env } });
    const { code, log } = await run(files(text, { 'harbor.example.com': registry.host }), {
      secrets: { HARBOR: password },
    });
    expect(log).toMatch(/Logged in to .* as robot\$ci[^]*digest: sha256:[^]*Logged out of/);
    expect(code).toBe(0);
  });

  it('cloudraya.gitlab-ci.yml pushes as today, which leaves its login, and with regcred, which leaves none', async () => {
    const text = files(example('cloudraya.gitlab-ci.yml'), { 'registry.cloudraya.com': registry.host });
    const today = await run(text, { args: ['push as today'] });
    mayHold(today.project.auth);
    expect(today.log).toMatch(/digest: sha256:/);
    expect(readFileSync(today.project.auth, 'utf8')).toContain(registry.host);
    const { code, log, project } = await run(text, { args: ['push'] });
    expect(log).toMatch(/proved: push team\/app[^]*digest: sha256:[^]*Logged out of/);
    expect(code).toBe(0);
    expect(existsSync(project.auth)).toBe(false);
  });

  it('keyless-ecr.gitlab-ci.yml pushes as the role, with the ID token of the job', async () => {
    const subject = 'project_path:acme/platform:ref_type:branch:ref:main';
    const aws = await startAws({
      draw: () => canary(),
      password: () => password,
      providers: { 'gitlab.example.com': ['sts.amazonaws.com'] },
      roles: {
        'arn:aws:iam::123456789012:role/ci': { subjects: [subject], actions: ['ecr:GetAuthorizationToken'] },
      },
    });
    await running(Promise.resolve(aws.server));
    const proxy: ForwardProxy = await startForwardProxy(
      {
        'sts.eu-central-1.amazonaws.com': aws.server.host,
        'api.ecr.eu-central-1.amazonaws.com': aws.server.host,
        [ECR]: registry.host,
      },
      tempDir(),
    );
    const theirs = await startEngine([], proxy.env);
    try {
      // gitlab-ci-local mints none; GitLab would, for whom the template says.
      const token = makeIdToken(audience(), { iss: 'https://gitlab.example.com', sub: subject });
      const secrets = { REGCRED_ID_TOKEN: token };
      const { code, log } = await run(files(example('keyless-ecr.gitlab-ci.yml')), { secrets }, theirs.env);
      expect(log).toContain(`Logged in to ${ECR} as AWS`);
      expect(log).toMatch(/digest: sha256:/);
      expect(log).toContain(`Logged out of ${ECR}`);
      expect(code).toBe(0);
      expect(aws.state.faults).toEqual([]);
      // A job that extends the other one has none: the line to add is told.
      const without = files(example('keyless-ecr.gitlab-ci.yml').replace('-keyless\n', '\n'));
      const missing = await run(without, {}, theirs.env);
      expect(missing.log).toContain('E_OIDC_MISSING');
      expect(missing.log).toContain(
        'Add to the job: id_tokens: {REGCRED_ID_TOKEN: {aud: "sts.amazonaws.com"}}',
      );
      expect(missing.code).toBe(1);
    } finally {
      await Promise.all([theirs.stop(), proxy.close()]);
    }
  });

  it('rotate.gitlab-ci.yml rotates in its schedule, and the other job does not run', async () => {
    const theirs = await startRegistry({ auth: { kind: 'htpasswd', users: { ci: password } } });
    try {
      const folder = tempDir();
      const secret = join(folder, 'secret');
      mayHold(secret);
      writeFileSync(secret, password, { mode: 0o600 });
      const inventory = withStandIns(readFileSync(join(repository, 'examples/regcred.yml'), 'utf8'), {
        '127.0.0.1:5000': theirs.host,
        '/etc/registry/htpasswd': theirs.htpasswd,
        '/var/lib/regcred': folder,
      });
      const text = { ...files(example('rotate.gitlab-ci.yml')), 'regcred.yml': inventory };
      const { code, log } = await run(text, { variables: { CI_PIPELINE_SOURCE: 'schedule' } });
      expect(log).toMatch(/PASS {2}regcred-rotate/);
      expect(log).not.toContain('what this project does otherwise');
      expect(code).toBe(0);
      expect(readFileSync(secret, 'utf8')).not.toBe(password);
      expect(log).not.toContain(readFileSync(secret, 'utf8'));
    } finally {
      await theirs.stop();
    }
  });

  it('the pipeline of the component tests itself, and publishes only tags that are versions', async () => {
    const text = {
      '.gitlab-ci.yml': readFileSync(join(component, '.gitlab-ci.yml'), 'utf8'),
      'test/regcred.yml': readFileSync(join(component, 'test/regcred.yml'), 'utf8'),
    };
    const { code, log } = await run(text, { variables: { CI_PIPELINE_SOURCE: 'web' } });
    for (const job of [
      'login',
      'login in a shell without Node.js',
      'with a before_script of its own',
      'plan',
    ]) {
      expect(log).toContain(` PASS  ${job}`);
    }
    expect(log).not.toContain('Publishing');
    expect(code).toBe(0);
    for (const [tag, isPublished] of [
      ['1.2.3', true],
      ['v1.2.3', false],
      ['1.2', false],
    ] as const) {
      const listed = await run(text, { variables: { CI_COMMIT_TAG: tag }, args: ['--list'] });
      expect([tag, /^release /m.test(listed.log)]).toEqual([tag, isPublished]);
    }
  });

  it('all of them are run here', () => {
    expect(names).toEqual([
      'cloudraya.gitlab-ci.yml',
      'keyless-ecr.gitlab-ci.yml',
      'login.gitlab-ci.yml',
      'rotate.gitlab-ci.yml',
    ]);
    expect(
      ['README.md', 'LICENSE', '.gitlab-ci.yml', 'templates'].filter(
        (name) => !existsSync(join(component, name)),
      ),
    ).toEqual([]);
    expect(readFileSync(join(component, 'LICENSE'))).toEqual(readFileSync(join(repository, 'LICENSE')));
  });
});
