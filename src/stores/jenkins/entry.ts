import type { StoreEntry } from '../contract.js';

export const jenkins: StoreEntry = {
  id: 'jenkins',
  title: 'Jenkins credential (system, folder, user)',
  load: (env) => import('./opener.js').then((module) => module.jenkinsStores(env ?? {})),
};
