import { describe, expect, it, onTestFinished } from 'vitest';
import { makeIdToken } from '../../fakes/id-token.js';
import { startRegistry } from '../../fakes/registry.js';
import { canary } from '../../redaction/oracle.js';
import { testContext } from '../../context.js';
import { warnIfShort } from '../../../src/login/short-life.js';
import { job } from '../job.js';

const MINUTE = 60_000;

/** Two registries, and a job that logs in to both; the first password is a token that ends. */
async function twoLogins(expiresAt: number) {
  const token = makeIdToken('registry', { exp: Math.floor(expiresAt / 1000) });
  const password = canary();
  const start = (value: string) => startRegistry({ auth: { kind: 'basic', users: { u: value } } });
  const servers = await Promise.all([start(token), start(password)]);
  onTestFinished(() => Promise.all(servers.map((server) => server.close())).then(() => {}));
  const [first, second] = servers.map(({ host }) => host);
  const list = [
    { registry: second, username: 'u', password },
    { registry: first, username: 'u', password: token },
  ];
  const machine = job();
  const ctx = machine.context();
  await machine.step({ client: 'file', 'registry-auth': JSON.stringify(list) }).login(ctx);
  const { lines } = ctx as ReturnType<typeof testContext>;
  return { ...machine, first, second, lines };
}

describe('the end of a login', () => {
  it('is an output, and stands in the list, the log and the summary', async () => {
    const end = Math.floor((Date.now() + 3 * 60 * MINUTE) / 1000) * 1000;
    const iso = new Date(end).toISOString();
    const { outputs, pages, lines, first, second } = await twoLogins(end);
    expect(outputs['expires-at']).toBe(iso);
    expect(JSON.parse(outputs['registries'] ?? '')).toMatchObject([
      { registry: second, expiresAt: '' },
      { registry: first, expiresAt: iso },
    ]);
    expect(lines.filter((line) => line.includes(`expires ${iso}`))).toHaveLength(1);
    expect(pages.join('')).toContain(`expires ${iso}`);
    expect(lines.filter((line) => line.startsWith('warning:'))).toEqual([]);
  });

  it('is warned about when it comes before the end of a usual job', async () => {
    const { lines, first } = await twoLogins(Date.now() + 5 * MINUTE + 30_000);
    const [warning, ...others] = lines.filter((line) => line.startsWith('warning:'));
    expect(others).toEqual([]);
    expect(warning).toMatch(new RegExp(`^warning: The login to ${first} expires in [56] min\\.`));
  });

  it.each([
    [30 * MINUTE, undefined],
    [30 * MINUTE - 1, 'expires in 30 min'],
    [29_000, 'has expired, or is about to'],
    [-MINUTE, 'has expired, or is about to'],
  ])('%i ms ahead: %s', (ahead, words) => {
    const ctx = testContext();
    const now = ctx.clock.now();
    warnIfShort(now + ahead, 'r.example.com', { ...ctx, clock: { ...ctx.clock, now: () => now } });
    expect(ctx.lines).toHaveLength(words === undefined ? 0 : 1);
    if (words !== undefined) expect(ctx.lines[0]).toContain(words);
  });
});
