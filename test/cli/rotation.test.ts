import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../src/cli/command.js';
import { commands } from '../../src/cli/commands.js';
import { run as keygen } from '../../src/cli/keygen.js';
import { run as recover } from '../../src/cli/recover.js';
import { run as schema } from '../../src/cli/schema.js';
import { run as status } from '../../src/cli/status.js';
import { run as plan } from '../../src/cli/plan.js';
import type { Ci } from '../../src/context/ci.js';
import type { Context } from '../../src/context/context.js';
import { RegcredError } from '../../src/errors/error.js';
import { sealEscrow } from '../../src/rotate/ledger/escrow.js';
import { Secret } from '../../src/secret/secret.js';
import { generateKeyPair } from '../../src/secret/sealed-box.js';
import { testContext } from '../context.js';
import { canary, mayHold, observe, observeError, tempDir } from '../redaction/oracle.js';

interface Options {
  readonly values?: Record<string, string | boolean>;
  readonly words?: readonly string[];
  readonly env?: Context['env'];
  readonly isTerminal?: boolean;
}

/** One command, without the process around it. */
async function command(run: Run, { values = {}, words = [], env = {}, isTerminal = false }: Options) {
  const out: string[] = [];
  const piped: string[] = [];
  const summaries: string[] = [];
  const ctx = testContext({ env });
  const io = {
    stdin: { async *[Symbol.asyncIterator]() {} },
    out: (text: string) => void out.push(ctx.masks.redact(text)),
    stdout: (text: string) => void piped.push(text),
    isTerminal,
  };
  const ci: Ci = {
    id: 'terminal',
    sharesHome: false,
    tempDir: '/nowhere',
    input: () => '',
    has: () => false,
    given: () => [],
    output: () => {},
    exportVariable: () => {},
    addPath: () => {},
    helperWords: [],
    summary: (text) => void summaries.push(text),
    saveState: () => {},
    state: () => '',
  };
  const code = await run({ words, values }, io, ctx, ci).catch((error: unknown) => error);
  observe('stdout', out.join('\n'));
  observe('summary', summaries.join('\n'));
  if (code instanceof RegcredError) observeError(code);
  const refused = code instanceof RegcredError ? code.code : undefined;
  return {
    code,
    refused,
    out: out.join('\n'),
    piped: piped.join(''),
    lines: ctx.lines.join('\n'),
    summaries,
  };
}

describe('regcred keygen', () => {
  it('prints the public key, and writes the private one to a new file of this user', async () => {
    const output = join(tempDir(), 'key');
    mayHold(output, 'any');
    const { code, out, lines, piped } = await command(keygen, { values: { output } });
    expect(code).toBe(0);
    const key = readFileSync(output, 'utf8').trim();
    expect(statSync(output).mode & 0o777).toBe(0o600);
    expect(out).toMatch(/^escrow: [A-Za-z0-9+/]{43}=$/);
    expect(`${out}${lines}${piped}`).not.toContain(key);
    expect((await command(keygen, { values: { output } })).refused).toBe('E_OUTPUT_FILE');
    expect(readFileSync(output, 'utf8').trim()).toBe(key);
  });

  it('shows the private key to nobody: not on a terminal, not in a log of CI', async () => {
    const values = { output: '-' };
    for (const options of [{ isTerminal: true }, { env: { CI: 'true' } }]) {
      const { refused, piped, out } = await command(keygen, { values, ...options });
      expect(refused).toBe('E_OUTPUT_SHOWN');
      expect(piped + out).toBe('');
    }
    const { piped, out, lines } = await command(keygen, { values });
    expect(piped.trim()).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    expect(out).toBe('');
    expect(lines).toContain('escrow: ');
    expect(lines).not.toContain(piped.trim());
  });

  it('asks where to', async () => {
    expect((await command(keygen, {})).refused).toBe('E_USAGE');
  });
});

