import type { StoreEntry } from './contract.js';

/** One line per store: its key in regcred.yml, its title, and its module, which is loaded on demand. */
// prettier-ignore
export const stores: readonly StoreEntry[] = [
  { id: 'file', title: 'File (0600)', load: async () => (await import('./file/file-store.js')).fileStores },
  { id: 'github', title: 'GitHub secrets (repository, environment, organisation; Actions, Dependabot, Codespaces)', load: async (env) => (await import('./github/opener.js')).githubStores(env) },
  { id: 'gitlab', title: 'GitLab CI/CD variable (project, group, instance)', load: async (env) => (await import('./gitlab/opener.js')).gitlabStores(env) },
  { id: 'jenkins', title: 'Jenkins credential (system, folder, user)', load: async (env) => (await import('./jenkins/opener.js')).jenkinsStores(env) },
];
