import type { StoreEntry } from '../contract.js';

export const gitlab: StoreEntry = {
  id: 'gitlab',
  title: 'GitLab CI/CD variable (project, group, instance)',
  load: (env) => import('./gitlab-store.js').then((module) => module.gitlabStores(env ?? {})),
};
