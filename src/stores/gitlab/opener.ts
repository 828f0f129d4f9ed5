import { opener } from '../../config/opener.js';
import type { Environment } from '../../context/context.js';
import type { StoreOpener } from '../contract.js';
import type { TokenSelf } from './access.js';
import { GitLabVariables } from './gitlab-variables.js';
import { locationOf, parseLocation } from './location.js';
import { settings } from './settings.js';
import { VariableStore } from './variable-store.js';

/** The stores of one run. `env` points to the API before there is a context, so that `plan` can print it. */
export function gitlabStores(env: Environment = {}): StoreOpener {
  const selves = new Map<string, Promise<TokenSelf>>();
  return {
    ...opener(settings, (given) => new VariableStore(given, env, selves)),
    parseShortForm,
    variables: (text) => {
      const location = parseLocation(text);
      return location && new GitLabVariables(locationOf(location), env);
    },
  };
}

/** Parses `acme/web/NAME`, `groups/acme/NAME` and `instance/NAME`. */
function parseShortForm(text: string): unknown {
  const [, prefix, variable] = /^(.+)\/([^/]+)$/.exec(text) ?? [];
  const location = prefix === undefined ? undefined : parseLocation(prefix);
  return location && { ...location, variable };
}
