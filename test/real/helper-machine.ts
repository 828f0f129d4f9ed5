import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { exec } from '../../src/context/exec.js';
import { mayHold, observe, tempDir } from '../redaction/oracle.js';
import { known } from '../login/helper/fake-entry.js';
import type { Engine } from '../workflows/engine.js';

/**
 * The helper with the registry of minting-helper.ts, as one file of JavaScript, in a folder that the caller
 * removes: there is nothing secret in half a megabyte of code, which the oracle would search after every test.
 */
export function bundleHelper(folder: string): string {
  const outfile = join(folder, 'minting-helper.cjs');
  const entry = fileURLToPath(new URL('minting-helper.ts', import.meta.url));
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
  });
  return outfile;
}

interface MachineOptions {
  readonly engine: Pick<Engine, 'env'>;
  /** A bundle for docker-credential-regcred. */
  readonly helper: string;
  readonly host: string;
  /** Where it gets its secrets. */
  readonly mint: string;
  /** The content of docker's file. */
  readonly config: object;
}

/** A home folder, and programs that find docker-credential-regcred on PATH. */
export function helperMachine({ engine, helper, host, mint, config }: MachineOptions) {
  const home = tempDir();
  const file = join(home, '.docker/config.json');
  const knows = join(home, '.config/regcred/helper.json');
  const program = join(home, 'bin/docker-credential-regcred');
  for (const path of [file, knows, program, join(home, 'run/x')])
    mkdirSync(dirname(path), { recursive: true });
  writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
  writeFileSync(knows, JSON.stringify({ version: 1, logins: [known(host)] }), { mode: 0o600 });
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${helper}' "$@"\n`);
  chmodSync(program, 0o755);
  const env = {
    ...engine.env,
    PATH: [join(home, 'bin'), engine.env['PATH'] ?? ''].join(delimiter),
    HOME: home,
    XDG_RUNTIME_DIR: join(home, 'run'),
    MINT: mint,
  };
  return {
    home,
    file,
    /** What the helper answers, secret included. */
    async ask(): Promise<{ readonly Secret: string }> {
      const options = { env: { ...env }, input: host, timeout: 60_000 };
      const result = await exec('docker-credential-regcred', ['get'], options);
      return JSON.parse(result.kind === 'exited' ? result.stdout : '') as { Secret: string };
    },
    /** Docker's file, or podman's, will hold a secret. */
    stores: () => [file, join(home, 'run/containers/auth.json')].forEach((path) => mayHold(path)),
    async run(words: readonly string[], input = '', more: Readonly<Record<string, string>> = {}) {
      const [command = '', ...args] = words;
      const result = await exec(command, args, { env: { ...env, ...more }, input, timeout: 60_000 });
      if (result.kind !== 'exited') throw new Error(`${command}: ${result.kind}`);
      const text = result.stdout + result.stderr;
      observe(command, text);
      return { code: result.code, text };
    },
  };
}
