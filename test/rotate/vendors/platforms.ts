import { expect } from 'vitest';
import { openContract } from '../../contract/contract.js';
import type { Run } from '../../fakes/github/objects.js';
import { startGithub, type FakeGithub } from '../../fakes/github/server.js';
import { administrator, runningGitLab } from '../../fakes/gitlab/running.js';
import type { FakeGitLab } from '../../fakes/gitlab/server.js';
import { running } from '../../http/client.js';
import { canary, observe } from '../../redaction/oracle.js';
import { breaches, SPEC } from '../../stores/github/scene.js';
import type { Time } from './time.js';
import type { Wire } from './wire.js';

/** A login as a person would write it down. */
export interface HandLogin {
  readonly username: string;
  readonly secret: string;
}

/** How stores hold a credential: `secret` where every token has the same username. */
export type Form = 'secret' | 'pair';

/** GitHub and GitLab, where stores and ledgers are. */
export interface Platforms {
  readonly github: FakeGithub;
  readonly gitlab: FakeGitLab;
  /** Runs of GitHub's repository. */
  readonly runs: Run[];
  readonly env: Readonly<Record<string, string>>;
  /** Gives every store of the credential what was made by hand. */
  fill(form: Form, byHand: HandLogin): void;
  /** What consumers read, by store. */
  held(): Readonly<Record<string, string | undefined>>;
  /** Exchanges with GitHub that its description does not know. (Those with GitLab are looked at after each test.) */
  wrong(): Promise<readonly string[]>;
}

const WEB = 'projects/acme/web';
const PLACES = {
  repository: 'acme/web actions',
  environment: 'acme/web environments/prod',
  organisation: 'acme actions',
};

/** Lines of `stores`. */
export function storeLines(form: Form): readonly string[] {
  const [one, two] = form === 'pair' ? [', as: pair', ', as: pair'] : ['', ', username-variable: PUSH_USER'];
  return [
    `- github: { repo: acme/web, secret: PUSH${one} }`,
    `- github: { repo: acme/web, environment: prod, secret: PUSH${one} }`,
    `- github: { org: acme, secret: PUSH${one} }`,
    `- gitlab: { project: acme/web, variable: PUSH${two} }`,
  ];
}

export async function startPlatforms(wire: Wire, time: Time): Promise<Platforms> {
  const token = canary();
  const github: FakeGithub = await running(
    startGithub({
      token,
      observe,
      now: time.now,
      fault: (request) => wire.before(github.origin, request),
      afterwards: (request) => wire.after(request),
    }),
  );
  const gitlab = await runningGitLab({ now: time.now });
  gitlab.before = (request) => wire.before(gitlab.origin, request);
  gitlab.spoil = (request) => wire.after(request);
  const { runs } = github.state.addRepository('acme/web', ['prod']);
  github.state.addRepository('acme/platform');
  github.state.organisations.add('acme');
  for (const home of [WEB, 'projects/acme/platform', 'projects/5']) gitlab.homes.add(home);
  const valueIn = (place: string) => github.state.vault(place).secrets.get('PUSH')?.value;
  return {
    github,
    gitlab,
    runs,
    env: {
      GITHUB_API_URL: github.origin,
      GITHUB_TOKEN: token,
      CI_API_V4_URL: gitlab.api,
      GITLAB_TOKEN: administrator(gitlab),
    },
    fill: (form, { username, secret }) => {
      const value = form === 'pair' ? `${username}:${secret}` : secret;
      const times = { createdAt: time.now(), updatedAt: time.now() };
      for (const place of Object.values(PLACES)) {
        const shown = place === PLACES.organisation ? { visibility: 'selected', selected: [1] } : {};
        github.state.vault(place).secrets.set('PUSH', { value, ...times, ...shown });
      }
      gitlab.variables.add(WEB, 'PUSH', value, { masked: true, raw: true });
      if (form === 'secret') gitlab.variables.add(WEB, 'PUSH_USER', username);
    },
    held: () => ({
      ...Object.fromEntries(Object.entries(PLACES).map(([name, place]) => [name, valueIn(place)])),
      gitlab: gitlab.variables.jobReads(WEB, 'PUSH'),
    }),
    wrong: async () => breaches(github, await openContract(SPEC)),
  };
}

/** Consumers of an organisation's secret stay who they were. */
export function expectKept({ github, gitlab }: Platforms): void {
  const { visibility, selected } = github.state.vault(PLACES.organisation).secrets.get('PUSH') ?? {};
  expect({ visibility, selected }).toEqual({ visibility: 'selected', selected: [1] });
  expect(gitlab.variables.get(WEB, 'PUSH')).toMatchObject({ masked: true, raw: true });
}
