import { loginInputs, loginOutputs } from '../../src/login/inputs/login-inputs.js';
import { logoutInputs } from '../../src/login/inputs/logout-inputs.js';
import {
  planInputs,
  planOutputs,
  rotateInputs,
  rotateOutputs,
} from '../../src/rotate/action/rotate-inputs.js';
import { actionYml, type ActionDeclaration } from './action-yml.js';

export const login: ActionDeclaration = {
  name: 'regcred login',
  description: 'Log in to container registries: masked, verified, isolated, and logged out exactly.',
  inputs: loginInputs,
  outputs: loginOutputs,
  main: 'login',
  post: 'login-post',
};

const logout: ActionDeclaration = {
  name: 'regcred logout',
  description: 'Log out of a registry in the middle of a job, and restore the login that was there before.',
  inputs: logoutInputs,
  outputs: {},
  main: 'logout',
};

const rotate: ActionDeclaration = {
  name: 'regcred rotate',
  description: 'Rotate registry credentials that are due, and write them where consumers read them.',
  inputs: rotateInputs,
  outputs: rotateOutputs,
  main: 'rotate',
};

const plan: ActionDeclaration = {
  name: 'regcred plan',
  description: 'Print every call a rotation would make and why, and change nothing.',
  inputs: planInputs,
  outputs: planOutputs,
  main: 'plan',
};

/** Every action.yml by its path. The root action is login, for the Marketplace. */
export const actionFiles: Readonly<Record<string, string>> = {
  'action.yml': actionYml(login, 'dist'),
  'actions/login/action.yml': actionYml(login, '../../dist'),
  'actions/logout/action.yml': actionYml(logout, '../../dist'),
  'actions/rotate/action.yml': actionYml(rotate, '../../dist'),
  'actions/plan/action.yml': actionYml(plan, '../../dist'),
};
