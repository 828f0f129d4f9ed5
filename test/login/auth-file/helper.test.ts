import { describe, expect, it } from 'vitest';
import { exec as realExec } from '../../../src/context/exec.js';
import type { Exec } from '../../../src/context/context.js';
import { HUB_KEY } from '../../../src/login/auth-file/auth-key.js';
import { helperFor } from '../../../src/login/auth-file/helper.js';
import { mergeLogin } from '../../../src/login/auth-file/merge-login.js';
import { removeLogin } from '../../../src/login/auth-file/remove-login.js';
import { canary } from '../../redaction/oracle.js';
import { fakeHelper } from './fake-helper.js';
import { entry, home } from './files.js';

const KEY = 'registry.example.com';
const withPath = (PATH: string, exec: Exec = realExec) => ({ env: { PATH }, exec });

describe('C10: a login that a credential helper holds', () => {
  it.each([{ credsStore: 'fake' }, { credHelpers: { [KEY]: 'fake' }, credsStore: 'other' }])(
    'with %j goes to the helper, leaves an empty marker, and says so',
    async (settings) => {
      const helper = fakeHelper('fake');
      const { path, ctx, read } = home(settings, withPath(helper.path));
      const secret = canary();
      const record = await mergeLogin(path, KEY, entry('u', secret), 'job', ctx);
      expect(record.helper).toBe('fake');
      expect(helper.read()).toEqual({ [KEY]: { Username: 'u', Secret: secret } });
      expect(read()).toEqual({ ...settings, auths: { [KEY]: {} } });
      expect(await removeLogin(record, ctx)).toBe('removed');
      expect(helper.read()).toEqual({});
      expect(read()).toEqual({ ...settings, auths: {} });
    },
  );

  it('C14: gives back what the helper held before', async () => {
    const helper = fakeHelper('fake');
    const earlier = { Username: 'runner', Secret: canary() };
    helper.put(HUB_KEY, earlier);
    const { path, ctx, auths } = home(
      { credsStore: 'fake', auths: { [HUB_KEY]: {} } },
      withPath(helper.path),
    );
    const first = await mergeLogin(path, HUB_KEY, entry('one'), 'job', ctx);
    const second = await mergeLogin(path, HUB_KEY, entry('two'), 'job', ctx);
    expect(await removeLogin(first, ctx)).toBe('left');
    expect(await removeLogin(second, ctx)).toBe('restored');
    expect(helper.read()).toEqual({ [HUB_KEY]: earlier });
    expect(auths()).toEqual({ [HUB_KEY]: {} });
  });

  it('H7: keeps an identity token under the name that docker gives it', async () => {
    const helper = fakeHelper('fake');
    const { path, ctx } = home({ credsStore: 'fake' }, withPath(helper.path));
    const token = canary();
    const record = await mergeLogin(path, KEY, { auth: 'dTo=', identitytoken: token }, 'job', ctx);
    expect(helper.read()).toEqual({ [KEY]: { Username: '<token>', Secret: token } });
    expect(await removeLogin(record, ctx)).toBe('removed');
  });

  it('C13: stays when somebody has stored another since', async () => {
    const helper = fakeHelper('fake');
    const { path, ctx } = home({ credsStore: 'fake' }, withPath(helper.path));
    const record = await mergeLogin(path, KEY, entry('u'), 'job', ctx);
    helper.put(KEY, { Username: 'them', Secret: canary() });
    expect(await removeLogin(record, ctx)).toBe('left');
    expect(helper.read()[KEY]?.Username).toBe('them');
  });
});