/** A configuration whose ledger keeps a sealed credential, or nothing. */
async function sealed(keep = true) {
  const [dir, secret, keys] = [tempDir(), canary(), await generateKeyPair()];
  const [config, ledger] = [join(dir, 'regcred.yml'), join(dir, 'ledger.json')];
  const pair = { username: 'ci', secret: new Secret(secret) };
  const escrow = await sealEscrow({ publicKey: keys.public }, pair);
  const record = {
    generation: 3,
    phase: 'sealed',
    since: '2026-01-01T00:00:00Z',
    former: [],
    stores: {},
    ...(keep && { escrow }),
  };
  writeFileSync(ledger, JSON.stringify({ version: 1, credentials: { push: record } }));
  writeFileSync(
    config,
    `version: 1
ledger: file:${ledger}
escrow: ${keys.public}
credentials:
  push:
    registry: registry.acme.dev
    provider: htpasswd
    token: { file: ${dir}/htpasswd, user: ci }
    rotate: { accept-downtime: true }
    stores: [file:${dir}/secret]
`,
  );
  return { dir, secret, config, env: { REGCRED_ESCROW_KEY: keys.private.reveal() } };
}

describe('regcred recover', () => {
  it('writes what an unfinished rotation has sealed to a new file of this user', async () => {
    const { dir, secret, config, env } = await sealed();
    const output = join(dir, 'recovered');
    mayHold(output, 'any');
    const { code, out, lines } = await command(recover, { words: ['push'], values: { config, output }, env });
    expect(code).toBe(0);
    expect(JSON.parse(readFileSync(output, 'utf8'))).toEqual({ username: 'ci', secret });
    expect(statSync(output).mode & 0o777).toBe(0o600);
    expect(out + lines).not.toContain(secret);
  });

  it('gives it to a pipe only when asked', async () => {
    const { secret, config, env } = await sealed();
    const values = { config, output: '-' };
    const { piped } = await command(recover, { words: ['push'], values, env });
    expect(JSON.parse(piped)).toEqual({ username: 'ci', secret });
    const shown = await command(recover, { words: ['push'], values, env, isTerminal: true });
    expect([shown.refused, shown.piped]).toEqual(['E_OUTPUT_SHOWN', '']);
  });

  it.each([
    [
      'another key',
      async () => ({ REGCRED_ESCROW_KEY: (await generateKeyPair()).private.reveal() }),
      'E_ESCROW_MISMATCH',
    ],
    ['no key', () => Promise.resolve({}), 'E_ESCROW_KEY'],
  ])('with %s is refused, and makes no file', async (_name, env, code) => {
    const { dir, config } = await sealed();
    const output = join(dir, 'recovered');
    const { refused } = await command(recover, {
      words: ['push'],
      values: { config, output },
      env: await env(),
    });
    expect(refused).toBe(code);
    expect(existsSync(output)).toBe(false);
  });

  it('says that nothing is sealed, or that there is no such credential', async () => {
    const { dir, config, env } = await sealed(false);
    const output = join(dir, 'recovered');
    const values = { config, output };
    expect((await command(recover, { words: ['push'], values, env })).refused).toBe('E_ESCROW_EMPTY');
    expect((await command(recover, { words: ['pull'], values, env })).refused).toBe('E_CREDENTIAL_UNKNOWN');
    expect((await command(recover, { values, env })).refused).toBe('E_USAGE');
    expect(existsSync(output)).toBe(false);
  });
});

describe('regcred status and plan', () => {
  it('status tells what is due, and with --exit-code also the shell', async () => {
    const { config } = await sealed();
    const json = await command(status, { values: { config, json: true } });
    expect(json.code).toBe(0);
    expect(JSON.parse(json.out)).toMatchObject({
      credentials: [{ credential: 'push', due: true, generation: 3, stores: [{ holds: 'nothing' }] }],
    });
    const table = await command(status, { values: { config, 'exit-code': true } });
    expect(table.code).toBe(3);
    expect(table.out).toMatch(/^push +registry\.acme\.dev /m);
  });

  it('plan names what stands in the way, and changes nothing', async () => {
    const { config, dir } = await sealed();
    const before = readFileSync(join(dir, 'ledger.json'), 'utf8');
    const { code, out } = await command(plan, { values: { config, json: true } });
    expect(code).not.toBe(0);
    expect(JSON.parse(out)).toMatchObject({ credentials: [{ credential: 'push' }] });
    expect(readFileSync(join(dir, 'ledger.json'), 'utf8')).toBe(before);
  });
});

describe('the command line', () => {
  it('schema prints what editors need', async () => {
    expect(JSON.parse((await command(schema, {})).out)).toMatchObject({ title: 'regcred.yml' });
  });

  it('takes no secret as an option', () => {
    for (const { options } of Object.values(commands)) {
      for (const name of ['admin-password', 'github-token', 'new-password', 'escrow-key', 'password'])
        expect(options).not.toHaveProperty(name);
    }
  });
});
