import { opener } from '../../config/opener.js';
import type { Environment } from '../../context/context.js';
import type { StoreOpener } from '../contract.js';
import { githubStore } from './github-store.js';
import { githubVariables } from './github-variables.js';
import { createParts } from './parts.js';
import { settings, short } from './settings.js';

/** Everything that is opened with one of these shares public keys, lists and the budget of requests. */
export function githubOpener(env: Environment): StoreOpener {
  const parts = createParts();
  return {
    ...opener(settings, (given) => githubStore(given, parts, env)),
    short,
    variables: (place) => githubVariables(place, parts.github, env),
  };
}
