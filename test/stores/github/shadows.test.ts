import { describe, expect, it } from 'vitest';
import { login, scene, type Scene } from './scene.js';

const settings = { repo: 'acme/web', secret: 'PASSWORD' };

function put({ github }: Scene, place: string, name = 'PASSWORD', more: object = {}): void {
  github.state.vault(place).secrets.set(name, { value: 'x', createdAt: 0, updatedAt: 0, ...more });
}

describe('F34: secrets that hide a rotated one', () => {
  it('there are none', async () => {
    const { open, ctx } = await scene();
    expect(await open(settings).check(login(), ctx)).toEqual([]);
  });

  it('that of an environment', async () => {
    const world = await scene();
    put(world, 'acme/web environments/prod');
    const notices = await world.open(settings).check(login(), world.ctx);
    expect(notices).toEqual([
      expect.stringMatching(
        /^github:acme\/web\/environments\/prod\/PASSWORD overrides github:acme\/web\/PASSWORD/,
      ),
    ]);
  });

  it('is none when it is a store of the same run', async () => {
    const world = await scene();
    put(world, 'acme/web environments/prod');
    put(world, 'acme/web dependabot');
    const store = world.open(settings);
    world.open({ ...settings, environment: 'prod' });
    world.open({ ...settings, for: 'dependabot' });
    expect(await store.check(login(), world.ctx)).toEqual([]);
  });

  it('Dependabot’s copy, which keeps the old value', async () => {
    const world = await scene();
    put(world, 'acme/web dependabot');
    const notices = await world.open(settings).check(login(), world.ctx);
    expect(notices).toEqual([
      expect.stringMatching(/^github:acme\/web\/dependabot\/PASSWORD is not a store/),
    ]);
  });

  it('Dependabot’s copy, which is missing where it has others', async () => {
    const world = await scene();
    put(world, 'acme/web dependabot', 'OTHER');
    const notices = await world.open(settings).check(login(), world.ctx);
    expect(notices).toEqual([expect.stringMatching(/^github:acme\/web\/dependabot\/PASSWORD is missing/)]);
  });

  it('that of a repository which sees the secret of its organisation', async () => {
    const world = await scene();
    put(world, 'acme actions', 'PASSWORD', { visibility: 'selected', selected: [1, 2] });
    put(world, 'acme/web actions');
    const notices = await world.open({ org: 'acme', secret: 'PASSWORD' }).check(login(), world.ctx);
    expect(notices).toEqual([
      expect.stringMatching(/^github:acme\/web\/PASSWORD overrides github:acme\/PASSWORD/),
    ]);
  });

  it('a place that the token may not look at is said and stops nothing', async () => {
    const world = await scene({
      fault: ({ url }) => (url.pathname.endsWith('/environments') ? { status: 403 } : undefined),
    });
    const notices = await world.open(settings).check(login(), world.ctx);
    expect(notices).toEqual([expect.stringContaining('the token may not list')]);
  });

  it('of many repositories they are not searched, and that is said once', async () => {
    const world = await scene();
    const names = Array.from({ length: 21 }, (_, index) => `acme/r${index}`);
    names.forEach((name) => world.github.state.addRepository(name));
    const stores = names.map((repo) => world.open({ repo, secret: 'PASSWORD' }));
    const notices = await Promise.all(stores.map((store) => store.check(login(), world.ctx)));
    expect(notices.flat()).toEqual([expect.stringContaining('are not searched')]);
  });
});
