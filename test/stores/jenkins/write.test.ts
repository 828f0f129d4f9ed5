import { describe, expect, it } from 'vitest';
import { failure } from '../../http/client.js';
import { canary } from '../../redaction/oracle.js';
import { SECRET_TEXT, SSH_KEY, USERNAME_PASSWORD } from '../../fakes/jenkins/state.js';
import { credential, opened, text } from './opened.js';

describe('writing a Jenkins credential', () => {
  it('makes a username with password that every job below reads', async () => {
    const { state, ctx, store } = await opened();
    const value = canary();
    await store.write(credential(value), ctx);
    const read = state.jobReads('team-a', 'harbor-push');
    expect([read?.type, read?.fields.get('password') === value]).toEqual([USERNAME_PASSWORD, true]);
    expect(Object.fromEntries(read?.fields ?? [])).toMatchObject({
      scope: 'GLOBAL',
      username: 'robot$ci',
      usernameSecret: 'false',
      description: 'Rotated by regcred.',
    });
    expect(store.holds).toBe('pair');
  });

  it('makes a secret text where that is asked for, which holds the secret alone', async () => {
    const { state, ctx, store } = await opened(text);
    const value = canary();
    await store.write(credential(value), ctx);
    const made = state.get('', 'harbor-push');
    expect([made?.type, made?.fields.get('secret') === value, made?.fields.has('username')]).toEqual([
      SECRET_TEXT,
      true,
      false,
    ]);
    expect(store.holds).toBe('secret');
  });

  it('a secret text holds both as one value where that is asked for', async () => {
    const { state, ctx, store } = await opened({ ...text, as: 'pair' });
    const value = canary();
    await store.write(credential(value), ctx);
    expect(state.get('', 'harbor-push')?.fields.get('secret') === `robot$ci:${value}`).toBe(true);
    expect(store.holds).toBe('pair');
  });

  it.each([
    [{ folder: 'team-a' }, 'team-a', 'GLOBAL'],
    [{ folder: 'team-a/web ü' }, 'team-a/web ü', 'GLOBAL'],
    [{ user: 'rotator' }, '@rotator', 'USER'],
  ])('writes one of %o', async (home, name, scope) => {
    const { state, ctx, store } = await opened(home);
    state.store(name);
    const value = canary();
    await store.write(credential(value), ctx);
    await store.write(credential(`${value}.2`), ctx);
    const made = state.get(name, 'harbor-push');
    expect([made?.fields.get('password') === `${value}.2`, made?.fields.get('scope')]).toEqual([true, scope]);
    expect(state.get('', 'harbor-push')).toBeUndefined();
  });

  it('writes one of a domain of its own', async () => {
    const { state, ctx, store } = await opened({ domain: 'acme registries' });
    state.store('').domain('acme registries');
    await store.write(credential(), ctx);
    expect(state.get('', 'harbor-push', 'acme registries')).toBeDefined();
    expect(state.get('', 'harbor-push')).toBeUndefined();
  });

  it('username and password go in one request, so that no job reads half of each', async () => {
    const { jenkins, ctx, store } = await opened();
    await store.write(credential(), ctx);
    const before = jenkins.changes.length;
    await store.write(credential(canary(), 'another'), ctx);
    expect(jenkins.changes.slice(before)).toEqual(store.calls);
    expect(store.calls).toHaveLength(1);
  });

  it('F24: changes the username and the secret, and not one byte beside them', async () => {
    const { jenkins, state, ctx, token, store } = await opened();
    state.add('', 'harbor-push', {
      declaration: `<?xml version='1.1' encoding='UTF-8'?>\r\n`,
      inner: [
        '  <!-- of the team -->\r\n  <scope>SYSTEM</scope><id>harbor-push</id>',
        '  <description>a &amp; b &lt;&#252;ü😀&gt; &quot;x&quot;</description>',
        '  <username  a="1" >old&#33;</username >',
        '  <password><secret-redacted/></password>',
        '  <usernameSecret>true</usernameSecret>',
        '  <plugin-of-ours x="&lt;"><deep><username>of others</username></deep></plugin-of-ours>',
      ].join('\r\n'),
    });
    const shown = await textOf(jenkins, token);
    const value = canary(`<&>"'`);
    await store.write(credential(value), ctx);
    const posted = jenkins.requests.find(({ method }) => method === 'POST')?.body.toString('utf8') ?? '';
    const restored = posted
      .replace(/<password>[^<]*</, '<password><secret-redacted/><')
      .replace(/(<username {2}a="1" >)[^<]*</, '$1old&#33;<');
    expect(restored).toBe(shown);
    const read = state.get('', 'harbor-push');
    expect(read?.fields.get('password') === value).toBe(true);
    expect(read?.fields.get('description')).toBe('a & b <üü😀> "x"');
  });

  it.each(['<username/>', '<username />', '<username a="&gt;"/>'])(
    'an empty username (%j) becomes one',
    async (username) => {
      const { state, ctx, store } = await opened();
      state.add('', 'harbor-push', { inner: `<id>harbor-push</id>${username}<password>x</password>` });
      await store.write(credential(), ctx);
      expect(state.get('', 'harbor-push')?.fields.get('username')).toBe('robot$ci');
      expect(state.get('', 'harbor-push')?.fields.get('id')).toBe('harbor-push');
    },
  );

  it.each([
    `ends in a blank `,
    '\ttab',
    'two\nlines',
    'cr\r\nlf',
    '\u0085\u2028',
    '😀ü',
    ']]>',
    '&#38;',
    '<secret-redacted/>',
  ])('F5: a secret with %j arrives as it is', async (more) => {
    const { state, ctx, store } = await opened(text);
    const value = canary(more);
    await store.write(credential(value), ctx);
    await store.write(credential(value), ctx);
    expect(state.get('', 'harbor-push')?.fields.get('secret') === value).toBe(true);
  });

  it('F33: <secret-redacted/> is never posted back', async () => {
    const { jenkins, state, ctx, store } = await opened();
    state.add('', 'harbor-push', { fields: { username: 'robot$ci', password: canary() } });
    await store.write(credential(), ctx);
    const posted = jenkins.requests.filter(({ method }) => method === 'POST');
    expect(posted).toHaveLength(1);
    expect(posted.some(({ body }) => body.includes('secret-redacted'))).toBe(false);
  });

  it('F33: one with a further secret, which would be lost, is left as it is', async () => {
    const { jenkins, state, ctx, store } = await opened();
    const fields = { username: 'robot$ci', password: canary(), otherSecret: canary() };
    state.add('', 'harbor-push', { fields });
    for (const attempt of [() => store.check(credential(), ctx), () => store.write(credential(), ctx)]) {
      const error = await failure(attempt());
      expect([error.code, error.message]).toEqual(['E_STORE_KIND', expect.stringContaining('otherSecret')]);
    }
    expect(jenkins.changes).toEqual([]);
  });

  it.each([
    [USERNAME_PASSWORD, text, 'Remove kind'],
    [SECRET_TEXT, {}, 'kind: secret-text'],
    [SSH_KEY, {}, 'name another id'],
    [SSH_KEY, text, 'name another id'],
  ])('one of the type %s is not written as another (%o)', async (type, settings, cure) => {
    const { jenkins, state, ctx, store } = await opened(settings);
    const secret = type === SECRET_TEXT ? 'secret' : type === SSH_KEY ? 'passphrase' : 'password';
    state.add('', 'harbor-push', { type, fields: { username: 'robot$ci', [secret]: canary() } });
    for (const attempt of [() => store.check(credential(), ctx), () => store.write(credential(), ctx)]) {
      const error = await failure(attempt());
      expect([error.code, error.hint]).toEqual(['E_STORE_KIND', expect.stringContaining(cure)]);
    }
    expect(jenkins.changes).toEqual([]);
  });

  it('F6: the secret cannot be read back: what is known is that it exists, and its username', async () => {
    const { ctx, store, open } = await opened();
    expect(await store.read(ctx)).toEqual({ exists: false });
    await store.write(credential(), ctx);
    expect(await store.read(ctx)).toEqual({ exists: true, username: 'robot$ci' });
    await open({ ...text, credential: 'other' }).write(credential(), ctx);
    expect(await open({ ...text, credential: 'other' }).read(ctx)).toEqual({ exists: true });
    expect(store.readable).toBe(false);
  });

  it.each([
    ['another username', '<username>somebody</username>'],
    ['another description', '<description>of others</description>'],
    ['another scope', '<scope>SYSTEM</scope>'],
  ])('F6: what Jenkins shows of it is looked at: %s is an error', async (_, other) => {
    const { jenkins, state, ctx, store } = await opened();
    const stored = state.add('', 'harbor-push', {
      fields: { description: 'ours', username: 'robot$ci', password: canary() },
    });
    const name = /<(\w+)>/.exec(other)?.[1] ?? '';
    jenkins.spoil = ({ method }) => {
      if (method === 'POST') stored.text = stored.text.replace(new RegExp(`<${name}>.*</${name}>`), other);
      return undefined;
    };
    expect((await failure(store.write(credential(), ctx))).code).toBe('E_STORE_MISMATCH');
  });

  it('F5: one that is gone afterwards is an error', async () => {
    const { jenkins, state, ctx, store } = await opened();
    jenkins.spoil = ({ method }) => {
      if (method === 'POST') state.store('').domain('_').clear();
      return undefined;
    };
    expect((await failure(store.write(credential(), ctx))).code).toBe('E_STORE_MISMATCH');
  });

  it('one whose making got no answer is found, and made once', async () => {
    const { jenkins, state, ctx, store } = await opened();
    let lost = 0;
    jenkins.spoil = ({ method }) => (method === 'POST' && lost++ === 0 ? 'drop' : undefined);
    const value = canary();
    await store.write(credential(value), ctx);
    expect(lost).toBeGreaterThan(1);
    expect(state.get('', 'harbor-push')?.fields.get('password') === value).toBe(true);
  });

  it('F21: one that another run has just made is updated, and keeps its description', async () => {
    const { jenkins, state, ctx, store } = await opened();
    jenkins.before = ({ url }) => {
      if (!url.pathname.endsWith('/createCredentials')) return undefined;
      const fields = { description: 'theirs', username: 'x', password: canary() };
      state.add('', 'harbor-push', { fields });
      return undefined;
    };
    const value = canary();
    await store.write(credential(value), ctx);
    const read = state.get('', 'harbor-push')?.fields;
    expect([read?.get('description'), read?.get('password') === value]).toEqual(['theirs', true]);
  });

  it('says which call it would be now', async () => {
    const { jenkins, ctx, store } = await opened({ folder: 'team-a' });
    const planned = await store.callsNow?.('robot$ci', ctx);
    await store.write(credential(), ctx);
    expect(jenkins.changes).toEqual(planned);
    expect(planned).toEqual([
      `POST ${jenkins.url}/job/team-a/credentials/store/folder/domain/_/createCredentials`,
    ]);
    expect(await store.callsNow?.('robot$ci', ctx)).toEqual(store.calls);
  });
});

