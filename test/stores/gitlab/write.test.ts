import { describe, expect, it } from 'vitest';
import { failure } from '../../http/client.js';
import { canary } from '../../redaction/oracle.js';
import { credential, opened, WEB } from './opened.js';

describe('writing a GitLab variable', () => {
  it('makes one that is masked, raw and in every environment, and reaches every branch', async () => {
    const { gitlab, ctx, store } = await opened();
    const value = canary();
    await store.write(credential(value), ctx);
    expect(gitlab.variables.get(WEB, 'PASSWORD')).toMatchObject({
      value,
      masked: true,
      raw: true,
      protected: false,
      hidden: false,
      environment_scope: '*',
      variable_type: 'env_var',
    });
  });

  it('makes a protected one where that is asked for', async () => {
    const { gitlab, ctx, store } = await opened({ protected: true });
    await store.write(credential(), ctx);
    expect(gitlab.variables.get(WEB, 'PASSWORD')?.protected).toBe(true);
  });

  it.each([
    { protected: true, masked: true, description: 'of the team, do not touch' },
    { protected: true, masked: false },
    { variable_type: 'file', description: 'a file' } as const,
    { masked: true, hidden: true },
    { environment_scope: 'production/*', masked: true },
  ])('F24: keeps %o, and widens nothing', async (attributes) => {
    const scope = attributes.environment_scope;
    const { gitlab, ctx, store } = await opened(scope === undefined ? {} : { scope });
    const variable = gitlab.variables.add(WEB, 'PASSWORD', canary(), attributes);
    const before = { ...variable };
    const value = canary();
    await store.write(credential(value), ctx);
    expect(variable).toEqual({ ...before, value, raw: true });
    expect(gitlab.variables.all).toHaveLength(1);
  });

  it('F31: a value with $ is written raw and is what a job reads', async () => {
    const { gitlab, ctx, store } = await opened();
    gitlab.variables.add(WEB, 'PASSWORD', canary(), { raw: false });
    const value = canary('$ci$HOME');
    await store.write(credential(value), ctx);
    expect(gitlab.variables.jobReads(WEB, 'PASSWORD') === value).toBe(true);
  });

  it('F31: a GitLab that does not know raw and would expand the value is an error', async () => {
    const { gitlab, ctx, store } = await opened();
    gitlab.after = ({ method }) => {
      const variable = gitlab.variables.get(WEB, 'PASSWORD');
      if (method !== 'GET' && variable) variable.raw = false;
      return undefined;
    };
    const error = await failure(store.write(credential(canary('$x')), ctx));
    expect(error.code).toBe('E_STORE_MISMATCH');
  });

  it('F32: of several scopes only the one that is meant changes', async () => {
    const { gitlab, ctx, store } = await opened({ scope: 'production' });
    const others = ['*', 'staging'].map((scope) =>
      gitlab.variables.add(WEB, 'PASSWORD', canary(), { environment_scope: scope }),
    );
    gitlab.variables.add(WEB, 'PASSWORD', canary(), { environment_scope: 'production' });
    const before = others.map(({ value }) => value);
    const value = canary();
    await store.write(credential(value), ctx);
    expect(gitlab.variables.get(WEB, 'PASSWORD', 'production')?.value === value).toBe(true);
    expect(others.map(({ value: other }) => other)).toEqual(before);
  });

  it('F6: F32: a hidden variable stays hidden, tells no secret, and is written all the same', async () => {
    const { gitlab, ctx, store } = await opened();
    const variable = gitlab.variables.add(WEB, 'PASSWORD', canary(), { masked: true, hidden: true });
    const value = canary();
    await store.write(credential(value), ctx);
    expect(variable.value === value && variable.hidden).toBe(true);
    expect(await store.read(ctx)).toEqual({ exists: true });
  });

  it.each(['other', 'gone'])('F5: a value that is not there afterwards (%s) is an error', async (what) => {
    const { gitlab, ctx, store } = await opened();
    gitlab.after = ({ method }) => {
      if (method === 'GET') return undefined;
      if (what === 'gone') gitlab.variables.all.length = 0;
      else Object.assign(gitlab.variables.get(WEB, 'PASSWORD') ?? {}, { value: 'something else' });
      return undefined;
    };
    expect((await failure(store.write(credential(), ctx))).code).toBe('E_STORE_MISMATCH');
  });

  it('writes nothing where the value is there already', async () => {
    const { gitlab, ctx, store } = await opened({ 'username-variable': 'USERNAME' });
    const login = credential();
    await store.write(login, ctx);
    const before = gitlab.changes.length;
    await store.write(login, ctx);
    expect(gitlab.changes.slice(before)).toEqual([]);
  });

  it('a variable whose making got no answer is found, not made twice', async () => {
    const { gitlab, ctx, store } = await opened();
    let lost = 0;
    gitlab.after = ({ method }) => (method === 'POST' && lost++ === 0 ? 'drop' : undefined);
    const value = canary();
    await store.write(credential(value), ctx);
    expect(lost).toBe(1);
    expect(gitlab.variables.get(WEB, 'PASSWORD')?.value === value).toBe(true);
  });

  it('what another run has just made is updated', async () => {
    const { gitlab, ctx, store } = await opened();
    gitlab.before = ({ method }) => {
      if (method === 'POST') gitlab.variables.add(WEB, 'PASSWORD', canary(), { masked: true });
      return undefined;
    };
    const value = canary();
    await store.write(credential(value), ctx);
    expect(gitlab.variables.get(WEB, 'PASSWORD')?.value === value).toBe(true);
  });

  it('holds username and secret in two variables, the username legible', async () => {
    const { gitlab, ctx, store } = await opened({ 'username-variable': 'USERNAME' });
    const value = canary();
    await store.write(credential(value), ctx);
    expect(store.holds).toBe('two');
    expect(gitlab.variables.get(WEB, 'USERNAME')).toMatchObject({ masked: false, raw: true });
    expect(gitlab.variables.jobReads(WEB, 'USERNAME')).toBe('robot$ci');
    const state = await store.read(ctx);
    expect([state.username, state.secret?.is(value)]).toEqual(['robot$ci', true]);
  });

  it('holds both as one value, which a job reads as username:secret', async () => {
    const { gitlab, ctx, store } = await opened({ as: 'pair' });
    const value = canary();
    await store.write(credential(value), ctx);
    expect(store.holds).toBe('pair');
    expect(gitlab.variables.jobReads(WEB, 'PASSWORD') === `robot$ci:${value}`).toBe(true);
    const state = await store.read(ctx);
    expect([state.username, state.secret?.is(value)]).toEqual(['robot$ci', true]);
  });

  it.each([
    [{ group: 'acme' }, 'groups/acme'],
    [{ instance: true }, 'instance'],
  ])('writes variables of %o', async (home, name) => {
    const { gitlab, ctx, store } = await opened(home);
    const value = canary();
    await store.write(credential(value), ctx);
    await store.write(credential(value), ctx);
    await store.write(credential(`${value}.2`), ctx);
    expect(gitlab.variables.jobReads(name, 'PASSWORD') === `${value}.2`).toBe(true);
    expect((await store.read(ctx)).secret?.is(`${value}.2`)).toBe(true);
  });

  it('sends the calls that it names', async () => {
    const { gitlab, ctx, store } = await opened({ 'username-variable': 'USERNAME' });
    await store.write(credential(), ctx);
    const before = gitlab.changes.length;
    await store.write(credential(canary(), 'another'), ctx);
    expect(gitlab.changes.slice(before)).toEqual(store.calls);
  });

  it('says what GitLab says when it does not take a value, and leaves the old one', async () => {
    const { gitlab, ctx, store } = await opened();
    const old = canary();
    gitlab.variables.add(WEB, 'PASSWORD', old, { masked: true });
    const error = await failure(store.write(credential('a b c d e'), ctx));
    expect(error).toMatchObject({ code: 'E_STORE_VALUE', exit: 1 });
    expect(error.message).toContain('is invalid');
    expect(gitlab.variables.get(WEB, 'PASSWORD')?.value === old).toBe(true);
  });
});
