import { chmodSync, existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HUB_KEY } from '../../../src/login/auth-file/auth-key.js';
import type { AuthEntry, LoginRecord } from '../../../src/login/auth-file/auth-file.js';
import { mergeLogin } from '../../../src/login/auth-file/merge-login.js';
import { findLogins, removeLogin } from '../../../src/login/auth-file/remove-login.js';
import { entry, home, writeAsOther } from './files.js';

const KEY = 'registry.example.com';

describe('one login', () => {
  it('makes file and folder for this user alone, and leaves neither lock nor temporary file', async () => {
    const { path, ctx, auths, names } = home();
    const login = entry('u');
    await mergeLogin(path, KEY, login, 'job', ctx);
    expect(auths()).toEqual({ [KEY]: login });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(`${path}.regcred`).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    expect(names().sort()).toEqual(['config.json', 'config.json.regcred']);
  });

  it('C2: makes an old file of 0644 0600, and warns of a folder that others may write to', async () => {
    const { path, ctx } = home({ auths: {} });
    chmodSync(path, 0o644);
    chmodSync(dirname(path), 0o775);
    await mergeLogin(path, KEY, entry('u'), 'job', ctx);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(ctx.lines.join()).toContain('Other users may write to');
  });

  it('is taken out again, and the journal with it', async () => {
    const other = entry('other');
    const { path, ctx, read, names } = home({ auths: { 'other.example.com': other }, x: 1 });
    const record = await mergeLogin(path, KEY, entry('u'), 'job', ctx);
    expect(await removeLogin(record, ctx)).toBe('removed');
    expect(read()).toEqual({ auths: { 'other.example.com': other }, x: 1 });
    expect(names()).toEqual(['config.json']);
    expect(await removeLogin(record, ctx)).toBe('gone');
  });

  it('H8: of Docker Hub is gone from its canonical key afterwards', async () => {
    const { path, ctx, auths } = home();
    const record = await mergeLogin(path, HUB_KEY, entry('u'), 'job', ctx);
    expect(Object.keys(auths())).toEqual([HUB_KEY]);
    await removeLogin(record, ctx);
    expect(auths()).toEqual({});
  });

  it('C14: that replaced an earlier one gives it back, with the keys we do not know', async () => {
    const earlier = { ...entry('runner'), registrytoken: 'r', email: 'e' };
    const { path, ctx, auths } = home({ auths: { [KEY]: earlier } });
    const record = await mergeLogin(path, KEY, entry('u'), 'job', ctx);
    expect(await removeLogin(record, ctx)).toBe('restored');
    expect(auths()[KEY]).toEqual(earlier);
  });

  it('C13: is left alone when somebody has logged in again since', async () => {
    const { path, ctx, auths } = home();
    const record = await mergeLogin(path, KEY, entry('u'), 'job', ctx);
    const theirs = entry('them');
    writeAsOther(path, KEY, theirs);
    expect(await removeLogin(record, ctx)).toBe('left');
    expect(auths()[KEY]).toEqual(theirs);
  });

  it('is not put back when somebody has logged out since', async () => {
    const { path, ctx, auths } = home({ auths: { [KEY]: entry('runner') } });
    const record = await mergeLogin(path, KEY, entry('u'), 'job', ctx);
    writeAsOther(path, KEY, undefined);
    expect(await removeLogin(record, ctx)).toBe('gone');
    expect(auths()).toEqual({});
  });

  it('is still known after docker has rewritten the file and dropped what it does not know', async () => {
    const { path, ctx, auths } = home();
    const login = entry('u');
    const record = await mergeLogin(path, KEY, { ...login, email: 'e' }, 'job', ctx);
    writeAsOther(path, KEY, login);
    expect(await removeLogin(record, ctx)).toBe('removed');
    expect(auths()).toEqual({});
  });

  it('is in the journal before it is in the file, so that no crash in between loses it', async () => {
    const { path, ctx } = home();
    const rename: typeof ctx.fs.rename = (from, to) => {
      if (to === path) throw Object.assign(new Error('crash'), { code: 'EIO' });
      return ctx.fs.rename(from, to);
    };
    const crashing = mergeLogin(path, KEY, entry('u'), 'job', { ...ctx, fs: { ...ctx.fs, rename } });
    await expect(crashing).rejects.toMatchObject({ code: 'E_FILE_WRITE' });
    expect(await findLogins(path, KEY, 'job', ctx)).toHaveLength(1);
  });

  it('stays in the journal until it is out of the file, so that a failed logout can be repeated', async () => {
    const { path, ctx, auths } = home();
    const record = await mergeLogin(path, KEY, entry('u'), 'job', ctx);
    const rename = () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    const failing = removeLogin(record, { ...ctx, fs: { ...ctx.fs, rename } });
    await expect(failing).rejects.toMatchObject({ code: 'E_FILE_WRITE' });
    expect(await removeLogin(record, ctx)).toBe('removed');
    expect(auths()).toEqual({});
  });

  it('of a job that has been dead for weeks is forgotten, and with it what it would put back', async () => {
    const { path, ctx } = home();
    const past = { ...ctx, clock: { ...ctx.clock, now: () => Date.now() - 36 * 86_400_000 } };
    await mergeLogin(path, KEY, entry('u'), 'dead', past);
    await mergeLogin(path, 'other.example.com', entry('u'), 'job', ctx);
    expect(await findLogins(path, KEY, 'dead', ctx)).toEqual([]);
    expect(await findLogins(path, 'other.example.com', 'job', ctx)).toHaveLength(1);
  });

  it('is found by the job that made it and by no other', async () => {
    const { path, ctx } = home();
    const first = await mergeLogin(path, KEY, entry('u'), 'job 1', ctx);
    const second = await mergeLogin(path, KEY, entry('v'), 'job 1', ctx);
    await mergeLogin(path, KEY, entry('w'), 'job 2', ctx);
    expect(await findLogins(path, KEY, 'job 1', ctx)).toEqual([second, first]);
    expect(await findLogins(path, 'other.example.com', 'job 1', ctx)).toEqual([]);
  });

  it('B8: a record that is not in the journal changes nothing and makes nothing', async () => {
    const victim = entry('them');
    const { path, ctx, auths, names } = home({ auths: { [KEY]: victim } });
    // Not even the lock is asked for: somebody else holds it, and nobody waits for it.
    writeFileSync(`${path}.regcred-lock`, '{"token":"theirs","pid":1,"host":"elsewhere"}');
    const clock = { now: () => Date.now(), sleep: () => Promise.reject(new Error('waited')) };
    const forged = { file: path, key: KEY, id: 'forged' };
    expect(await removeLogin(forged, { ...ctx, clock })).toBe('gone');
    rmSync(`${path}.regcred-lock`);
    expect(auths()[KEY]).toEqual(victim);
    expect(names()).toEqual(['config.json']);
    expect(await removeLogin({ file: '/nonexistent/x/config.json', key: KEY, id: 'x' }, ctx)).toBe('gone');
    expect(existsSync('/nonexistent')).toBe(false);
  });

  it('A4: is stored byte for byte, whatever the password holds', async () => {
    const { path, ctx, auths } = home();
    for (const secret of [
      'a:b:c',
      ' p w ',
      '"q\\"',
      "it's",
      '%0A%25',
      'grün ☃ \u{1f511}',
      'line\nline',
      '$(id)`id`',
    ]) {
      await mergeLogin(path, KEY, entry('u', secret), 'job', ctx);
      const pair = Buffer.from(auths()[KEY]?.auth ?? '', 'base64').toString();
      expect(pair).toBe(`u:${secret}`);
    }
  });
});

