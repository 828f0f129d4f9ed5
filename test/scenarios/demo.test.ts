import { execFile } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { node24 } from '../real/node24.js';
import { find, needs } from '../real/programs.js';
import { canary, mayHold, observe, tempDir } from '../redaction/oracle.js';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the demo as `npm run demo` does after the installation, with this PATH; nothing may be left behind. */
async function demo(node: string, path: string, more: NodeJS.ProcessEnv = {}) {
  const temp = tempDir();
  const home = tempDir();
  const env = { PATH: path, HOME: home, TMPDIR: temp, DEMO_PASSWORD: canary(), ...more };
  const { code, said } = await new Promise<{ code: unknown; said: string }>((resolve) => {
    const args = ['--import', 'tsx', join(project, 'scripts/demo.ts')];
    execFile(node, args, { cwd: project, env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : error.code, said: stdout + stderr }),
    );
  });
  observe('the demo', said);
  // tsx keeps what it has compiled there.
  const left = readdirSync(temp).filter((name) => !name.startsWith('tsx-'));
  return { code, said, left: [...left, ...readdirSync(home)], password: env.DEMO_PASSWORD };
}

/** Node and a shell are all there is. */
function bareMachine(node: string): string {
  const bin = tempDir();
  symlinkSync(node, join(bin, 'node'));
  symlinkSync(find('sh') ?? '/bin/sh', join(bin, 'sh'));
  return bin;
}

const all = [
  'pushed demo/hello',
  'config.json holds no credential any more',
  'a push is refused now',
  'a new password is in the registry and in the store',
  'the old password is refused, and regcred says why',
  'the new password is accepted',
].map((text) => expect.stringContaining(`✓ ${text}`) as string);

describe.each([
  ['this Node', process.execPath],
  ['Node 24', node24()],
])('the demo on %s', (_name, node) => {
  it.runIf(node)('gets through where there is neither docker nor docker-registry', async () => {
    const { code, said, left } = await demo(node ?? '', bareMachine(node ?? ''));
    expect(said.split('\n')).toEqual(expect.arrayContaining(all));
    expect(said).toContain('client file logs in without one');
    expect({ code, left }).toEqual({ code: 0, left: [] });
  });

  it.runIf(node && needs('docker', 'docker-registry'))(
    'gets through with docker and docker-registry',
    async () => {
      const bin = tempDir();
      const [docker, heard] = [join(bin, 'docker'), join(bin, 'heard')];
      mayHold(heard);
      writeFileSync(
        docker,
        `#!/bin/sh\numask 077\ntee -a ${heard} | ${find('docker') ?? ''} "$@"\ncode=$?\necho >>${heard}\nexit $code\n`,
      );
      chmodSync(docker, 0o755);
      const path = [bin, process.env['PATH'] ?? ''].join(delimiter);
      const { code, said, left, password } = await demo(node ?? '', path);
      expect(said.split('\n')).toEqual(expect.arrayContaining(all));
      expect({ code, left }).toEqual({ code: 0, left: [] });
      // The rotated password is drawn by regcred: docker has heard it, the reader has not.
      const [first, old, fresh = ''] = readFileSync(heard, 'utf8').split('\n').filter(Boolean);
      expect([first, old]).toEqual([password, password]);
      expect(fresh.length).toBeGreaterThan(20);
      expect(said).not.toContain(fresh);
    },
  );
});

describe('the demo on a machine with a will of its own', () => {
  it('gets through with a docker that cannot reach the registry', async () => {
    const bin = bareMachine(process.execPath);
    writeFileSync(join(bin, 'docker'), '#!/bin/sh\necho "Error response from daemon: refused" >&2\nexit 1\n');
    chmodSync(join(bin, 'docker'), 0o755);
    const { code, said, left } = await demo(process.execPath, bin);
    expect(said).toContain('client file logs in without it');
    expect(said.split('\n')).toEqual(expect.arrayContaining(all));
    expect({ code, left }).toEqual({ code: 0, left: [] });
  });

  it('gets through with variables of other programs, and a proxy that goes nowhere', async () => {
    const { code, said, left } = await demo(process.execPath, process.env['PATH'] ?? '', {
      REGISTRY_AUTH_FILE: '/nowhere/auth.json',
      DOCKER_AUTH_CONFIG: '{"auths":{"127.0.0.1":{}},"unknown":1}',
      HTTP_PROXY: 'http://127.0.0.1:9',
      HTTPS_PROXY: 'http://127.0.0.1:9',
    });
    expect(said.split('\n')).toEqual(expect.arrayContaining(all));
    expect({ code, left }).toEqual({ code: 0, left: [] });
  });
});
