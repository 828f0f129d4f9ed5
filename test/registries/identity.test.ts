import { describe, expect, it } from 'vitest';
import { RegcredError } from '../../src/errors/error.js';
import { parseIdentity, type IdentityForm } from '../../src/registries/kit/logins/identity.js';

const form: IdentityForm = {
  name: /^role\/[a-z]+$/,
  options: { tenant: /^[0-9]+$/, lifetime: /^\d+h$/ },
  needs: ['tenant'],
  example: 'role/ci tenant=1',
};

function refusal(text: string, of: IdentityForm = form): string {
  try {
    parseIdentity(text, of);
  } catch (error) {
    if (error instanceof RegcredError) return error.toString();
  }
  throw new Error(`"${text}" was taken`);
}

describe('an identity', () => {
  it('is a word and options, between blanks or line ends, in any order', () => {
    const expected = { name: 'role/ci', options: { tenant: '1', lifetime: '2h' } };
    expect(parseIdentity('role/ci tenant=1 lifetime=2h', form)).toEqual(expected);
    expect(parseIdentity('\n  tenant=1\r\n\tlifetime=2h\n role/ci ', form)).toEqual(expected);
  });

  it('may have no word', () => {
    expect(parseIdentity('tenant=1', { ...form, name: /^$/ })).toEqual({
      name: '',
      options: { tenant: '1' },
    });
  });

  it('that sends an ID token takes its audience and its place', () => {
    const sending: IdentityForm = { sendsIdToken: true, example: 'x' };
    const options = { audience: 'api://AzureADTokenExchange', 'id-token': 'env:MINE' };
    const text = 'audience=api://AzureADTokenExchange id-token=env:MINE';
    expect(parseIdentity(text, sending)).toEqual({ name: '', options });
    expect(parseIdentity('id-token=file:/run/token', sending).options['id-token']).toBe('file:/run/token');
    expect(refusal(text)).toContain('there is no option audience=');
  });

  it.each([
    ['role/ci', 'tenant= is missing'],
    ['role/ci role/cd tenant=1', 'it has one word too many'],
    ['ROLE tenant=1', 'the name in it has another form'],
    [`${'a'.repeat(30)}=1 tenant=1`, 'the name in it has another form'],
    ['tenant=x', 'the value of tenant= has another form'],
    ['tenant=', 'the value of tenant= has another form'],
    ['tenant=1 tenant=1', 'tenant= is given twice'],
    ['tenat=1', 'there is no option tenat=; did you mean tenant=?'],
    ['constructor=1 tenant=1', 'there is no option constructor='],
    ['rôle/ci tenant=1', 'it is too long or not plain ASCII'],
    ['role/ci tenant=1\u0000', 'it is too long or not plain ASCII'],
    [`tenant=${'1'.repeat(3000)}`, 'it is too long or not plain ASCII'],
  ])('%j is refused: %s', (text, problem) => {
    const error = refusal(text);
    expect(error).toContain(`E_IDENTITY_FORM: The input "identity" is invalid: ${problem}`);
    expect(error).toContain('write: role/ci tenant=1');
  });

  it('a file that holds an ID token is named by its whole path', () => {
    expect(refusal('id-token=file:token', { sendsIdToken: true, example: 'x' })).toContain(
      'has another form',
    );
  });
});
