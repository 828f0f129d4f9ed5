import { dated } from '../../http/dated.js';
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
import { observe, tempDir } from '../../redaction/oracle.js';
import { rotateConfig } from '../rotate-config.js';
import { gitlabCases } from './gitlab.js';
import { htpasswdCase } from './htpasswd.js';
import { startPlatforms, storeLines, type HandLogin, type Platforms } from './platforms.js';
import { registryCases } from './registries.js';
import { Time } from './time.js';
import type { Vendor, VendorCase } from './vendor.js';
import { Wire } from './wire.js';

/** Those whose secrets are made by a call. */
export const callCases = [...registryCases, ...gitlabCases].flatMap((one) =>
  one.mint ? [{ ...one, mint: one.mint }] : [],
);
export const cases: readonly VendorCase[] = [...callCases, htpasswdCase];

export type RunReport = CredentialReport & { readonly exit: number };

/** One credential of a vendor, with stores and a ledger at GitHub and GitLab: all of it over HTTP. */
export class VendorWorld {
  private constructor(
    readonly kind: VendorCase,
    readonly wire: Wire,
    readonly time: Time,
    readonly platforms: Platforms,
    readonly vendor: Vendor,
    private readonly config: string,
    readonly env: Record<string, string>,
  ) {}

  static async start(kind: VendorCase): Promise<VendorWorld> {
    const [wire, time] = [new Wire(), new Time()];
    const platforms = await startPlatforms(wire, time);
    const vendor = await kind.start({ wire, time, gitlab: platforms.gitlab });
    platforms.fill(kind.form, vendor.byHand);
    const keys = await generateKeyPair();
    const config = join(tempDir(), 'regcred.yml');
    const gap = kind.class.startsWith('replace') ? ', accept-downtime: true' : '';
    const text = [
      'version: 1',
      `ledger: ${kind.ledger}`,
      `escrow: ${keys.public}`,
      'credentials:',
      '  push:',
      ...vendor.lines.map((line) => `    ${line}`),
      `    rotate: { every: 30d${gap} }`,
      '    stores:',
      ...storeLines(kind.form).map((line) => `      ${line}`),
    ];
    writeFileSync(config, `${text.join('\n')}\n`);
    const env = { ...platforms.env, ...vendor.env, REGCRED_ESCROW_KEY: keys.private.reveal() };
    return new VendorWorld(kind, wire, time, platforms, vendor, config, env);
  }

  /** A process of its own: nothing but the environment is left of the one before. */
  context(overrides: Partial<Context> = {}): Context & { readonly lines: string[] } {
    const { time, env } = this;
    // Identities of runs must differ: real bytes.
    const random = { fraction: () => 0.5, bytes: (length: number) => randomBytes(length) };
    const ctx = testContext({ clock: time, env, random, ...overrides });
    return { ...ctx, http: overrides.http ?? dated(createHttp(ctx), time) };
  }

  async rotate(overrides: Partial<Context> = {}): Promise<RunReport> {
    const report = await rotateConfig(this.config, this.context(overrides), installed());
    observe('report', JSON.stringify(report));
    const [one] = report.credentials;
    if (!one) throw new Error('there is one credential');
    return { ...one, exit: report.exit };
  }

  /** A process that dies when its n-th change (from 1) has been made: nothing it sends later arrives. */
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

  async plan(): Promise<CredentialPlan> {
    const ctx = this.context();
    const [work] = await openCredentials(await readConfig(this.config, ctx), installed(), ctx);
    if (!work) throw new Error('there is one credential');
    const planned = await plan(work, ctx);
    observe('plan', JSON.stringify(planned));
    return planned;
  }

  /** What consumers of each store log in with. */
  logins(): Readonly<Record<string, HandLogin>> {
    const { username } = this.vendor.byHand;
    return Object.fromEntries(
      Object.entries(this.platforms.held()).map(([store, text = '']) => {
        const colon = this.kind.form === 'pair' ? text.indexOf(':') : -1;
        const name = colon < 0 ? username : text.slice(0, colon);
        return [store, { username: name, secret: text.slice(colon + 1) }];
      }),
    );
  }

  /** The stores whose consumers can log in. */
  async working(): Promise<readonly string[]> {
    const stores = Object.entries(this.logins());
    const answers = await Promise.all(
      stores.map(([, { username, secret }]) => this.vendor.accepts(username, secret)),
    );
    return stores.flatMap(([store], index) => (answers[index] ? [store] : []));
  }

  isByHandAlive(): Promise<boolean> {
    const { username, secret } = this.vendor.byHand;
    return this.vendor.accepts(username, secret);
  }

  /** Every exchange of the test against the descriptions. */
  async wrong(): Promise<readonly string[]> {
    return [...(await this.vendor.wrong()), ...(await this.platforms.wrong())];
  }
}

export const allStores = ['repository', 'environment', 'organisation', 'gitlab'];
