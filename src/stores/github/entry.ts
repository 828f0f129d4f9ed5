import type { StoreEntry } from '../contract.js';

export const github: StoreEntry = {
  id: 'github',
  title: 'GitHub secrets (repository, environment, organisation; Actions, Dependabot, Codespaces)',
  load: (env) => import('./opener.js').then((module) => module.githubOpener(env ?? {})),
};
