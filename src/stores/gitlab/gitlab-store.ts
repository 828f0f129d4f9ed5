import { opener } from '../../config/opener.js';
import type { Environment } from '../../context/context.js';
import type { StoreOpener } from '../contract.js';
import type { Self } from './access.js';
import { GitLabVariables } from './gitlab-variables.js';
import { homeOf, parseHome } from './home.js';
import { storeSettings } from './settings.js';
import { VariableStore } from './variable-store.js';

/** The stores of one run. `env` says where the API is before there is a context: for the words of `plan`. */
export function gitlabStores(env: Environment): StoreOpener {
  const selves = new Map<string, Promise<Self>>();
  return {
    ...opener(storeSettings, (settings) => new VariableStore(settings, env, selves)),
    short,
    variables: (place) => {
      const home = parseHome(place);
      return home && new GitLabVariables(homeOf(home), env);
    },
  };
}

/** `acme/web/NAME`, `groups/acme/NAME`, `instance/NAME`. */
function short(text: string): unknown {
  const [, place, variable] = /^(.+)\/([^/]+)$/.exec(text) ?? [];
  const home = place === undefined ? undefined : parseHome(place);
  return home && { ...home, variable };
}
