import { describe, expect, it } from 'vitest';
import { failure } from '../../http/client.js';
import { opened, WEB } from './opened.js';

const record = JSON.stringify({ generation: 3, note: '$HOME and "quotes" ü' });

describe('GitLab variables as a ledger', () => {
  it.each([
    ['acme/web', WEB],
    ['groups/acme', 'groups/acme'],
    ['instance', 'instance'],
  ])('%s keeps a text as it is, legible for people', async (place, home) => {
    const { gitlab, ctx, variables } = await opened();
    const ledger = variables(place);
    expect(await ledger?.read('REGCRED_HARBOR', ctx)).toBeUndefined();
    await ledger?.write('REGCRED_HARBOR', record, ctx);
    expect(await ledger?.read('REGCRED_HARBOR', ctx)).toBe(record);
    expect(gitlab.variables.get(home, 'REGCRED_HARBOR')).toMatchObject({
      ...{ value: record, masked: false, protected: false, raw: true },
      description: expect.stringContaining('Ledger of regcred'),
    });
    expect(ledger?.name).toBe(`gitlab:${place}`);
  });

  it('replaces the text and keeps what somebody has set', async () => {
    const { gitlab, ctx, variables } = await opened();
    const variable = gitlab.variables.add(WEB, 'REGCRED_A', '{}', { protected: true, description: 'ours' });
    const ledger = variables('acme/web');
    await ledger?.write('REGCRED_A', record, ctx);
    expect(variable).toMatchObject({ value: record, protected: true, description: 'ours', raw: true });
    expect(gitlab.changes).toEqual([ledger?.call('REGCRED_A')]);
  });

  it.each(['acme', 'a b/c', '', 'groups/', 'https://x/y'])('%j is no place for one', async (place) => {
    const { variables } = await opened();
    expect(variables(place)).toBeUndefined();
  });

  it('F27: a ledger that cannot be read is an error and never none', async () => {
    const { gitlab, ctx, token, variables } = await opened();
    const ledger = variables('acme/web');
    gitlab.variables.add(WEB, 'HIDDEN', record, { masked: true, hidden: true });
    const reads = async () => failure(Promise.resolve(ledger?.read('HIDDEN', ctx)));
    expect((await reads()).code).toBe('E_LEDGER_PLATFORM');
    gitlab.callers.set(token, { id: 1, scopes: ['api'], active: true, homes: [] });
    expect((await reads()).code).toBe('E_LEDGER_PLATFORM');
    gitlab.homes.delete(WEB);
    expect((await reads()).code).toBe('E_LEDGER_PLATFORM');
    gitlab.before = () => ({ status: 503 });
    expect((await reads()).exit).toBe(75);
  });

  it('F5: a text that is not there afterwards is an error', async () => {
    const { gitlab, ctx, variables } = await opened();
    gitlab.after = ({ method }) => {
      if (method !== 'GET') gitlab.variables.all.forEach((each) => Object.assign(each, { value: '{' }));
      return undefined;
    };
    const error = await failure(Promise.resolve(variables('acme/web')?.write('A', record, ctx)));
    expect(error.code).toBe('E_LEDGER_PLATFORM');
  });
});
