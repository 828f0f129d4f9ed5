import { startGithub, type FakeGithub } from './github/server.js';
import { startGitLab, type FakeGitLab } from './gitlab/server.js';
import { startHarbor, type FakeHarbor } from './harbor/harbor.js';
import { startRegistry, type FakeRegistry } from './registry.js';
import type { Fault, FakeServer, Observe } from './server.js';
import { createIssuer, createKeys } from './token-server.js';

/** What the examples' company has: accounts, registries and stores, each on an address of its own. */
export interface Acme {
  /** Milliseconds by which the vendors' clocks are ahead of this machine's. */
  ahead: number;
  readonly github: FakeGithub;
  /** Takes the place of GitHub's answers, before anything takes effect. */
  githubFault: Fault | undefined;
  readonly gitlab: FakeGitLab;
  /** Takes the deploy tokens of `gitlab`. */
  readonly gitlabRegistry: FakeRegistry;
  readonly harbor: FakeHarbor;
  /** A registry without an API, where a person sets the password of the user `team`. */
  readonly panel: FakeRegistry;
  readonly secrets: AcmeSecrets;
  /** Sets the panel's password, as a person would. */
  setInPanel(password: string): void;
  /** What jobs would be given: `secret('REGISTRY_PASSWORD')`, or that of an environment of acme/web. */
  secret(name: string, environment?: string): string | undefined;
  variable(name: string): string | undefined;
  /** Everything that changes something and has reached any of them, `METHOD path`. */
  changes(): readonly string[];
  close(): Promise<void>;
}

/** Who may administer what; each is a secret. */
export interface AcmeSecrets {
  readonly github: string;
  readonly gitlab: string;
  readonly harbor: string;
  /** The first password of the panel's registry. */
  readonly panel: string;
}

export interface AcmeOptions {
  readonly draw: (suffix?: string) => string;
  readonly observe: Observe;
}

export async function startAcme({ draw, observe }: AcmeOptions): Promise<Acme> {
  const own: { ahead: number; githubFault: Fault | undefined } = { ahead: 0, githubFault: undefined };
  const now = () => Date.now() + own.ahead;
  const secrets = { github: draw(), gitlab: draw(), harbor: draw(), panel: draw() };
  const panelUsers: Record<string, string> = { team: secrets.panel };
  const keys = createKeys();
  const github = await startGithub({
    ...{ token: secrets.github, now, observe },
    fault: (request) => own.githubFault?.(request),
  });
  const gitlab = await startGitLab({ makeSecret: draw, observe, now });
  const takesDeployToken = (username: string, password: string) =>
    gitlab.deployTokens.all.some(
      (token) =>
        token.username === username && token.secret === password && gitlab.deployTokens.isActive(token),
    );
  const gitlabIssuer = createIssuer({ users: takesDeployToken, keys });
  const gitlabRegistry = await startRegistry({
    observe,
    now,
    auth: { kind: 'bearer', issuer: gitlabIssuer },
  });
  const panelIssuer = createIssuer({ users: (name, password) => panelUsers[name] === password, keys });
  const panel = await startRegistry({ observe, now, auth: { kind: 'bearer', issuer: panelIssuer } });
  const harbor = await startHarbor({
    users: { admin: { password: secrets.harbor, roles: { web: 1 } } },
    ...{ projects: ['library', 'web'], draw: () => draw('aA1'), observe, now },
  });
  github.state.addRepository('acme/web', ['prod']);
  github.state.addRepository('acme/platform');
  gitlab.homes.add('projects/acme/web');
  gitlab.callers.set(secrets.gitlab, { id: 1, scopes: ['api'], active: true });
  const servers: readonly FakeServer[] = [github, gitlab, gitlabRegistry, harbor, panel];
  const place = (environment?: string) =>
    environment === undefined ? 'acme/web actions' : `acme/web environments/${environment}`;
  return Object.assign(own, {
    ...{ github, gitlab, gitlabRegistry, harbor, panel, secrets },
    setInPanel: (password: string) => void (panelUsers['team'] = password),
    secret: (name: string, environment?: string) =>
      github.state.vault(place(environment)).secrets.get(name)?.value,
    variable: (name: string) => github.state.variables.get(`acme/platform ${name}`)?.value,
    changes: () =>
      servers.flatMap(({ requests }) =>
        requests
          .filter(({ method }) => !['GET', 'HEAD'].includes(method))
          .map(({ method, url }) => `${method} ${url.pathname}`),
      ),
    close: async () => void (await Promise.all(servers.map((server) => server.close()))),
  });
}
