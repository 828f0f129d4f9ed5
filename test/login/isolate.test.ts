import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mergeLogin } from '../../src/login/auth-file/merge-login.js';
import { isolate, shouldIsolate, unisolate } from '../../src/login/isolate.js';
import { mayHold, tempDir } from '../redaction/oracle.js';
import { entry, home } from './auth-file/files.js';

describe('a docker folder of the job’s own', () => {
  it('is for this user alone and has a copy of the user’s settings and logins', async () => {
    const config = {
      auths: { 'a.example.com': entry('u') },
      proxies: { default: {} },
      features: { x: true },
    };
    const { ctx, read } = home(config);
    const temp = tempDir();
    const { folder, variables } = await isolate(temp, ctx);
    const file = join(folder, 'config.json');
    mayHold(file);
    expect(dirname(folder)).toBe(temp);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(config);
    expect(variables['DOCKER_CONFIG']).toBe(folder);
    mayHold(join(folder, 'auth.json'));
    const record = await mergeLogin(file, 'b.example.com', entry('v'), 'job', ctx);
    mayHold(`${file}.regcred`);
    expect(record.file).toBe(file);
    expect(read()).toEqual(config);
  });

  it('still has the user’s contexts, plugins and builders', async () => {
    const { ctx, dir, path } = home({ cliPluginsExtraDirs: ['/opt/plugins'] });
    const own = dirname(path);
    mkdirSync(join(own, 'contexts/meta'), { recursive: true });
    mkdirSync(join(own, 'cli-plugins'));
    const { folder, variables } = await isolate(tempDir(), ctx);
    const config = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')) as Record<string, unknown>;
    expect(config['cliPluginsExtraDirs']).toEqual(['/opt/plugins', join(own, 'cli-plugins')]);
    expect(readlinkSync(join(folder, 'contexts'))).toBe(join(own, 'contexts'));
    expect(variables['BUILDX_CONFIG']).toBe(join(dir, '.docker/buildx'));
  });

  it('leaves a BUILDX_CONFIG that is set alone, and keeps the daemon’s certificates', async () => {
    const { ctx, dir } = home(undefined, { env: { BUILDX_CONFIG: '/b', DOCKER_TLS_VERIFY: '1' } });
    const { variables } = await isolate(tempDir(), ctx);
    expect(variables['BUILDX_CONFIG']).toBeUndefined();
    expect(variables['DOCKER_CERT_PATH']).toBe(join(dir, '.docker'));
  });

  it('is used again by the next login of the job', async () => {
    const { ctx } = home();
    const temp = tempDir();
    const { folder } = await isolate(temp, ctx);
    const again = await isolate(temp, { ...ctx, env: { ...ctx.env, DOCKER_CONFIG: folder } });
    expect(again).toEqual({ folder, variables: {} });
    expect(readdirSync(temp)).toHaveLength(1);
  });

  it('goes away without the user’s contexts', async () => {
    const { ctx, path } = home({ auths: {} });
    const contexts = join(dirname(path), 'contexts');
    mkdirSync(contexts);
    writeFileSync(join(contexts, 'kept'), 'x');
    const temp = tempDir();
    const { folder } = await isolate(temp, ctx);
    expect(await unisolate(folder, temp, ctx)).toBe(true);
    expect(existsSync(folder)).toBe(false);
    expect(existsSync(join(contexts, 'kept'))).toBe(true);
  });

  it('B8: nothing else is removed, whatever the state says', async () => {
    const { ctx, path } = home({ auths: {} });
    const temp = tempDir();
    for (const folder of [
      dirname(path),
      '/',
      temp,
      join(temp, 'regcred-docker-x/../..'),
      `${temp}/regcred-docker-1`,
    ]) {
      expect(await unisolate(folder, temp, ctx)).toBe(false);
    }
    const others = [join(tempDir(), 'regcred-docker-1'), join(temp, 'other')];
    for (const folder of others) {
      mkdirSync(folder);
      expect(await unisolate(folder, temp, ctx)).toBe(false);
      expect(existsSync(folder)).toBe(true);
    }
    expect(existsSync(path)).toBe(true);
  });

  it('is not made of a file that cannot be read, and nothing is left of the try', async () => {
    const { ctx } = home('{"auths": ');
    const temp = tempDir();
    await expect(isolate(temp, ctx)).rejects.toMatchObject({ code: 'E_DOCKER_CONFIG_INVALID' });
    expect(readdirSync(temp)).toEqual([]);
  });

  it.each([
    ['auto', true, {}, true],
    ['auto', true, { DOCKER_CONFIG: '/d' }, false],
    ['auto', false, {}, false],
    [true, false, {}, true],
    [false, true, {}, false],
  ] as const)('with %s, a shared home %s and %j: %s', (input, sharesHome, env, expected) => {
    expect(shouldIsolate(input, sharesHome, env)).toBe(expected);
  });
});
