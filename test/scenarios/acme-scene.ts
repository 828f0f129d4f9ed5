import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterTest } from '../after.js';
import { startAcme, type Acme } from '../fakes/acme.js';
import { canary, observe } from '../redaction/oracle.js';
import { newJob, type Job } from './step.js';

export interface AcmeScene {
  readonly acme: Acme;
  readonly job: Job;
  /** `regcred WORDS`, where regcred.yml lies; what it shows, with columns as narrow as can be. */
  regcred(words: string, env?: Readonly<Record<string, string>>): Promise<string>;
  configure(text: string): void;
}

/** A folder with a regcred.yml of one robot of Harbor's, 40 days old, that a secret of GitHub holds as a pair. */
export async function acmeScene(): Promise<AcmeScene> {
  const acme = await startAcme({ draw: canary, observe });
  afterTest(() => acme.close());
  acme.harbor.put({
    ...{ name: 'robot$web+ci-push', createdAt: Math.floor(Date.now() / 1000) - 40 * 24 * 3600 },
    expiresAt: -1,
  });
  const job = newJob({
    env: {
      ...{ GITHUB_API_URL: acme.github.origin, GITHUB_TOKEN: acme.secrets.github },
      ...{ HARBOR_ADMIN: 'admin', HARBOR_ADMIN_PASSWORD: acme.secrets.harbor },
    },
    names: { [acme.harbor.host]: 'HARBOR', [acme.panel.host]: 'PANEL', [acme.github.host]: 'GITHUB' },
  });
  const configure = (text: string) => writeFileSync(join(job.home, 'regcred.yml'), text);
  configure(harborYml(acme, job));
  return {
    acme,
    job,
    configure,
    regcred: async (words, env = {}) => narrow(await job.cli(words.split(' '), '', env)),
  };
}

export const harborYml = (acme: Acme, job: Job, escrow = '') => `version: 1
ledger: file:${job.home}/ledger.json
${escrow}credentials:
  harbor-push:
    registry: ${acme.harbor.host}
    insecure: true
    provider: harbor
    token: { project: web, name: ci-push, access: [pull, push] }
    admin: { username: env:HARBOR_ADMIN, password: env:HARBOR_ADMIN_PASSWORD }
    rotate: { every: 30d, grace: 36h }
    verify: [push:web/app]
    stores:
      - github: { repo: acme/web, secret: HARBOR, as: pair }
`;

export const panelYml = (acme: Acme, job: Job) => `version: 1
ledger: file:${job.home}/ledger.json
credentials:
  panel:
    registry: ${acme.panel.host}
    provider: generic
    token: { username: team, new-password: env:REGCRED_NEW_PASSWORD }
    rotate: { every: 90d }
    stores:
      - github:acme/web/PANEL_PASSWORD
`;

/** Columns are as wide as this machine's paths. */
function narrow(text: string): string {
  return text.replace(/(?<=\S) {2,}/g, '  ').replace(/^ {12,}/gm, ' '.repeat(12));
}
