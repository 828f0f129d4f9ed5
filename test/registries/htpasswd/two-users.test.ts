import { compare, hash } from 'bcryptjs';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../src/registries/address.js';
import { tokens } from '../../../src/registries/htpasswd/tokens.js';
import type { Overlap } from '../../../src/registries/contract.js';
import { testContext } from '../../context.js';
import { canary, tempDir } from '../../redaction/oracle.js';

const access = {
  address: parseAddress('registry.acme.dev'),
  api: new URL('https://registry.acme.dev'),
  plainHttp: false,
};

/** A file with ci-a and another user; ci-b as `second` says. */
async function scene(second = '') {
  const file = join(tempDir(), 'htpasswd');
  const of = (user: string) => hash(canary(), 4).then((text) => `${user}:${text}\n`);
  const lines = [await of('alice'), await of('ci-a'), second === 'usable' ? await of('ci-b') : second];
  writeFileSync(file, lines.join(''));
  const token = tokens.open({ file, users: ['ci-a', 'ci-b'] }, access) as Overlap;
  const hashOf = (user: string) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .find((line) => line.startsWith(`${user}:`))
      ?.slice(user.length + 1);
  return { file, token, hashOf };
}

const request = (...keep: string[]) => ({ generation: 1, until: Date.now() + 1e9, keep });

describe('two users of an htpasswd file who take turns', () => {
  it('lists who can log in: the first user was there before us', async () => {
    const { token } = await scene('ci-b:*\n');
    expect(token).toMatchObject({ kind: 'overlap', usernames: 'change', calls: {} });
    expect(await token.list(testContext())).toEqual([{ id: 'ci-a', username: 'ci-a', generation: 0 }]);
    const both = await scene('usable');
    expect(await both.token.list(testContext())).toEqual([
      { id: 'ci-a', username: 'ci-a', generation: 0 },
      { id: 'ci-b', username: 'ci-b' },
    ]);
  });

  it('F11: makes the second user where there is only the first, and then takes turns', async () => {
    const { token, hashOf } = await scene();
    const first = hashOf('ci-a');
    const ctx = testContext();
    const one = await token.create(request('ci-a'), ctx);
    expect([one.id, one.username, hashOf('ci-a')]).toEqual(['ci-b', 'ci-b', first]);
    expect(await compare(one.secret.reveal(), hashOf('ci-b') ?? '')).toBe(true);
    await token.revoke('ci-a', ctx);
    const two = await token.create(request('ci-b'), ctx);
    expect(two.id).toBe('ci-a');
    expect(await compare(one.secret.reveal(), hashOf('ci-b') ?? '')).toBe(true);
    expect(await compare(two.secret.reveal(), hashOf('ci-a') ?? '')).toBe(true);
  });

  it.each(['', 'ci-b:*\n', 'usable'])(
    'F12: never takes the first user while nobody has said who is in use (second: %j)',
    async (second) => {
      const { token, hashOf } = await scene(second);
      const before = hashOf('ci-a');
      expect((await token.create(request(), testContext())).id).toBe('ci-b');
      expect(hashOf('ci-a')).toBe(before);
    },
  );

  it('F12: with both in use there is no slot, for check and create, and nothing changes', async () => {
    const { file, token } = await scene('usable');
    const before = [readFileSync(file, 'utf8'), statSync(file).ino];
    for (const attempt of [
      () => token.check(request('ci-a', 'ci-b'), testContext()),
      () => token.create(request('ci-a', 'ci-b'), testContext()),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'E_SLOTS_FULL' });
    }
    await token.check(request('ci-a'), testContext());
    expect([readFileSync(file, 'utf8'), statSync(file).ino]).toEqual(before);
  });

  it('locks one by its id, again and again; a stranger’s line is never touched', async () => {
    const { file, token, hashOf } = await scene('usable');
    const alice = hashOf('alice');
    for (const id of ['ci-a', 'ci-a', 'alice', 'nobody']) await token.revoke(id, testContext());
    expect([hashOf('ci-a'), hashOf('alice')]).toEqual(['*', alice]);
    expect((await token.list(testContext())).map(({ id }) => id)).toEqual(['ci-b']);
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(4);
  });

  it('F18: takes two different names that a line can hold, or one, and not both', () => {
    const fits = (value: object) => tokens.schema.safeParse({ file: '/etc/htpasswd', ...value }).success;
    expect([fits({ user: 'ci' }), fits({ users: ['a', 'b'] })]).toEqual([true, true]);
    const wrong = [{}, { user: 'a', users: ['b', 'c'] }, { users: ['a', 'a'] }, { users: ['a'] }];
    const names = ['a:b', '#a', 'a b', '', 'a\n', 'x'.repeat(256)].map((user) => ({ user }));
    for (const value of [...wrong, ...names, { users: ['a', 'b', 'c'] }, { user: 'a', more: 1 }]) {
      expect({ value, fits: fits(value) }).toEqual({ value, fits: false });
    }
  });
});
