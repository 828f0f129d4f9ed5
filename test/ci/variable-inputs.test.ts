import { describe, expect, it } from 'vitest';
import { variableInputs } from '../../src/ci/variable-inputs.js';
import { canary } from '../redaction/oracle.js';

describe('inputs that are variables', () => {
  it('have the command in their name, and are taken as they are', () => {
    const env = {
      REGCRED_LOGIN_REGISTRY: ' ghcr.io ',
      REGCRED_LOGIN_ON_MISSING_CREDENTIALS: 'skip',
      OTHER: 'x',
    };
    const inputs = variableInputs('login', env);
    expect([inputs.input('registry'), inputs.input('on-missing-credentials'), inputs.input('ca')]).toEqual([
      ' ghcr.io ',
      'skip',
      '',
    ]);
    expect(inputs.given()).toEqual(['registry', 'on-missing-credentials']);
    expect(variableInputs('logout', env).given()).toEqual([]);
  });

  it('may name the variable that holds the value, and whoever asks is told of it', () => {
    const secret = canary();
    const seen: string[] = [];
    const env = { REGCRED_LOGIN_PASSWORD_ENV: 'HARBOR_PASSWORD', HARBOR_PASSWORD: secret };
    const inputs = variableInputs('login', env, (variable) => seen.push(variable));
    expect(inputs.input('password')).toBe(secret);
    expect(inputs.given()).toEqual(['password']);
    expect(seen).toEqual(['HARBOR_PASSWORD']);
  });

  it('are empty where the named variable is not there, or nothing is named', () => {
    const seen: string[] = [];
    const env = { REGCRED_LOGIN_PASSWORD_ENV: 'PROTECTED', REGCRED_LOGIN_USERNAME_ENV: '' };
    const inputs = variableInputs('login', env, (variable) => seen.push(variable));
    expect([inputs.input('password'), inputs.input('username'), seen]).toEqual(['', '', []]);
    expect(inputs.given()).toEqual(['password']);
  });

  it('do not repeat what is no name: it may be the secret', () => {
    const inputs = variableInputs('login', { REGCRED_LOGIN_PASSWORD_ENV: canary('no name ') });
    expect(() => inputs.input('password')).toThrow(expect.objectContaining({ code: 'E_INPUT_VARIABLE' }));
  });

  it('are given once: as a value, or by name', () => {
    const env = { REGCRED_LOGIN_USERNAME: 'a', REGCRED_LOGIN_USERNAME_ENV: 'B', B: 'b' };
    expect(() => variableInputs('login', env).input('username')).toThrow(
      expect.objectContaining({ code: 'E_INPUT_CONFLICT' }),
    );
  });
});
