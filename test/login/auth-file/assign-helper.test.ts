import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../../src/context/context.js';
import { assignHelper } from '../../../src/login/auth-file/assign-helper.js';
import type { LoginRecord } from '../../../src/login/auth-file/auth-file.js';
import { HUB_KEY } from '../../../src/login/auth-file/auth-key.js';
import { mergeLogin } from '../../../src/login/auth-file/merge-login.js';
import { removeLogin } from '../../../src/login/auth-file/remove-login.js';
import { fakeHelper } from './fake-helper.js';
import { entry, home, writeAsOther } from './files.js';

const KEY = 'registry.example.com';

/** A home with docker's file and a helper.json that is not there yet. */
function place(config?: unknown, env: Context['env'] = {}) {
  const machine = home(config, { env });
  const known = join(machine.dir, '.config/regcred/helper.json');
  const assign = (key = KEY, registry = key, owner = 'job') => {
    const login = { registry, provider: '', identity: 'who', username: '', ca: '' };
    return assignHelper(machine.path, key, { login, config: known }, owner, machine.ctx);
  };
  const logins = () =>
    existsSync(known)
      ? (JSON.parse(readFileSync(known, 'utf8')) as { logins: { registry: string; identity: string }[] })
          .logins
      : [];
  return { ...machine, known, assign, logins };
}

describe('a registry that is given to our helper', () => {
  it('is named in credHelpers, and everything else stays; afterwards all is as it was', async () => {
    const before = { auths: { [KEY]: entry('runner') }, credsStore: 'desktop', detachKeys: 'x', n: 1 };
    const { path, ctx, assign, read, logins, names } = place(before);
    const text = readFileSync(path, 'utf8');
    const record = await assign();
    expect(record.helper).toBe('regcred');
    expect(read()).toEqual({ ...before, credHelpers: { [KEY]: 'regcred' } });
    expect(logins()).toMatchObject([{ registry: KEY, identity: 'who' }]);
    expect(await removeLogin(record, ctx)).toBe('removed');
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(logins()).toEqual([]);
    expect(names()).toEqual(['config.json']);
  });

  it('where there was no file, there is none afterwards, but an empty credHelpers stays what it was', async () => {
    const none = place();
    expect(await removeLogin(await none.assign(), none.ctx)).toBe('removed');
    expect(none.names()).toEqual([]);
    const empty = place({ auths: {}, credHelpers: {} });
    await removeLogin(await empty.assign(), empty.ctx);
    expect(empty.read()).toEqual({ auths: {}, credHelpers: {} });
  });

  it('H8: Docker Hub has the key of docker and the name of podman', async () => {
    const { ctx, assign, read } = place({ auths: {}, credHelpers: { 'docker.io': 'pass' } });
    const record = await assign(HUB_KEY, 'docker.io');
    expect(read()['credHelpers']).toEqual({ 'docker.io': 'regcred', [HUB_KEY]: 'regcred' });
    expect(await removeLogin(record, ctx)).toBe('restored');
    expect(read()['credHelpers']).toEqual({ 'docker.io': 'pass' });
  });

  it('C13: is left to whoever has taken it since', async () => {
    const { path, ctx, assign, read, logins } = place({ auths: {}, credHelpers: { [KEY]: 'pass' } });
    const record = await assign();
    const { default: fs } = await import('node:fs');
    fs.writeFileSync(path, JSON.stringify({ ...read(), credHelpers: { [KEY]: 'desktop' } }));
    expect(await removeLogin(record, ctx)).toBe('left');
    expect(read()['credHelpers']).toEqual({ [KEY]: 'desktop' });
    expect(logins()).toEqual([]);
  });

  it('an entry that somebody writes meanwhile stays', async () => {
    const { path, ctx, assign, auths } = place({ auths: {} });
    const record = await assign();
    const theirs = entry('them');
    writeAsOther(path, KEY, theirs);
    await removeLogin(record, ctx);
    expect(auths()).toEqual({ [KEY]: theirs });
  });

  it('twenty registries at once are all there, and gone at once', async () => {
    const { ctx, assign, read, logins } = place({ auths: {} });
    const keys = Array.from({ length: 20 }, (_, index) => `r${index}.example.com`);
    const records = await Promise.all(keys.map((key) => assign(key)));
    expect(Object.keys(read()['credHelpers'] as object).sort()).toEqual(keys.toSorted());
    expect(logins()).toHaveLength(20);
    await Promise.all(records.map((record) => removeLogin(record, ctx)));
    expect(read()).toEqual({ auths: {} });
    expect(logins()).toEqual([]);
  });

  it('is in the journal before it is in either file, so that no crash in between loses it', async () => {
    const { path, ctx, known, logins } = place({ auths: {} });
    const rename: typeof ctx.fs.rename = (from, to) =>
      to === path
        ? Promise.reject(Object.assign(new Error('crash'), { code: 'EIO' }))
        : ctx.fs.rename(from, to);
    const login = { registry: KEY, provider: '', identity: 'who', username: '', ca: '' };
    const failing = { ...ctx, fs: { ...ctx.fs, rename } };
    const crashing = assignHelper(path, KEY, { login, config: known }, 'job', failing);
    await expect(crashing).rejects.toMatchObject({ code: 'E_FILE_WRITE' });
    const { logins: journal } = JSON.parse(readFileSync(`${path}.regcred`, 'utf8')) as {
      logins: { id: string }[];
    };
    expect(await removeLogin({ file: path, key: KEY, id: journal[0]?.id ?? '' }, ctx)).toBe('gone');
    expect(logins()).toEqual([]);
  });

  it('a credHelpers that is no object is refused and left alone', async () => {
    const { assign, read } = place({ auths: {}, credHelpers: 'pass' });
    await expect(assign()).rejects.toMatchObject({ code: 'E_DOCKER_CONFIG_INVALID' });
    expect(read()).toEqual({ auths: {}, credHelpers: 'pass' });
  });
});

