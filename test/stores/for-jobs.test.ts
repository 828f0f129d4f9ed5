import { describe, expect, it } from 'vitest';
import { stores } from '../../src/stores/catalog.js';

/** Whether jobs with ID tokens of their own read a store, by its settings. */
async function isForJobs(id: string, settings: object): Promise<boolean> {
  const opener = await stores.find((entry) => entry.id === id)?.load({});
  if (!opener) throw new Error(`no store ${id}`);
  return opener.open(opener.schema.parse(settings)).forJobs === true;
}

describe('a store that jobs read which have ID tokens of their own', () => {
  it.each([
    ['a secret of a repository', 'github', { repo: 'acme/web', secret: 'X' }, true],
    ['a secret of an environment', 'github', { repo: 'acme/web', environment: 'prod', secret: 'X' }, true],
    ['a secret of an organisation', 'github', { org: 'acme', secret: 'X' }, true],
    ['a secret of Dependabot', 'github', { repo: 'acme/web', for: 'dependabot', secret: 'X' }, false],
    ['a secret of Codespaces', 'github', { repo: 'acme/web', for: 'codespaces', secret: 'X' }, false],
    ['a variable of GitLab', 'gitlab', { project: 'acme/web', variable: 'XXXXXXXX' }, true],
    // Without a plugin of its own Jenkins gives no ID tokens.
    ['a credential of Jenkins', 'jenkins', { credential: 'x' }, false],
    ['a file', 'file', { path: '/srv/secret' }, false],
  ])('%s', async (_, id, settings, expected) => {
    expect(await isForJobs(id, settings)).toBe(expected);
  });
});