describe('logins for one key nest', () => {
  it('and what was there before the first comes back, in whatever order they end', async () => {
    const check = async (order: number[], hadOne: boolean, same: boolean) => {
      const original = entry('runner');
      const { path, ctx, auths } = home({ auths: hadOne ? { [KEY]: original } : {} });
      const shared = entry('shared');
      const logins = order.map((_, index) => (same ? shared : entry(`job${index}`)));
      const records: LoginRecord[] = [];
      for (const login of logins) records.push(await mergeLogin(path, KEY, login, 'job', ctx));
      const alive = new Set(logins.keys());
      for (const index of order) {
        await removeLogin(records[index] as LoginRecord, ctx);
        alive.delete(index);
        // While any login lives, the latest that does is the one in the file.
        const latest = alive.size > 0 ? logins[Math.max(...alive)] : hadOne ? original : undefined;
        expect(auths()[KEY]).toEqual(latest);
      }
      expect(existsSync(`${path}.regcred`)).toBe(false);
    };
    const order = fc.integer({ min: 1, max: 5 }).chain((n) => {
      const indices = [...Array(n).keys()];
      return fc.shuffledSubarray(indices, { minLength: n, maxLength: n });
    });
    await fc.assert(fc.asyncProperty(order, fc.boolean(), fc.boolean(), check), { numRuns: 40 });
  });

  it('but a login of somebody else between two of ours comes back, and not what was below it', async () => {
    const { path, ctx, auths } = home({ auths: { [KEY]: entry('runner') } });
    const first = await mergeLogin(path, KEY, entry('one'), 'job', ctx);
    const theirs: AuthEntry = entry('them');
    writeAsOther(path, KEY, theirs);
    const second = await mergeLogin(path, KEY, entry('two'), 'job', ctx);
    expect(await removeLogin(first, ctx)).toBe('left');
    expect(await removeLogin(second, ctx)).toBe('restored');
    expect(auths()[KEY]).toEqual(theirs);
  });
});
