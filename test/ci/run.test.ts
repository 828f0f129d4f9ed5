import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canary } from '../redaction/oracle.js';
import { step } from './program.js';

const CLEAN_UP = `
  const { writeFileSync } = await import('node:fs');
  const clean = () => writeFileSync(process.env.HOME + '/cleaned', 'yes');`;
const UNTIL_ABORTED = `
  try { console.log('ready'); await ctx.clock.sleep(60_000, ctx.signal); } finally { clean(); }`;

describe('a run', () => {
  it('ends with the error of the closed list, its exit code, and nothing else', async () => {
    const { code, log, stderr } = await step(
      `throw fail('E_SECRET_EMPTY', { registry: 'ghcr.io' });`,
    ).ended();
    expect([code, stderr]).toEqual([2, '']);
    expect(log).toMatch(/^error: E_SECRET_EMPTY: The password for ghcr\.io is empty\. Hint: .+\n?$/);
  });

  it('ends with the exit code that the use case names', async () => {
    expect((await step(`return 75;`).ended()).code).toBe(75);
    expect((await step(`ctx.log.info('done');`).ended()).code).toBe(0);
  });

  it.each([
    ['E1: JSON.parse of a secret', `JSON.parse(process.env.S)`],
    [
      'E2: a header with a secret and a line break',
      `new Headers({ authorization: 'Bearer ' + process.env.S + '\\nx' })`,
    ],
    ['E3: new URL of a secret', `new URL('https://u:' + process.env.S + '@[')`],
    [
      'E3: a chain of causes',
      `throw new Error('a', { cause: new AggregateError([new Error(process.env.S)], process.env.S) })`,
    ],
    [
      'E4: spawn with a NUL',
      `await ctx.exec('sh', ['-c', process.env.S + '\\0'], { env: process.env, timeout: 1000 })`,
    ],
    ['B13: something that is no error', `throw process.env.S`],
  ])('%s shows no secret, with and without debug logging', async (_, body) => {
    for (const RUNNER_DEBUG of ['0', '1']) {
      // Not registered on purpose: even a secret nobody has heard of is not shown.
      const { code, log } = await step(body, { S: canary(), RUNNER_DEBUG }).ended();
      expect(code).toBe(1);
      expect(log).toMatch(/^error: E_(?:INTERNAL|EXEC): /);
    }
  });

  it('E6: shows a stack only with debug logging, and only its places', async () => {
    const body = `function inner() { throw new RangeError('x' + process.env.S + '\\n    at ' + process.env.S + ' here'); } inner();`;
    const S = canary();
    const quiet = (await step(body, { S }).ended()).log;
    expect(quiet).not.toContain('step.mjs');
    const loud = (
      await step(`ctx.masks.add(new Secret(process.env.S)); ${body}`, { S, RUNNER_DEBUG: '1' }).ended()
    ).log;
    expect(loud).toMatch(/at inner .*step\.mjs/);
  });

  it('shows the cause of an error only with debug logging, and nothing of it that could hold a secret', async () => {
    const body = `
      const cause = Object.assign(new TypeError(process.env.S), { code: 'ECONNRESET', syscall: 'read', path: process.env.S });
      fail('E_HOST_NOT_FOUND', { host: 'h.test' }, { cause: new Error(process.env.S, { cause }) });`;
    const S = canary();
    const loud = await step(body, { S, RUNNER_DEBUG: '1' }).ended();
    expect(loud.log).toContain('caused by Error, by TypeError (ECONNRESET, read)');
    const quiet = await step(body, { S }).ended();
    expect(quiet.log).toMatch(/^error: E_HOST_NOT_FOUND: [^\n]+\n?$/);
    for (const { log, stdout } of [loud, quiet]) expect(log + stdout).not.toContain(S);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'B13: %s lets it clean up and ends it with E_INTERRUPTED',
    async (signal) => {
      const program = step(CLEAN_UP + UNTIL_ABORTED);
      await program.printed('ready');
      program.child.kill(signal);
      const { code, log } = await program.ended();
      expect(code).toBe(1);
      expect(log).toContain(`E_INTERRUPTED: Stopped by ${signal}.`);
      expect(readFileSync(join(program.dir, 'cleaned'), 'utf8')).toBe('yes');
    },
  );

  it('B13: a use case that swallows the signal and succeeds was interrupted all the same', async () => {
    const program = step(`console.log('ready'); await ctx.clock.sleep(60_000, ctx.signal).catch(() => {});`);
    await program.printed('ready');
    program.child.kill('SIGTERM');
    const { code, log } = await program.ended();
    expect([code, log]).toEqual([1, expect.stringContaining('E_INTERRUPTED')]);
  });

  it('B13: a clean-up that never ends is ended', async () => {
    const program = step(`console.log('ready'); await ctx.clock.sleep(60_000);`);
    await program.printed('ready');
    program.child.kill('SIGINT');
    const { code, log } = await program.ended();
    expect([code, log]).toEqual([1, expect.stringContaining('E_INTERRUPTED')]);
  });

  it.each([
    ['an uncaught error', `setTimeout(() => { throw new SyntaxError(process.env.S); }, 1);`],
    ['an unhandled rejection', `void Promise.reject(new SyntaxError(process.env.S));`],
  ])('B13: %s lets it clean up, and shows no more than its kind', async (_, cause) => {
    const program = step(CLEAN_UP + cause + UNTIL_ABORTED, { S: canary() });
    const { code, log, stderr } = await program.ended();
    expect([code, stderr]).toEqual([1, '']);
    expect(log).toContain('E_INTERNAL: regcred failed because of a bug (SyntaxError).');
    expect(existsSync(join(program.dir, 'cleaned'))).toBe(true);
  });

  it('B13: an error after the end is reported in the same way', async () => {
    const { code, log, stderr } = await step(
      `setTimeout(() => { throw new SyntaxError(process.env.S); }, 50);`,
      { S: canary() },
    ).ended();
    expect([code, stderr]).toEqual([1, '']);
    expect(log).toContain('(SyntaxError)');
  });

  it('an event loop that runs dry before there is a result is a failure', async () => {
    expect((await step(`await new Promise(() => {});`).ended()).code).toBe(1);
  });

  it('B14: a closed standard output neither loops nor fails the run', async () => {
    const program = step(
      `console.log('ready'); await ctx.clock.sleep(300);
       for (let i = 0; i < 100; i++) { ctx.masks.learn(process.env.S + i, 'octocat'); ctx.log.info('x'.repeat(1000)); }
       await ctx.clock.sleep(50);
       (await import('node:fs')).writeFileSync(process.env.HOME + '/end', 'reached');`,
      { S: canary() },
    );
    await program.printed('ready');
    program.child.stdout?.destroy();
    const { code, stderr } = await program.ended();
    expect([code, stderr]).toEqual([0, '']);
    expect(readFileSync(join(program.dir, 'end'), 'utf8')).toBe('reached');
  });

  it('B10: B11: refuses an unsafe environment before the use case begins', async () => {
    const { code, log } = await step(`console.log('begun');`, { NODE_TLS_REJECT_UNAUTHORIZED: '0' }).ended();
    expect(code).toBe(2);
    expect(log).toContain('E_TLS_DISABLED');
    expect(log).not.toContain('begun');
  });

  it('B12: the password of a proxy is masked, as written and decoded', async () => {
    const secret = canary('', 'alphanumeric');
    const { log } = await step(
      `ctx.log.info('proxy ' + process.env.HTTPS_PROXY); console.log('decoded ' + decodeURIComponent(process.env.P));`,
      { HTTPS_PROXY: `http://user:${secret}%40x@proxy.example:3128`, P: `${secret}%40x` },
    ).ended();
    expect(log).toContain('proxy http://user:***@proxy.example:3128');
    expect(log).toContain('decoded ***');
  });
});
