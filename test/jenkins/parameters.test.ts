import { describe, expect, it } from 'vitest';
import { jenkinsNames, jenkinsParameters } from '../../scripts/docs/jenkins-parameters.js';
import { commands } from '../../src/cli/commands.js';
import { loginInputs } from '../../src/login/inputs/login-inputs.js';
import { rotateInputs, secretInputs } from '../../src/rotate/action/rotate-inputs.js';

const camel = (name: string) => name.replace(/-(.)/g, (_all, letter: string) => letter.toUpperCase());

describe('the parameters of the steps are the inputs of the core', () => {
  it('login: all but the password and logout, which the block does', () => {
    const expected = Object.keys(loginInputs).filter((name) => name !== 'password' && name !== 'logout');
    expect(jenkinsNames('LoginInputs', 'NAMES').toSorted()).toEqual(expected.map(camel).toSorted());
  });

  it('rotate: all but those that hold secrets, each of which has a credential', () => {
    const secret = Object.keys(secretInputs);
    const expected = Object.keys(rotateInputs).filter((name) => !secret.includes(name));
    expect(jenkinsNames('RotateInputs', 'NAMES').toSorted()).toEqual(expected.map(camel).toSorted());
    const credentials = secret.map(
      (name) => `${camel(name.replace('admin-password', 'admin'))}CredentialsId`,
    );
    expect(jenkinsNames('RotateInputs', 'OWN')).toEqual(expect.arrayContaining(credentials));
  });

  it('check: what the command takes', () => {
    const all = Object.keys(commands['check']?.options ?? {});
    const expected = all.filter((name) => name in loginInputs && name !== 'password');
    expect(jenkinsNames('CheckInputs', 'NAMES').toSorted()).toEqual(
      ['registry', ...expected].map(camel).toSorted(),
    );
  });

  it.each(['LoginInputs', 'RotateInputs', 'CheckInputs'])('%s: each is described, and once', (file) => {
    const names = jenkinsParameters(file).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
