import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { clock } from '../../src/context/clock.js';
import type { Clock, Context } from '../../src/context/context.js';
import { createHttp } from '../../src/http/create-http.js';
import { Secret } from '../../src/secret/secret.js';
import { githubStores } from '../../src/stores/github/opener.js';
import type { Store } from '../../src/stores/contract.js';
import { published } from '../../test/fakes/github/limits.js';
import { startGithub, type FakeGithub, type GithubOptions } from '../../test/fakes/github/server.js';
import { createIdleClock } from '../../test/fakes/idle-clock.js';
import type { Measure } from './measure.js';

const [SECRETS, REPOSITORIES, LATENCY] = [200, 50, 50];
const MINUTE = 60_000;
const token = 'bench';

/**
 * 200 GitHub secrets in 50 repositories, checked and written as a rotation does it: against the time of
 * writing them one after another with a public key each, and against the least that GitHub's limits allow.
 */
export async function benchGithub(): Promise<readonly Measure[]> {
  return [...(await withoutLimits()), ...(await withinLimits())];
}

async function withoutLimits(): Promise<readonly Measure[]> {
  return withGithub({ latency: LATENCY }, async (github) => {
    const ctx = context(github, clock);
    // Octokit and libsodium are loaded before both.
    await rotate(openStores(ctx, 1), ctx);
    const apart = await timeOf(() => oneAfterAnother(ctx));
    const before = github.requests.length;
    const stores = openStores(ctx);
    const together = await timeOf(() => rotate(stores, ctx));
    const requests = (github.requests.length - before) / SECRETS;
    const detail = `${together.toFixed(0)} ms against ${apart.toFixed(0)} ms, ${LATENCY} ms for each answer`;
    const scale = `${SECRETS} secrets in ${REPOSITORIES} repositories`;
    return [
      { name: `${scale} against one after another`, value: together / apart, most: 0.15, unit: ' x', detail },
      {
        ...{ name: `requests for each of ${scale}`, value: requests, most: 1.3, unit: '' },
        detail: 'public keys, checks and writes',
      },
    ];
  });
}

async function withinLimits(): Promise<readonly Measure[]> {
  const start = Date.parse('2026-01-01T00:00:00Z');
  const time = createIdleClock(start);
  return withGithub({ limits: published, now: () => time.now() }, async (github) => {
    const ctx = context(github, time, time.during);
    await rotate(openStores(ctx), ctx);
    const least = MINUTE * (Math.ceil(SECRETS / published.contentPerMinute) - 1);
    const wall = time.now() - start;
    return [
      {
        ...{ name: 'requests that GitHub’s limits refused', value: github.refused(), most: 0, unit: '' },
        detail: `of ${github.requests.length}, on a server that enforces the published limits`,
      },
      {
        ...{
          name: 'time within GitHub’s limits against the least they allow',
          value: wall / least,
          most: 1.05,
        },
        ...{ unit: ' x', detail: `${wall / 1000} s against ${least / 1000} s, on a clock of its own` },
      },
    ];
  });
}

async function withGithub<T>(
  options: Partial<GithubOptions>,
  work: (github: FakeGithub) => Promise<T>,
): Promise<T> {
  const github = await startGithub({ token, ...options });
  for (let index = 0; index < REPOSITORIES; index++) github.state.addRepository(`acme/r${index}`);
  try {
    return await work(github);
  } finally {
    await github.close();
  }
}

function openStores(ctx: Context, count = SECRETS): readonly Store[] {
  const opener = githubStores(ctx.env);
  return Array.from({ length: count }, (_, index) =>
    opener.open({ repo: `acme/r${index % REPOSITORIES}`, secret: `SECRET_${index}` }),
  );
}

const credential = () => ({
  username: 'ci',
  secret: new Secret(randomBytes(24).toString('hex')),
  generation: 1,
});

async function rotate(stores: readonly Store[], ctx: Context): Promise<void> {
  const value = credential();
  await Promise.all(stores.map((store) => store.check(value, ctx)));
  await Promise.all(stores.map((store) => store.write(value, ctx)));
}

/** Each with stores of its own, so that nothing is shared: a key, and then the secret. */
async function oneAfterAnother(ctx: Context): Promise<void> {
  for (let index = 0; index < SECRETS; index++) {
    const opener = githubStores(ctx.env);
    const store = opener.open({ repo: `acme/r${index % REPOSITORIES}`, secret: `SECRET_${index}` });
    await store.write(credential(), ctx);
  }
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function context(
  github: FakeGithub,
  time: Clock,
  during: <T>(work: () => Promise<T>) => Promise<T> = (work) => work(),
): Context {
  const nothing = () => {};
  const masks = { add: nothing, learn: (value: string) => new Secret(value), redact: (text: string) => text };
  const random = { fraction: () => 0.5, bytes: (length: number) => randomBytes(length) };
  const { signal } = new AbortController();
  const http = createHttp({ env: {}, clock: time, random, signal, masks });
  return {
    ...{ clock: time, random, masks, signal, fs },
    http: { send: (request) => during(() => http.send(request)) },
    env: { GITHUB_API_URL: github.origin, GITHUB_TOKEN: token },
    exec: () => Promise.resolve({ kind: 'not-found' }),
    log: { info: nothing, notice: nothing, warning: nothing, error: nothing, debug: nothing },
  };
}
