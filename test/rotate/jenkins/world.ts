import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../../../src/context/context.js';
import { createHttp } from '../../../src/http/create-http.js';
import { openCredentials } from '../../../src/rotate/config/open-credentials.js';
import { readConfig } from '../../../src/rotate/config/read-config.js';
import { installed } from '../../../src/rotate/config/installed.js';
import { plan, type CredentialPlan } from '../../../src/rotate/plan/plan.js';
import type { CredentialReport } from '../../../src/rotate/report/report.js';
import { generateKeyPair } from '../../../src/secret/sealed-box.js';
import { testContext } from '../../context.js';
import { runningGitLab } from '../../fakes/gitlab/running.js';
import { administrator, runningJenkins } from '../../fakes/jenkins/running.js';
import type { FakeJenkins } from '../../fakes/jenkins/server.js';
import { SECRET_TEXT } from '../../fakes/jenkins/state.js';
import { dated } from '../../http/dated.js';
import { observe, tempDir } from '../../redaction/oracle.js';
import { rotateConfig } from '../rotate-config.js';
import type { HandLogin } from '../vendors/platforms.js';
import { registryCases } from '../vendors/registries.js';
import { Time } from '../vendors/time.js';
import type { Vendor } from '../vendors/vendor.js';
import { Wire } from '../vendors/wire.js';

export const STORES = ['folder', 'system'];

/** Robots of Harbor, whose usernames change, in two credentials of a Jenkins that keeps the ledger too. */
export class JenkinsWorld {
  private constructor(
    readonly jenkins: FakeJenkins,
    readonly vendor: Vendor,
    readonly wire: Wire,
    readonly time: Time,
    private readonly config: string,
    private readonly env: Record<string, string>,
  ) {}

  static async start(): Promise<JenkinsWorld> {
    const [wire, time] = [new Wire(), new Time()];
    const jenkins = await runningJenkins({ now: time.now });
    jenkins.before = (request) => wire.before(jenkins.origin, request);
    jenkins.spoil = (request) => wire.after(request);
    const harbor = registryCases.find(({ name }) => name === 'Harbor robots side by side');
    if (!harbor) throw new Error('there is no such case');
    const vendor = await harbor.start({ wire, time, gitlab: await runningGitLab() });
    const { username, secret } = vendor.byHand;
    jenkins.state.add('team-a', 'push', { fields: { description: 'für alle', username, password: secret } });
    const pair = { description: 'both', secret: `${username}:${secret}` };
    jenkins.state.add('', 'push-pair', { type: SECRET_TEXT, fields: pair });
    const keys = await generateKeyPair();
    const config = join(tempDir(), 'regcred.yml');
    const text = [
      'version: 1',
      'ledger: jenkins:/',
      `escrow: ${keys.public}`,
      'credentials:',
      '  push:',
      ...vendor.lines.map((line) => `    ${line}`),
      '    rotate: { every: 30d }',
      '    stores:',
      '      - jenkins:team-a/push',
      `      - jenkins: { url: ${jenkins.url}, credential: push-pair, kind: secret-text, as: pair }`,
    ];
    writeFileSync(config, `${text.join('\n')}\n`);
    const env = {
      ...vendor.env,
      REGCRED_ESCROW_KEY: keys.private.reveal(),
      JENKINS_URL: `${jenkins.url}/`,
      JENKINS_USER: 'rotator',
      JENKINS_API_TOKEN: administrator(jenkins),
    };
    return new JenkinsWorld(jenkins, vendor, wire, time, config, env);
  }

  /** A process of its own: nothing but the environment is left of the one before. */
  async rotate(): Promise<CredentialReport & { readonly exit: number }> {
    const report = await rotateConfig(this.config, this.context(), installed());
    observe('report', JSON.stringify(report));
    const [one] = report.credentials;
    if (!one) throw new Error('there is one credential');
    return { ...one, exit: report.exit };
  }

  async plan(): Promise<CredentialPlan> {
    const ctx = this.context();
    const [work] = await openCredentials(await readConfig(this.config, ctx), installed(), ctx);
    if (!work) throw new Error('there is one credential');
    const planned = await plan(work, ctx);
    observe('plan', JSON.stringify(planned));
    return planned;
  }

  /** Dies when its n-th change (from 1) has been made: nothing that it sends later arrives. */
  async dieAfter(count: number): Promise<boolean> {
    let [left, isDead] = [count, false];
    this.wire.trouble = (call) => {
      if (isDead) return { when: 'before', happens: 'drop' };
      if (!this.wire.isChange(call)) return undefined;
      isDead = --left === 0;
      return isDead ? { when: 'after', happens: 'drop' } : undefined;
    };
    await this.rotate();
    this.wire.trouble = undefined;
    // The lease it has left behind ends by itself.
    this.time.pass(16 * 60_000);
    return isDead;
  }

  /** What jobs log in with, by store. */
  logins(): readonly HandLogin[] {
    const folder = this.jenkins.state.jobReads('team-a', 'push')?.fields;
    const pair = this.jenkins.state.jobReads('', 'push-pair')?.fields.get('secret') ?? '';
    const colon = pair.indexOf(':');
    return [
      { username: folder?.get('username') ?? '', secret: folder?.get('password') ?? '' },
      { username: pair.slice(0, colon), secret: pair.slice(colon + 1) },
    ];
  }

  /** The stores whose jobs can log in. */
  async working(): Promise<readonly string[]> {
    const answers = await Promise.all(
      this.logins().map(({ username, secret }) => this.vendor.accepts(username, secret)),
    );
    return STORES.filter((_, index) => answers[index]);
  }

  isByHandAlive(): Promise<boolean> {
    return this.vendor.accepts(this.vendor.byHand.username, this.vendor.byHand.secret);
  }

  private context(): Context {
    const random = { fraction: () => 0.5, bytes: (length: number) => randomBytes(length) };
    const ctx = testContext({ clock: this.time, env: this.env, random });
    return { ...ctx, http: dated(createHttp(ctx), this.time) };
  }
}
