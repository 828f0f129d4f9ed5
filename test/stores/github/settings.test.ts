import { describe, expect, it } from 'vitest';
import { githubStores } from '../../../src/stores/github/opener.js';

const { schema, parseShortForm: short, open } = githubStores({});

function problems(settings: object): string[] {
  const { error } = schema.safeParse(settings);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`);
}

describe('settings of a GitHub store', () => {
  it.each([
    [
      'F18: a digit first',
      { repo: 'acme/web', secret: '1A' },
      'secret must consist of letters, digits and _, and not begin with a digit',
    ],
    [
      'F18: a dash',
      { repo: 'acme/web', secret: 'A-B' },
      'secret must consist of letters, digits and _, and not begin with a digit',
    ],
    [
      'F18: a line break',
      { repo: 'acme/web', secret: 'A\n' },
      'secret must consist of letters, digits and _, and not begin with a digit',
    ],
    [
      'F18: unicode',
      { repo: 'acme/web', secret: 'ÄÖ' },
      'secret must consist of letters, digits and _, and not begin with a digit',
    ],
    ['F18: GITHUB_', { repo: 'acme/web', secret: 'GitHub_X' }, 'secret must not begin with GITHUB_'],
    [
      'F18: 256 characters',
      { repo: 'acme/web', secret: 'A'.repeat(256) },
      'secret must have at most 255 characters',
    ],
    [
      'F18: names that differ only in case',
      { repo: 'acme/web', secret: 'A', 'username-secret': 'a' },
      'username-secret must be another name than secret',
    ],
    ['neither repo nor org', { secret: 'A' }, 'repo must be given, or org instead'],
    ['both', { repo: 'acme/web', org: 'acme', secret: 'A' }, 'org must not be given together with repo'],
    ['a repository with a path', { repo: 'acme/web/x', secret: 'A' }, 'repo must be owner/repository'],
    ['a repository ..', { repo: 'acme/..', secret: 'A' }, 'repo must be owner/repository'],
    ['an organisation with a slash', { org: 'a/b', secret: 'A' }, 'org must be the name of an organisation'],
    [
      'an environment of an organisation',
      { org: 'acme', environment: 'prod', secret: 'A' },
      'environment must belong to a repository',
    ],
    [
      'an environment of Dependabot',
      { repo: 'acme/web', environment: 'prod', for: 'dependabot', secret: 'A' },
      'environment must not be given for Dependabot or Codespaces, which have none',
    ],
    [
      'a pair with a second secret',
      { repo: 'acme/web', secret: 'A', as: 'pair', 'username-secret': 'B' },
      'username-secret must not be given with as: pair, which holds the username too',
    ],
    ['docker-config', { repo: 'acme/web', secret: 'A', as: 'docker-config' }, 'as must be secret or pair'],
    [
      'another kind',
      { repo: 'acme/web', secret: 'A', for: 'agents' },
      'for must be actions, dependabot or codespaces',
    ],
  ])('%s', (_, settings, problem) => {
    expect(problems(settings)).toEqual([problem]);
  });

  it('F18: the longest name and an underscore first are taken', () => {
    expect(problems({ repo: 'acme/web', secret: 'A'.repeat(255) })).toEqual([]);
    expect(problems({ org: 'acme', secret: '_a1' })).toEqual([]);
  });

  it.each([
    ['acme/web/NAME', 'github:acme/web/NAME'],
    ['acme/NAME', 'github:acme/NAME'],
    ['acme/web/environments/prod/NAME', 'github:acme/web/environments/prod/NAME'],
    ['acme/web/environments/eu/west/NAME', 'github:acme/web/environments/eu/west/NAME'],
    ['acme/web/dependabot/NAME', 'github:acme/web/dependabot/NAME'],
    ['acme/web/codespaces/NAME', 'github:acme/web/codespaces/NAME'],
    ['orgs/acme/dependabot/NAME', 'github:orgs/acme/dependabot/NAME'],
  ])('the short form %s opens %s', (text, name) => {
    expect(open(short(text)).name).toBe(name);
  });

  it('has no other short form', () => {
    for (const text of ['NAME', 'acme/web/else/NAME', 'acme/web/environments/NAME', 'a/b/c/d/e/f']) {
      expect(short(text)).toBeUndefined();
    }
  });

  it('names where each kind of secret is written', () => {
    expect(open({ repo: 'acme/web', environment: "eu/west's (1)", secret: 'a' }).calls).toEqual([
      'PUT https://api.github.com/repos/acme/web/environments/eu%2Fwest%27s%20%281%29/secrets/A',
    ]);
    expect(open({ org: 'acme', secret: 'A', 'username-secret': 'B' }).calls).toEqual([
      'PUT https://api.github.com/orgs/acme/actions/secrets/B',
      'PUT https://api.github.com/orgs/acme/actions/secrets/A',
    ]);
  });
});
