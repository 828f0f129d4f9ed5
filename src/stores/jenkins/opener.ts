import { opener } from '../../config/opener.js';
import type { Environment } from '../../context/context.js';
import type { StoreOpener } from '../contract.js';
import { JenkinsStore } from './jenkins-store.js';
import { JenkinsVariables } from './jenkins-variables.js';
import { createJenkinsSession } from './session.js';
import { ledgerLocation, settings, parseShortForm } from './settings.js';

/** The stores of one run: they share crumbs and lists of folders and credentials. */
export function jenkinsStores(env: Environment = {}): StoreOpener {
  const session = createJenkinsSession();
  return {
    ...opener(settings, (given) => new JenkinsStore(given, session, env)),
    parseShortForm,
    variables: (text) => {
      const location = ledgerLocation(text);
      return location && new JenkinsVariables(location, session, env);
    },
  };
}
