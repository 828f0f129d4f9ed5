import { opener } from '../../config/opener.js';
import type { Environment } from '../../context/context.js';
import type { StoreOpener } from '../contract.js';
import { JenkinsStore } from './jenkins-store.js';
import { JenkinsVariables } from './jenkins-variables.js';
import { createParts } from './parts.js';
import { ledgerHome, settings, short } from './settings.js';

/** The stores of one run: they share crumbs and what was learned of folders. */
export function jenkinsStores(env: Environment): StoreOpener {
  const parts = createParts();
  return {
    ...opener(settings, (given) => new JenkinsStore(given, parts, env)),
    short,
    variables: (place) => {
      const home = ledgerHome(place);
      return home && new JenkinsVariables(home, parts, env);
    },
  };
}
