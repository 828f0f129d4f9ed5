import { describe, expect, it } from 'vitest';
import { failure } from '../../http/client.js';
import { canary } from '../../redaction/oracle.js';
import { SECRET_TEXT, type JenkinsState } from '../../fakes/jenkins/state.js';
import { opened } from './opened.js';

const record = JSON.stringify({ generation: 3, note: '$HOME and "quotes" ü <&> ?' });
const addText = (state: JenkinsState, id: string, fields: Record<string, string>) =>
  state.add('', id, { type: SECRET_TEXT, fields });

describe('Jenkins credentials as a ledger', () => {
  it.each([
    ['/', ''],
    ['team-a', 'team-a'],
    ['team-a/web', 'team-a/web'],
  ])('%s keeps a text as it is, legible for people', async (place, home) => {
    const { jenkins, state, ctx, variables } = await opened();
    state.store(home);
    for (const encoding of ['utf8', 'latin1'] as const) {
      jenkins.manner.encoding = encoding;
      const key = `REGCRED_${encoding.toUpperCase()}`;
      const ledger = variables(place);
      expect(await ledger?.read(key, ctx)).toBeUndefined();
      for (const text of [record, record.replace('3', '4')]) {
        await ledger?.write(key, text, ctx);
        expect(await ledger?.read(key, ctx)).toBe(text);
        const made = state.get(home, key);
        expect([made?.type, made?.fields.get('description')]).toEqual([SECRET_TEXT, text]);
      }
      expect(ledger?.name).toBe(`jenkins:${place}`);
    }
  });

  it('its secret is none, and is written whole each time', async () => {
    const { jenkins, state, ctx, variables } = await opened();
    const ledger = variables('/');
    for (const text of [record, '{}']) {
      await ledger?.write('REGCRED_A', text, ctx);
      expect(state.get('', 'REGCRED_A')?.fields.get('secret')).toBe(
        'none: the ledger of regcred is the description',
      );
    }
    expect(jenkins.changes.at(-1)).toBe(ledger?.call('REGCRED_A'));
    expect(jenkins.requests.some(({ body }) => body.includes('secret-redacted'))).toBe(false);
  });

  it('replaces the text and keeps what somebody has set', async () => {
    const { state, ctx, variables } = await opened();
    addText(state, 'REGCRED_A', { description: '{}', secret: 'x', scope: 'SYSTEM' });
    await variables('/')?.write('REGCRED_A', record, ctx);
    expect(Object.fromEntries(state.get('', 'REGCRED_A')?.fields ?? [])).toMatchObject({
      description: record,
      scope: 'SYSTEM',
    });
  });

  it.each(['', '//', 'a b?', '/team-a', '../x', 'https://x/y'])('%j is no place for one', async (place) => {
    const { variables } = await opened();
    expect(variables(place)).toBeUndefined();
  });

  it('F27: a ledger that cannot be read is an error and never none', async () => {
    const { jenkins, state, ctx, token, variables } = await opened();
    const ledger = variables('team-a');
    const reads = async () => failure(Promise.resolve(ledger?.read('REGCRED_A', ctx)));
    state.callers.set('rotator', { tokens: [token], may: () => false });
    expect((await reads()).code).toBe('E_LEDGER_PLATFORM');
    state.callers.set('rotator', { tokens: [token] });
    state.contexts.delete('job/team-a');
    expect((await reads()).code).toBe('E_LEDGER_PLATFORM');
    state.callers.clear();
    expect((await reads()).code).toBe('E_LEDGER_PLATFORM');
    jenkins.before = () => ({ status: 503 });
    expect((await reads()).exit).toBe(75);
  });

  it.each([
    ['of another type', { fields: { description: '{}', username: 'x', password: 'y' } }],
    ['that somebody keeps a secret in', { type: SECRET_TEXT, fields: { description: 'ours', secret: 'y' } }],
    ['without a description', { type: SECRET_TEXT, fields: { secret: 'y' } }],
  ])('F27: a credential %s is neither a ledger nor replaced by one', async (_, made) => {
    const { jenkins, state, ctx, variables } = await opened();
    state.add('', 'REGCRED_A', made);
    for (const attempt of [
      variables('/')?.read('REGCRED_A', ctx),
      variables('/')?.write('REGCRED_A', '{}', ctx),
    ]) {
      expect((await failure(Promise.resolve(attempt))).code).toBe('E_LEDGER_PLATFORM');
    }
    expect(jenkins.changes).toEqual([]);
  });

  it('F5: a text that is not there afterwards is an error', async () => {
    const { jenkins, state, ctx, variables } = await opened();
    jenkins.spoil = ({ method }) => {
      if (method === 'POST')
        addText(state, 'REGCRED_A', { description: '{"by":"others"}', secret: canary() });
      return undefined;
    };
    const error = await failure(Promise.resolve(variables('/')?.write('REGCRED_A', record, ctx)));
    expect(error.code).toBe('E_LEDGER_PLATFORM');
  });

  it('F14: what another run has just made is replaced, not made twice', async () => {
    const { jenkins, state, ctx, variables } = await opened();
    jenkins.before = ({ url }) => {
      if (url.pathname.endsWith('/createCredentials')) {
        addText(state, 'REGCRED_A', { description: '{}', secret: 'x' });
      }
      return undefined;
    };
    await variables('/')?.write('REGCRED_A', record, ctx);
    expect(state.get('', 'REGCRED_A')?.fields.get('description')).toBe(record);
  });
});
