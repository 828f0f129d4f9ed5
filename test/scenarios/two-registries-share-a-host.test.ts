import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jobVariables } from '../login/clients/target.js';
import { needs } from '../real/programs.js';
import { run, realJob } from '../real/log-in.js';
import { canary } from '../redaction/oracle.js';
import { registryFor } from './basic-registry.js';
import { newJob, pair } from './step.js';

/** One host, two registries by path, each with a user of its own. */
async function scene(client = 'file') {
  const [team, shop] = [canary(), canary()];
  const registry = await registryFor({ auth: { kind: 'basic', users: { team, shop } } });
  const { host } = registry;
  const job = newJob({ names: { [host]: 'REGISTRY', [team]: 'TEAM', [shop]: 'SHOP' } });
  const inputs = (username: string, password: string) => ({
    registry: `${host}/${username}`,
    username,
    password,
    client,
  });
  const list = [team, shop].map((password, index) => {
    const name = index === 0 ? 'team' : 'shop';
    return `- { registry: ${host}/${name}, username: ${name}, password: "${password}" }`;
  });
  return { host, job, team: inputs('team', team), shop: inputs('shop', shop), list: list.join('\n') };
}

/** Nothing where the last logout has removed the file. */
const auths = (file: string) =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { auths: object }).auths : {};

describe.each(['file', 'docker'])('two registries on one host, client %s', (client) => {
  const can = client === 'file' || needs('docker');

  it.runIf(can)('L9: the path is in the log, the outputs and the table', async () => {
    const { job, team } = await scene(client);
    const text = await job.login(team);
    expect(text).toContain(`Logged in to REGISTRY/team as team (${client}, `);
    expect(text).toContain('registry=REGISTRY/team\n');
    expect(text).toContain('registries=[{"registry":"REGISTRY/team",');
    expect(text).toContain('| REGISTRY/team | team | logged in |');
  });

  it.runIf(can)('L9: the second login says that it replaces the first, and how to keep both', async () => {
    const { job, team, shop } = await scene(client);
    expect(await job.login(team)).not.toContain('replaces');
    expect(await job.login(shop)).toContain(
      '::notice::The login to REGISTRY/shop replaces the earlier one to REGISTRY/team: programs look for one login for REGISTRY. To keep both, give each a scope, or a job of its own.',
    );
    expect(await job.login(shop)).not.toContain('replaces');
  });

  it.runIf(can)('L9: logout of one leaves the login of the other', async () => {
    const { host, job, team, shop } = await scene(client);
    await job.login(team);
    await job.login(shop);
    const text = await job.logout({ registry: team.registry, client });
    expect(text).toContain('Left as it is, because it was written again since: the login of REGISTRY/team.');
    expect(auths(job.config)).toEqual({ [host]: pair('shop', shop.password) });
    expect(await job.logout({ registry: team.registry, client })).toContain(
      `There is no login of regcred's for REGISTRY/team in ~/.docker/config.json, so nothing was changed. The login to REGISTRY/shop stays.`,
    );
    expect(await job.logout({ registry: shop.registry, client })).toContain('Logged out of REGISTRY/shop.');
    expect(auths(job.config)).toEqual({});
  });

  it.runIf(can)(
    'L9: logout of the later one restores the earlier one, and logout of the host ends both',
    async () => {
      const { host, job, team, shop } = await scene(client);
      await job.login(team);
      await job.login(shop);
      await job.logout({ registry: shop.registry, client });
      expect(auths(job.config)).toEqual({ [host]: pair('team', team.password) });
      await job.login(shop);
      await job.logout({ registry: host, client });
      expect(auths(job.config)).toEqual({});
    },
  );
});

it('L9: a list with both names both, and the way to keep them', async () => {
  const { job, list } = await scene();
  expect(await job.login({ 'registry-auth': list, client: 'file' })).toContain(
    '::error::E_DUPLICATE_REGISTRY: Two logins would have the same place: REGISTRY/team and REGISTRY/shop. Hint: Programs look for one login for REGISTRY: remove one, give each a scope, or a job of its own.',
  );
});

it('L9: another user of the same registry is said too', async () => {
  const { host, job, team, shop } = await scene();
  await job.login({ ...team, registry: host });
  expect(await job.login({ ...shop, registry: host })).toContain(
    'The login to REGISTRY replaces the earlier one there, of another user: programs look for one login for REGISTRY.',
  );
});

describe.runIf(needs('podman', 'buildah', 'skopeo'))('two registries on one host for podman', () => {
  it('L9: both logins are kept, and podman, buildah and skopeo read each', async () => {
    const { host, job, list, team, shop } = await scene('podman');
    expect(await job.login({ 'registry-auth': list, client: 'podman' })).not.toContain('replaces');
    const ctx = realJob({ ...jobVariables(), REGISTRY_AUTH_FILE: job.auth });
    for (const reader of ['podman', 'buildah', 'skopeo'] as const) {
      for (const { registry, username } of [team, shop]) {
        expect((await run(ctx, reader, 'login', '--get-login', registry)).text.trim(), reader).toBe(username);
      }
    }
    expect(await job.logout({ registry: shop.registry, client: 'podman' })).toContain(
      'Logged out of REGISTRY/shop.',
    );
    expect(auths(job.auth)).toEqual({ [`${host}/team`]: pair('team', team.password) });
  });
});
