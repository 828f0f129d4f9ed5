import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { regcredError } from '../../../src/errors/error.js';
import { credentialHelper } from '../../../src/login/helper/credential-helper.js';
import { checkHelperRequest } from '../../../src/login/helper/check-helper-request.js';
import { writeProgram } from '../../../src/login/helper/write-program.js';
import { startRegistry, type FakeRegistry } from '../../fakes/registry.js';
import { testContext } from '../../context.js';
import { canary, mayHold, observe, tempDir } from '../../redaction/oracle.js';
import { job } from '../job.js';
import { known } from './fake-entry.js';

const servers: FakeRegistry[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** A registry that knows `u`, and a job in whose environment the password for it is. */
async function scene(config?: unknown, env: Record<string, string> = {}) {
  const password = canary();
  const server = await startRegistry({ auth: { kind: 'basic', users: { u: password } }, observe });
  servers.push(server);
  const { host } = server;
  const given = { REGCRED_REGISTRY: host, REGCRED_USERNAME: 'u', REGCRED_PASSWORD: password };
  const work = job(config, { env: { ...given, ...env } });
  return { ...work, host, password, server, inputs: { registry: host, client: 'helper' } };
}

describe('client: helper', () => {
  it('proves the login, stores nothing, and the helper then gives it; post puts all back', async () => {
    const {
      step,
      read,
      host,
      inputs,
      variables,
      context,
      tempDir: temp,
      password,
      path,
    } = await scene({
      auths: {},
      credsStore: 'desktop',
    });
    const text = readFileSync(path, 'utf8');
    const one = step(inputs);
    const [result] = await one.login();
    expect(result).toMatchObject({ status: 'done', record: { helper: 'regcred' } });
    expect(read()).toEqual({ auths: {}, credsStore: 'desktop', credHelpers: { [host]: 'regcred' } });
    expect(variables['REGCRED_HELPER_CONFIG']).toBe(join(temp, 'helper.json'));
    expect(statSync(join(temp, 'helper.json')).mode & 0o777).toBe(0o600);
    const program = join(temp, 'helper/docker-credential-regcred');
    expect(variables['PATH']?.startsWith(`${dirname(program)}:`)).toBe(true);
    expect(statSync(program).mode & 0o777).toBe(0o700);
    const answer = await credentialHelper('get', host, context());
    expect((JSON.parse(answer.text) as { Secret: string }).Secret === password).toBe(true);
    await one.post();
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(readdirSync(temp)).toEqual(['helper']);
  });

  it('a refused login changes nothing', async () => {
    const { step, inputs, path, variables, tempDir: temp } = await scene({}, { REGCRED_PASSWORD: canary() });
    const before = { ...variables };
    await expect(step(inputs).login()).rejects.toMatchObject({ code: 'E_LOGIN_REFUSED' });
    expect(readFileSync(path, 'utf8')).toBe('{}');
    expect(variables).toEqual(before);
    expect(readdirSync(temp)).toEqual([]);
  });

  it('the logout action ends it in the middle of the job', async () => {
    const { step, inputs, read } = await scene({ auths: {} });
    await step(inputs).login();
    expect(await step(inputs).logout()).toBe(true);
    expect(read()).toEqual({ auths: {} });
  });

  it('without a password in the environment it says which variables to set, and may be skipped', async () => {
    const { step, inputs } = await scene({}, { REGCRED_PASSWORD: '' });
    await expect(step(inputs).login()).rejects.toMatchObject({ code: 'E_HELPER_PASSWORD' });
    const skip = { ...inputs, 'on-missing-credentials': 'skip' };
    expect(await step(skip).login()).toMatchObject([{ status: 'skipped' }]);
  });

  it('what the user’s own helper knew, it still knows in the job', async () => {
    const { step, inputs, dir, variables } = await scene();
    const own = join(dir, '.config/regcred/helper.json');
    mkdirSync(dirname(own), { recursive: true });
    const theirs = known('other.example.com');
    writeFileSync(own, JSON.stringify({ version: 1, logins: [theirs] }));
    const one = step(inputs);
    await one.login();
    const file = variables['REGCRED_HELPER_CONFIG'] ?? '';
    const logins = () => (JSON.parse(readFileSync(file, 'utf8')) as { logins: unknown[] }).logins;
    expect(logins()).toHaveLength(2);
    await one.post();
    expect(logins()).toEqual([theirs]);
  });

  it('isolated, docker’s file of the job names it, and goes with the job', async () => {
    const { step, inputs, variables, path, host } = await scene({ auths: {} });
    const one = step({ ...inputs, isolate: 'true' });
    await one.login();
    const file = join(variables['DOCKER_CONFIG'] ?? '', 'config.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ auths: {}, credHelpers: { [host]: 'regcred' } });
    expect(readFileSync(path, 'utf8')).not.toContain('regcred');
    await one.post();
    expect(existsSync(file)).toBe(false);
  });

  it('a second step of the job adds to the same file, and each post takes its own out', async () => {
    const { step, inputs, variables, host, tempDir: temp } = await scene();
    const steps = [step(inputs), step(inputs)];
    for (const one of steps) await one.login();
    const file = join(temp, 'helper.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      logins: [{ registry: host }, { registry: host }],
    });
    expect(variables['PATH']?.split(':').filter((one) => one.startsWith(temp))).toHaveLength(1);
    for (const one of steps.toReversed()) await one.post();
    expect(existsSync(file)).toBe(false);
  });

  it('a password as input is refused before anything is sent, with the cure', async () => {
    const { step, inputs, server } = await scene();
    const secret = canary();
    const failing = step({ ...inputs, password: secret }).login();
    await expect(failing).rejects.toMatchObject({ code: 'E_HELPER_SECRET' });
    const list = `- {registry: ${inputs.registry}, username: u, password: '${secret}'}`;
    const listed = step({ client: 'helper', 'registry-auth': list }).login();
    await expect(listed).rejects.toMatchObject({ code: 'E_HELPER_SECRET' });
    expect(server.requests).toEqual([]);
  });

  it('a scope is refused, and Windows is', async () => {
    const { step, inputs } = await scene();
    await expect(step({ ...inputs, scope: 'team/app' }).login()).rejects.toMatchObject({
      code: 'E_INPUT_CONFLICT',
    });
    const nobody = { logins: [] } as unknown as Parameters<typeof checkHelperRequest>[0];
    expect(() => checkHelperRequest(nobody, 'win32')).toThrow(regcredError('E_HELPER_PLATFORM').message);
  });
});

describe('the program on PATH', () => {
  it('starts these very words, whatever is in them, and holds no secret', async () => {
    const folder = join(tempDir(), 'it\'s a $HOME `x` "folder"');
    mkdirSync(folder);
    const script = join(folder, 'show.js');
    writeFileSync(script, 'console.log(JSON.stringify(process.argv.slice(2)))');
    const ci = { tempDir: folder, helperWords: [process.execPath, script] };
    const { file } = await writeProgram(ci, testContext());
    await writeProgram(ci, testContext());
    expect(execFileSync(file, ['get', 'a b'], { encoding: 'utf8' })).toBe('["get","a b"]\n');
    mayHold(file);
    expect(readdirSync(folder).sort()).toEqual(['helper', 'show.js']);
  });
});