describe('a helper that can only read', () => {
  it.each([
    [{ credsStore: 'fake' }, { [KEY]: '' }],
    [{ credHelpers: { [KEY]: 'fake', o: 'x' } }, { o: 'x' }],
  ])(
    'L5: is bypassed for this registry alone, and is back in charge afterwards (%j)',
    async (settings, helpers) => {
      const helper = fakeHelper('fake', 'read-only');
      const { path, ctx, read } = home(settings, withPath(helper.path));
      const [one, two] = [entry('one'), entry('two')];
      const first = await mergeLogin(path, KEY, one, 'job', ctx);
      const second = await mergeLogin(path, KEY, two, 'job', ctx);
      expect(first.helper).toBeUndefined();
      expect(read()).toMatchObject({ auths: { [KEY]: two } });
      expect(read()['credHelpers']).toEqual(helpers);
      expect(await removeLogin(first, ctx)).toBe('left');
      expect(await removeLogin(second, ctx)).toBe('removed');
      expect(read()).toEqual({ ...settings, auths: {} });
    },
  );
});

describe('C11: a helper that does not work', () => {
  it.each(['fails with the secret', 'prints rubbish', 'forgets'] as const)(
    'L6: because it %s is bypassed, seen by reading back, and nothing it printed is shown',
    async (habit) => {
      const helper = fakeHelper('fake', habit);
      const { path, ctx, auths, read } = home({ credsStore: 'fake', auths: {} }, withPath(helper.path));
      const login = entry('u');
      const lines: string[] = [];
      const log = { ...ctx.log, notice: (line: string) => void lines.push(line) };
      const record = await mergeLogin(path, KEY, login, 'job', { ...ctx, log });
      expect(record.helper).toBeUndefined();
      expect(auths()).toEqual({ [KEY]: login });
      expect(lines).toEqual([
        `The credential helper fake keeps no login for ${KEY}, so it is bypassed for this key alone.`,
      ]);
      expect(await removeLogin(record, ctx)).toBe('removed');
      expect(read()).toEqual({ credsStore: 'fake', auths: {} });
    },
  );

  it('because it is missing is E_HELPER', async () => {
    const { path, ctx } = home({ credsStore: 'missing' });
    const result = mergeLogin(path, KEY, entry('u'), 'job', ctx);
    await expect(result).rejects.toMatchObject({ code: 'E_HELPER' });
  });

  it('because it hangs is E_HELPER after 10 s, and the lock is released', async () => {
    const helper = fakeHelper('fake', 'hangs');
    let timeout = 0;
    // The time it is given is what counts; the test need not wait for it.
    const exec: Exec = (command, args, options) => {
      timeout = options.timeout;
      return realExec(command, args, { ...options, timeout: 100 });
    };
    const { path, ctx, names } = home({ credsStore: 'fake' }, withPath(helper.path, exec));
    const result = mergeLogin(path, KEY, entry('u'), 'job', ctx);
    await expect(result).rejects.toMatchObject({ code: 'E_HELPER' });
    expect(timeout).toBe(10_000);
    expect(names()).toEqual(['config.json']);
  });

  it.each(['../evil', 'a b', '', '-x/y', 'a\nb'])('because its name is %j is never started', async (name) => {
    const started: string[] = [];
    const exec: Exec = (command) => {
      started.push(command);
      return Promise.resolve({ kind: 'exited', code: 0, stdout: '', stderr: '' });
    };
    const { path, ctx, auths } = home({ credHelpers: { [KEY]: name } }, { exec });
    const result = mergeLogin(path, KEY, entry('u'), 'job', ctx);
    if (name === '') {
      await result;
      expect(Object.keys(auths())).toEqual([KEY]); // the empty name means: no helper
    } else await expect(result).rejects.toMatchObject({ code: 'E_HELPER' });
    expect(started).toEqual([]);
  });

  it('because the registry holds a line break is not asked', async () => {
    const helper = fakeHelper('fake');
    const { path, ctx } = home({ credsStore: 'fake' }, withPath(helper.path));
    const result = mergeLogin(path, 'a\nb', entry('u'), 'job', ctx);
    await expect(result).rejects.toMatchObject({ code: 'E_HELPER' });
  });

  it('is found neither among what every object inherits nor in odd settings', () => {
    expect(helperFor({ credHelpers: {} }, 'constructor')).toBeUndefined();
    expect(helperFor({ credsStore: 7, credHelpers: 'x' }, KEY)).toBeUndefined();
  });
});
