import { administrator } from '../../fakes/gitlab/running.js';
import { configs } from '../../registries/http/configs.js';
import { loginServer, type Place, type Vendor, type VendorCase } from './vendor.js';

/** Exchanges with GitLab are held against its description after each test (test/fakes/gitlab/running.ts). */
const wrong = () => Promise.resolve([]);

async function deployTokens({ gitlab }: Place, home: string, lines: readonly string[]): Promise<Vendor> {
  const { deployTokens: all } = gitlab;
  const byHand = all.add(home, 'ci', { username: 'ci' });
  const admin = administrator(gitlab, 2);
  const accepts = (username: string, secret: string) =>
    all.all.some((token) => token.username === username && token.secret === secret && all.isActive(token));
  const registry = await loginServer(accepts);
  return {
    byHand: { username: 'ci', secret: byHand.secret },
    env: { ADMIN: admin, PROJECT: '5' },
    lines: [
      `registry: ${registry.origin}`,
      `api: ${gitlab.api}`,
      ...lines,
      'admin: { username: root, password: env:ADMIN }',
    ],
    accepts: async (username, secret) => accepts(username, secret),
    alive: () => all.all.filter((token) => all.isActive(token)).length,
    wrong,
  };
}

async function accessToken({ gitlab }: Place): Promise<Vendor> {
  const { accessTokens: all } = gitlab;
  const byHand = all.add('projects/acme/web', 'ci');
  const admin = administrator(gitlab, 2);
  const accepts = (_username: string, secret: string) =>
    all.all.some((token) => token.secret === secret && all.isActive(token));
  const registry = await loginServer(accepts);
  return {
    byHand: { username: 'ci', secret: byHand.secret },
    env: { ADMIN: admin },
    lines: [
      `registry: ${registry.origin}`,
      `api: ${gitlab.api}`,
      'provider: gitlab',
      'token: { project: acme/web, name: ci, class: replace }',
      'admin: { password: env:ADMIN }',
    ],
    accepts: async (username, secret) => accepts(username, secret),
    alive: () => all.all.filter((token) => all.isActive(token)).length,
    wrong,
  };
}

const indented = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => `  ${line}`);

export const gitlabCases: readonly VendorCase[] = [
  {
    name: 'deploy tokens of GitLab',
    ...{ class: 'overlap', form: 'secret', ledger: 'gitlab:acme/platform', because: 'first' },
    mint: /^POST .*\/deploy_tokens$/,
    start: (place) =>
      deployTokens(place, 'projects/acme/web', [
        'provider: gitlab',
        'token: { project: acme/web, name: ci, access: [pull] }',
      ]),
  },
  {
    name: 'an access token of a GitLab project',
    ...{ class: 'replace-issued', form: 'secret', ledger: 'github:acme/platform', because: 'age' },
    mint: /^POST .*\/rotate$/,
    start: accessToken,
  },
  {
    name: 'two slots described in the configuration',
    ...{ class: 'overlap', form: 'secret', ledger: 'github:acme/platform', because: 'first' },
    mint: /^POST .*\/deploy_tokens$/,
    start: (place) =>
      deployTokens(place, 'projects/5', [
        'provider: http',
        'token:',
        ...indented(configs.gitlabDeployTokens.replace('name: ci-push', 'name: ci')),
      ]),
  },
];
