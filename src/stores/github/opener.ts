import { opener } from '../../config/opener.js';
import type { Environment } from '../../context/context.js';
import type { StoreOpener } from '../contract.js';
import { githubStore } from './github-store.js';
import { githubVariables } from './github-variables.js';
import { createGithubSession } from './session.js';
import { settings, parseShortForm } from './settings.js';

/** The stores of one run: they share public keys, lists and the budget of requests. */
export function githubStores(env: Environment = {}): StoreOpener {
  const session = createGithubSession();
  return {
    ...opener(settings, (given) => githubStore(given, session, env)),
    parseShortForm,
    variables: (location) => githubVariables(location, session.github, env),
  };
}
