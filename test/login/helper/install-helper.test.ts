import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HUB_KEY } from '../../../src/login/auth-file/auth-key.js';
import { installHelper, uninstallHelper } from '../../../src/login/helper/install-helper.js';
import { home } from '../auth-file/files.js';

const HOST = 'registry.example.com';

function laptop(config?: unknown) {
  const machine = home(config);
  const known = join(machine.dir, '.config/regcred/helper.json');
  return { ...machine, known, json: () => JSON.parse(readFileSync(known, 'utf8')) as { logins: unknown[] } };
}

describe('credential-helper install', () => {
  it('writes both files, keeps all else, and uninstall takes both back', async () => {
    const before = { auths: {}, credsStore: 'desktop', credHelpers: { 'x.io': 'x', [HOST]: 'pass' }, n: 1 };
    const { ctx, read, path, known, json } = laptop(before);
    const text = readFileSync(path, 'utf8');
    const result = await installHelper({ registry: `https://${HOST}/team`, username: 'u' }, ctx);
    expect(result).toMatchObject({ registry: `${HOST}/team`, file: path, config: known, changed: true });
    expect(read()).toEqual({ ...before, credHelpers: { 'x.io': 'x', [HOST]: 'regcred' } });
    expect(json().logins).toMatchObject([{ registry: `${HOST}/team`, username: 'u' }]);
    expect(statSync(known).mode & 0o777).toBe(0o600);
    expect(await uninstallHelper(HOST, ctx)).toMatchObject({ changed: true });
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(existsSync(known)).toBe(false);
  });

  it('changes nothing the second time, and what is new the third', async () => {
    const { ctx, read, json } = laptop({ credHelpers: { [HOST]: 'pass' } });
    await installHelper({ registry: HOST }, ctx);
    expect(await installHelper({ registry: HOST }, ctx)).toMatchObject({ changed: false });
    expect(await installHelper({ registry: HOST, username: 'v' }, ctx)).toMatchObject({ changed: true });
    expect(json().logins).toMatchObject([{ username: 'v' }]);
    await uninstallHelper(HOST, ctx);
    expect(read()['credHelpers']).toEqual({ [HOST]: 'pass' });
    expect(await uninstallHelper(HOST, ctx)).toMatchObject({ changed: false });
  });

  it('Docker Hub is installed for docker and for podman', async () => {
    const { ctx, read, names } = laptop();
    await installHelper({ registry: 'docker.io' }, ctx);
    expect(read()['credHelpers']).toEqual({ [HUB_KEY]: 'regcred', 'docker.io': 'regcred' });
    await uninstallHelper('docker.io', ctx);
    expect(read()['credHelpers']).toBeUndefined();
    expect(names()).toEqual(['config.json']);
  });

  it('uninstall leaves what somebody has since chosen', async () => {
    const { ctx, read, path, known } = laptop({ credHelpers: { [HOST]: 'pass' } });
    await installHelper({ registry: HOST }, ctx);
    writeFileSync(path, JSON.stringify({ credHelpers: { [HOST]: 'desktop' } }));
    await uninstallHelper(HOST, ctx);
    expect(read()['credHelpers']).toEqual({ [HOST]: 'desktop' });
    expect(existsSync(known)).toBe(false);
  });

  it('refuses an identity where the registry has none, an unknown provider and an unreadable authority', async () => {
    const { ctx, names } = laptop({});
    const code = (more: object) =>
      installHelper({ registry: HOST, ...more }, ctx).catch((error: { code?: string }) => error.code);
    expect(await code({ identity: 'me' })).toBe('E_IDENTITY_UNSUPPORTED');
    expect(await code({ provider: 'habor' })).toBe('E_PROVIDER_UNKNOWN');
    expect(await code({ ca: '/nonexistent.pem' })).toBe('E_CA_FILE');
    expect(names()).toEqual(['config.json']);
  });
});
