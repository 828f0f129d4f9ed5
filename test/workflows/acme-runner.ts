import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateKeyPair } from '../../src/secret/sealed-box.js';
import { startAcme, type Acme } from '../fakes/acme.js';
import { canary, observe, tempDir } from '../redaction/oracle.js';
import type { RunOptions, RunResult } from '../runner/options.js';
import { aheadBy } from './clock.js';
import { repository, withStandIns } from './stand-ins.js';
import { runShell } from './shell.js';
import { runOn } from './world.js';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** The repository that rotates, with a regcred.yml, and everything that this names. */
export interface AcmeRunner {
  readonly acme: Acme;
  readonly workspace: string;
  /** Writes regcred.yml, with loopback addresses and a key of its own in the place of those in it. */
  configure(text: string, hosts?: Readonly<Record<string, string>>): void;
  /** Runs a workflow, so much later, as the environment "rotation" of acme/platform has its secrets. */
  run(file: string, options?: Partial<RunOptions>, later?: number): Promise<RunResult>;
  /** Runs lines of a shell as somebody who has the same secrets in variables. */
  shell(text: string): Promise<{ readonly code: number | null; readonly said: string }>;
}

export async function acmeRunner(): Promise<AcmeRunner> {
  const acme = await startAcme({ draw: canary, observe });
  const keys = await generateKeyPair();
  const workspace = tempDir();
  const hosts: Readonly<Record<string, string>> = {
    'registry.gitlab.com': acme.gitlabRegistry.host,
    'https://gitlab.com': acme.gitlab.origin,
    'registry.acme.dev': acme.panel.host,
    // Plain http for the API too, which only the tests speak.
    'registry: harbor.acme.dev': `registry: ${acme.harbor.host}\n    insecure: true`,
  };
  const secrets = {
    ROTATION_TOKEN: acme.secrets.github,
    GITLAB_ADMIN_TOKEN: acme.secrets.gitlab,
    HARBOR_ADMIN: 'admin',
    HARBOR_ADMIN_PASSWORD: acme.secrets.harbor,
    REGCRED_ESCROW_KEY: keys.private.reveal(),
  };
  const github = { repository: 'acme/platform', api_url: acme.github.origin };
  return {
    acme,
    workspace,
    configure(text, others = {}) {
      const [, escrow] = /^escrow: (\S+)/m.exec(text) ?? [];
      const named = Object.entries({ ...hosts, ...others }).filter(([host]) => text.includes(host));
      const standIns = { ...Object.fromEntries(named), ...(escrow && { [escrow]: keys.public }) };
      writeFileSync(join(workspace, 'regcred.yml'), withStandIns(text, standIns));
    },
    run(file, options = {}, later = 0) {
      acme.ahead += later;
      const machine = { workspace, env: { HOME: tempDir(), ...aheadBy(acme.ahead) } };
      const vars = { HARBOR_ADMIN: 'admin' };
      const given = { ...secrets, ...options.secrets };
      return runOn(machine, file, { github, vars, ...options, secrets: given });
    },
    shell: (text) =>
      runShell({ workspace, env: { HOME: tempDir(), ...aheadBy(acme.ahead) } }, text, {
        ...{ GITHUB_API_URL: acme.github.origin, GITHUB_TOKEN: acme.secrets.github },
        ...{ HARBOR_ADMIN: 'admin', HARBOR_ADMIN_PASSWORD: acme.secrets.harbor },
      }),
  };
}

export const regcredYml = (name: string) => readFileSync(join(repository, 'examples', name), 'utf8');
