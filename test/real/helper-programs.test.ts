import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canary, tempDir } from '../redaction/oracle.js';
import { startEngine, type Engine } from '../workflows/engine.js';
import { bundleHelper, helperMachine } from './helper-machine.js';
import { needs, type Program } from './programs.js';
import { startShortLived, type ShortLived } from './short-lived.js';

const common = needs('docker', 'docker-registry', 'podman', 'buildah', 'skopeo', 'umoci', 'openssl');

/** How each program pulls an image; all read `credHelpers` of docker's own file. */
const pulls: Partial<Record<Program, (image: string, folder: string) => readonly string[]>> = {
  docker: (image) => ['docker', 'pull', image],
  podman: (image) => ['podman', 'pull', image],
  buildah: (image) => ['buildah', 'pull', '--policy=always', image],
  skopeo: (image, folder) => ['skopeo', 'copy', `docker://${image}`, `dir:${folder}`],
  crane: (image) => ['crane', 'pull', '--insecure', image, '/dev/null'],
};

describe.runIf(common)('a registry whose secrets live for seconds', () => {
  let world: ShortLived;
  let engine: Engine;
  let helper: string;
  let folder: string;
  let image: string;
  beforeAll(async () => {
    world = await startShortLived();
    engine = await startEngine([world.registry.host]);
    folder = mkdtempSync(join(tmpdir(), 'regcred-helper-'));
    helper = bundleHelper(folder);
    image = `${world.registry.host}/team/app:1`;
    const layout = join(tempDir(), 'image');
    execFileSync('umoci', ['init', '--layout', layout]);
    execFileSync('umoci', ['new', '--image', `${layout}:1`]);
    const push = ['skopeo', 'copy', `oci:${layout}:1`, `docker://${image}`];
    expect(await withHelper().run(push)).toMatchObject({ code: 0 });
  }, 120_000);
  afterAll(async () => {
    if (folder) rmSync(folder, { recursive: true });
    await Promise.all([engine?.stop(), world?.stop()]);
  });

  const machine = (config: object) =>
    helperMachine({ engine, helper, host: world.registry.host, mint: world.exchange, config });
  const withHelper = () => machine({ auths: {}, credHelpers: { [world.registry.host]: 'regcred' } });

  describe.each(Object.entries(pulls))('%s', (name, pull) => {
    it.runIf(needs(name as Program))(
      'pulls again after the life of the first secret: the helper has made another one',
      async () => {
        const { run, home, file } = withHelper();
        const before = readFileSync(file, 'utf8');
        const words = pull(image, join(home, 'pulled'));
        expect(await run(words)).toMatchObject({ code: 0 });
        const first = world.minted.length;
        world.passLife();
        expect(await run(words)).toMatchObject({ code: 0 });
        expect(world.minted.length).toBeGreaterThan(first);
        // The oracle looks for every one of the secrets in all files of the home.
        expect(readFileSync(file, 'utf8')).toBe(before);
      },
      60_000,
    );

    it.runIf(needs(name as Program))(
      'with the login stored by docker login the same pull fails then',
      async () => {
        const { run, home, stores } = machine({});
        stores();
        const login = ['docker', 'login', '--username=robot', '--password-stdin', world.registry.host];
        expect(await run(login, world.mint())).toMatchObject({ code: 0 });
        const words = pull(image, join(home, 'pulled'));
        expect(await run(words)).toMatchObject({ code: 0 });
        world.passLife();
        const { code, text } = await run(words);
        expect(code).not.toBe(0);
        expect(text).toMatch(/unauthorized|authentication required|incorrect username or password/i);
      },
      60_000,
    );
  });

  it('what went wrong is shown by each program, and pulls of others go on', async () => {
    const { run, home } = withHelper();
    const broken = { MINT: 'http://127.0.0.1:9/mint' };
    for (const pull of [pulls.docker, pulls.podman, pulls.buildah, pulls.skopeo]) {
      const { code, text } = await run(pull?.(image, join(home, 'pulled')) ?? [], '', broken);
      expect(code).not.toBe(0);
      expect(text).toMatch(/E_CONNECTION_REFUSED: .* Hint: /);
    }
  }, 60_000);

  const offerOf = (Username: string) =>
    JSON.stringify({ ServerURL: world.registry.host, Username, Secret: canary() });

  it('docker login as the same user is well, as another one it says why not; docker logout is well', async () => {
    const { run, file } = withHelper();
    const { host } = world.registry;
    const login = (user: string) => ['docker', 'login', `--username=${user}`, '--password-stdin', host];
    expect(await run(login('robot'), world.mint())).toMatchObject({ code: 0 });
    const refused = await run(['docker-credential-regcred', 'store'], offerOf('else'));
    expect(refused.text).toMatch(/^not implemented: docker-credential-regcred stores no login/);
    expect(await run(['docker', 'logout', host])).toMatchObject({ code: 0 });
    expect(readFileSync(file, 'utf8')).toContain('"regcred"');
    expect(await run(pulls.docker?.(image, '') ?? [])).toMatchObject({ code: 0 });
  }, 60_000);

  it('podman and skopeo log out without a crash, as the helper does not refuse', async () => {
    const { run, file } = withHelper();
    const { host } = world.registry;
    const env = { REGISTRY_AUTH_FILE: file };
    for (const program of ['podman', 'skopeo']) {
      const { text } = await run([program, 'logout', host], '', env);
      expect(text).not.toMatch(/stack overflow|goroutine/);
    }
    const login = ['podman', 'login', '--username=robot', '--password-stdin', host];
    expect(await run(login, world.mint(), env)).toMatchObject({ code: 0 });
  }, 60_000);

  it('twenty gets at once are twenty logins', async () => {
    const { ask } = withHelper();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask()));
    expect(new Set(answers.map(({ Secret }) => Secret)).size).toBe(20);
  }, 60_000);
});
