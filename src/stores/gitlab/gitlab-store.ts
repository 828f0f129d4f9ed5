import { opener } from '../../config/opener.js';
import type { Environment } from '../../context/context.js';
import type { StoreOpener } from '../store.js';
import type { Self } from './access.js';
import { GitLabVariables } from './gitlab-variables.js';
import { homeOf, parseHome } from './home.js';
import { storeSettings } from './settings.js';
import { VariableStore } from './variable-store.js';

/** Where the API is must be known before there is a context, for the words of `plan`. Absent: gitlab.com. */
interface Access {
  readonly env: Environment;
}

/** The stores of one run. */
export function gitlabStores(): StoreOpener {
  const selves = new Map<string, Promise<Self>>();
  return {
    ...opener(
      storeSettings,
      (settings, access: Access | void) => new VariableStore(settings, access?.env ?? {}, selves),
    ),
    short,
    variables: (place: string, access?: Access) => {
      const home = parseHome(place);
      return home && new GitLabVariables(homeOf(home), access?.env ?? {});
    },
  };
}

/** `acme/web/NAME`, `groups/acme/NAME`, `instance/NAME`. */
function short(text: string): unknown {
  const [, place, variable] = /^(.+)\/([^/]+)$/.exec(text) ?? [];
  const home = place === undefined ? undefined : parseHome(place);
  return home && { ...home, variable };
}