describe('a description', () => {
  it.each(['für das Team', '日本語', 'really? 日本'])(
    'F24: %s stays, also where the plugin answers in Latin-1',
    async (description) => {
      for (const encoding of ['utf8', 'latin1'] as const) {
        const { jenkins, state, ctx, store } = await opened();
        jenkins.manner.encoding = encoding;
        state.add('', 'harbor-push', { fields: { description, username: 'robot$ci', password: canary() } });
        await store.write(credential(), ctx);
        expect(state.get('', 'harbor-push')?.fields.get('description')).toBe(description);
      }
    },
  );

  it('F24: what else cannot be read is not posted back', async () => {
    const { jenkins, state, ctx, store } = await opened();
    jenkins.manner.encoding = 'latin1';
    state.add('', 'harbor-push', { fields: { username: 'robot$ci', password: canary(), of: 'für' } });
    expect((await failure(store.write(credential(), ctx))).code).toBe('E_RESPONSE_INVALID');
    expect(jenkins.changes).toEqual([]);
  });
});

/** config.xml as Jenkins shows it. */
async function textOf({ url }: { readonly url: string }, token: string): Promise<string> {
  const pair = Buffer.from(`rotator:${token}`).toString('base64');
  const address = `${url}/credentials/store/system/domain/_/credential/harbor-push/config.xml`;
  return (await fetch(address, { headers: { authorization: `Basic ${pair}` } })).text();
}
