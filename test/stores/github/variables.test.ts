import { describe, expect, it } from 'vitest';
import type { Variables } from '../../../src/stores/variables.js';
import { failure } from '../../http/client.js';
import { scene, type Scene } from './scene.js';

const ledger = ({ opener }: Scene, place = 'acme/web') => opener.variables?.(place) as Variables;

describe('a ledger in GitHub variables', () => {
  it.each(['acme/web', 'acme'])('in %s is created, read and replaced', async (place) => {
    const world = await scene();
    const variables = ledger(world, place);
    expect(variables.name).toBe(`github:${place}`);
    expect(await variables.read('REGCRED_A', world.ctx)).toBeUndefined();
    for (const text of ['{"generation":1}', '{"generation":2,"x":"ü\\n"}']) {
      await variables.write('REGCRED_A', text, world.ctx);
      expect(await variables.read('REGCRED_A', world.ctx)).toBe(text);
    }
    expect(
      world.github.exchanges.map(
        ({ request }) => `${request.method} ${world.github.origin}${request.url.pathname}`,
      ),
    ).toContain(variables.call('REGCRED_A'));
  });

  it('a new one of an organisation is for private repositories; who sees an older one stays', async () => {
    const world = await scene();
    const variables = ledger(world, 'acme');
    await variables.write('A', '1', world.ctx);
    expect(world.github.state.variables.get('acme A')?.visibility).toBe('private');
    world.github.state.variables.set('acme A', { value: '1', updatedAt: 0, visibility: 'all' });
    await variables.write('A', '2', world.ctx);
    expect(world.github.state.variables.get('acme A')).toMatchObject({ value: '2', visibility: 'all' });
  });

  it('one that was made in the meantime, or whose answer was lost, is replaced', async () => {
    let lost = true;
    const world = await scene({
      afterwards: ({ method }) => (method === 'POST' && lost ? ((lost = false), 'drop') : undefined),
    });
    await ledger(world).write('A', 'text', world.ctx);
    expect(world.github.state.variables.get('acme/web A')?.value).toBe('text');
  });

  it('a repository that the token cannot see is no empty ledger', async () => {
    const world = await scene();
    const error = await failure(ledger(world, 'acme/hidden').read('A', world.ctx));
    expect(error).toMatchObject({ code: 'E_LEDGER_PLATFORM', exit: 1 });
    expect(await failure(ledger(world, 'acme/hidden').write('A', '1', world.ctx))).toMatchObject({
      code: 'E_LEDGER_PLATFORM',
    });
  });

  it('a missing permission is named', async () => {
    const headers = { 'x-accepted-github-permissions': 'variables=write' };
    const world = await scene({ fault: () => ({ status: 403, headers }) });
    const error = await failure(ledger(world).write('A', '1', world.ctx));
    expect(error.toString()).toMatch(
      /E_LEDGER_PLATFORM: The ledger github:acme\/web cannot be written.*Variables: write.*variables=write/,
    );
    expect(error.hint).not.toContain('cannot write secrets');
  });

  it('without a token nothing is sent', async () => {
    const world = await scene({}, { env: {} });
    expect(await failure(ledger(world).read('A', world.ctx))).toMatchObject({ code: 'E_LEDGER_PLATFORM' });
  });

  it('more than 48 KB is refused before anything is sent', async () => {
    const world = await scene();
    const error = await failure(ledger(world).write('A', 'x'.repeat(48 * 1024 + 1), world.ctx));
    expect(error.code).toBe('E_LEDGER_PLATFORM');
    expect(world.github.requests).toEqual([]);
  });

  it('an answer that stays away may have been carried out', async () => {
    const world = await scene({ afterwards: () => 'drop' });
    expect(await failure(ledger(world).write('A', '1', world.ctx))).toMatchObject({ exit: 75 });
  });

  it('other forms name no place', async () => {
    const { opener } = await scene();
    for (const place of ['', 'a/b/c', '../x', 'acme/', '/web'])
      expect(opener.variables?.(place)).toBeUndefined();
  });
});
