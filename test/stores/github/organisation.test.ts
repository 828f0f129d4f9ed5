import { describe, expect, it } from 'vitest';
import { failure } from '../../http/client.js';
import { login, scene, type Scene } from './scene.js';

const settings = { org: 'acme', secret: 'PASSWORD' };

function put({ github }: Scene, visibility: string, selected?: readonly number[]): void {
  const times = { createdAt: 0, updatedAt: 0 };
  const secret = { value: 'before', visibility, ...(selected && { selected }), ...times };
  github.state.vault('acme actions').secrets.set('PASSWORD', secret);
}

describe('F24: who sees an organisation secret', () => {
  it('a new one is for private repositories only', async () => {
    const world = await scene();
    await world.open(settings).write(login(), world.ctx);
    expect(world.github.state.vault('acme actions').secrets.get('PASSWORD')?.visibility).toBe('private');
  });

  it.each(['all', 'private'])('stays %s', async (visibility) => {
    const world = await scene();
    put(world, visibility);
    const credential = login();
    await world.open(settings).write(credential, world.ctx);
    const held = world.github.state.vault('acme actions').secrets.get('PASSWORD');
    expect(held).toMatchObject({ value: credential.value, visibility });
  });

  it('stays the list of selected repositories, however many pages it has', async () => {
    const world = await scene();
    for (let index = 0; index < 250; index++) world.github.state.addRepository(`acme/r${index}`);
    const ids = [...world.github.state.repositories.values()].map(({ id }) => id).slice(5, 240);
    put(world, 'selected', ids);
    const store = world.open(settings);
    await store.check(login(), world.ctx);
    await store.write(login(), world.ctx);
    const held = world.github.state.vault('acme actions').secrets.get('PASSWORD');
    expect(held).toMatchObject({ visibility: 'selected', selected: ids });
  });

  it('stays an empty list', async () => {
    const world = await scene();
    put(world, 'selected', []);
    await world.open(settings).write(login(), world.ctx);
    const held = world.github.state.vault('acme actions').secrets.get('PASSWORD');
    expect(held).toMatchObject({ visibility: 'selected', selected: [] });
  });

  it('is read anew before each write', async () => {
    const world = await scene();
    put(world, 'all');
    const store = world.open(settings);
    await store.check(login(), world.ctx);
    await store.write(login(), world.ctx);
    put(world, 'selected', [2]);
    await store.write(login(2), world.ctx);
    const held = world.github.state.vault('acme actions').secrets.get('PASSWORD');
    expect(held).toMatchObject({ visibility: 'selected', selected: [2] });
  });

  it('nothing is written when it cannot be read', async () => {
    const path = '/orgs/acme/actions/secrets/PASSWORD/repositories';
    const world = await scene({ fault: ({ url }) => (url.pathname === path ? { status: 403 } : undefined) });
    put(world, 'selected', [1]);
    const error = await failure(world.open(settings).write(login(), world.ctx));
    expect(error).toMatchObject({ code: 'E_STORE_DENIED' });
    expect(error.hint).toContain('admin:org');
    expect(world.github.state.vault('acme actions').secrets.get('PASSWORD')?.value).toBe('before');
  });
});