describe('logins by helper and by password for one registry', () => {
  type Kind = 'helper' | 'password';
  const befores: readonly (string | null)[] = [null, 'read-only', 'works'];

  it('nest, and what was there before the first comes back, in whatever order they end', async () => {
    const check = async (kinds: readonly Kind[], order: readonly number[], before: string | null) => {
      // A helper that can only read is led around; one that works holds the login of docker itself.
      const helper = fakeHelper('other', before === 'works' ? 'works' : 'read-only');
      const config = {
        auths: { [KEY]: entry('runner') },
        ...(before && { credHelpers: { [KEY]: 'other' } }),
      };
      const { path, ctx, assign, read, logins } = place(config, { PATH: helper.path });
      const records: LoginRecord[] = [];
      for (const kind of kinds) {
        records.push(
          kind === 'helper' ? await assign() : await mergeLogin(path, KEY, entry('u'), 'job', ctx),
        );
      }
      const alive = new Set(kinds.keys());
      for (const index of order) {
        await removeLogin(records[index] as LoginRecord, ctx);
        alive.delete(index);
        // While any login lives, the latest that does is the one that docker asks for.
        const helpers = (read()['credHelpers'] ?? {}) as Record<string, string>;
        if (alive.size === 0) continue;
        expect(helpers[KEY] === 'regcred').toBe(kinds[Math.max(...alive)] === 'helper');
      }
      expect(read()['credHelpers'] ?? {}).toEqual(config.credHelpers ?? {});
      expect(read().auths).toEqual(config.auths);
      expect(logins()).toEqual([]);
      expect(existsSync(`${path}.regcred`)).toBe(false);
    };
    const cases = fc
      .array(fc.constantFrom<Kind>('helper', 'password'), { minLength: 1, maxLength: 4 })
      .chain((kinds) => {
        const indices = [...kinds.keys()];
        const orders = fc.shuffledSubarray(indices, { minLength: kinds.length, maxLength: kinds.length });
        return fc.tuple(fc.constant(kinds), orders);
      });
    await fc.assert(
      fc.asyncProperty(cases, fc.constantFrom(...befores), ([kinds, order], before) =>
        check(kinds, order, before),
      ),
      { numRuns: 25 },
    );
  }, 60_000);

  it('a login by password over the helper makes no token to find out that the helper stores none', async () => {
    const { path, ctx, assign, read } = place({ auths: {} });
    await assign();
    const exec: Context['exec'] = () => Promise.reject(new Error('the helper was asked'));
    const login = entry('u');
    await mergeLogin(path, KEY, login, 'job', { ...ctx, exec });
    // L5: podman, skopeo, oras and helm cannot read a helper with an empty name.
    expect(read()).toEqual({ auths: { [KEY]: login }, credHelpers: {} });
  });
});
