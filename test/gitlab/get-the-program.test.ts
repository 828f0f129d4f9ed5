import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startServer } from '../fakes/server.js';
import { startRegistry } from '../real/docker-registry.js';
import { find, needs } from '../real/programs.js';
import { running } from '../http/client.js';
import { canary, mayHold } from '../redaction/oracle.js';
import { program } from './project.js';
import { runPart, smallMachine, type SmallMachine } from './small-machine.js';
import { template, templateNames } from './template.js';

const cure = 'Use an image with Node.js 20.19 or newer, or give its path as the input node.';
const disposable = { CI_DISPOSABLE_ENVIRONMENT: 'true' };
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const folderOf = ({ folder }: SmallMachine) => join(folder, 'temp/regcred-job-42');

describe.runIf(needs('busybox', 'curl'))('how a job gets regcred, in a shell of busybox', () => {
  /** Stands for regcred: says how it was called. */
  const stand = `console.log('called with ' + process.argv.slice(2).join(' '));\n`;
  const withNode = (machine: SmallMachine) => (machine.link('node', process.execPath), machine);
  async function served(body: string) {
    const server = await running(
      startServer(({ url }) => (url.pathname === '/regcred.cjs' ? { status: 200, body } : { status: 404 })),
    );
    return { server, cli_url: `${server.origin}/regcred.cjs`, cli_sha256: sha256(Buffer.from(body)) };
  }

  it.each(templateNames)('%s: the sum of the program that this version publishes is pinned', (name) => {
    expect(template(name).inputs['cli_sha256']?.default).toBe(sha256(readFileSync(program)));
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(template(name).inputs['cli_url']?.default).toContain(`/download/v${version}/regcred.cjs`);
  });

  it.each(['curl', 'wget'])('downloads it with %s, once for a job, and runs it', async (tool) => {
    const machine = withNode(smallMachine(tool === 'wget' ? [] : ['wget']));
    if (tool === 'curl') machine.link('curl', find('curl') ?? '');
    const { server, ...inputs } = await served(stand);
    const run = await runPart(machine, { inputs, then: 'echo "then the job"' });
    expect(run).toEqual({ code: 0, said: 'called with login\nthen the job\n' });
    await runPart(machine, { inputs });
    expect(server.requests.map(({ url }) => url.pathname)).toEqual(['/regcred.cjs']);
    expect(await runPart(machine, { inputs, part: 'after_script' })).toEqual({
      code: 0,
      said: 'called with logout --all\n',
    });
  });

  it.each(['curl', 'wget'])('runs nothing whose sum is another, downloaded with %s', async (tool) => {
    const machine = withNode(smallMachine(tool === 'wget' ? [] : ['wget']));
    if (tool === 'curl') machine.link('curl', find('curl') ?? '');
    const { cli_url } = await served(stand);
    const expected = '0'.repeat(64);
    const run = await runPart(machine, {
      inputs: { cli_url, cli_sha256: expected },
      then: 'echo "then the job"',
    });
    expect(run).toEqual({
      code: 1,
      said: `regcred: What ${cli_url} sends is not the expected program, and it was not run: its sha256 is ${sha256(Buffer.from(stand))}, expected is ${expected}.\n`,
    });
    // Nothing is there that the logout could run.
    expect(await runPart(machine, { part: 'after_script' })).toEqual({ code: 0, said: '' });
  });

  it('a program that was changed after its download is fetched again', async () => {
    const machine = withNode(smallMachine([]));
    const { server, ...inputs } = await served(stand);
    await runPart(machine, { inputs });
    writeFileSync(join(folderOf(machine), 'regcred.cjs'), 'console.log("another")');
    expect((await runPart(machine, { inputs })).said).toBe('called with login\n');
    expect(server.requests).toHaveLength(2);
  });

  it('says what to do where it cannot be downloaded', async () => {
    const machine = withNode(smallMachine([]));
    const { cli_url, cli_sha256 } = await served(stand);
    const missing = cli_url.replace('regcred.cjs', 'none.cjs');
    const run = await runPart(machine, { inputs: { cli_url: missing, cli_sha256 } });
    expect(run.said).toContain(
      `regcred: ${missing} cannot be downloaded. Check proxy and address, or give the path of regcred.cjs as the input cli.`,
    );
    expect(run.code).toBe(1);
    expect((await runPart(withNode(smallMachine()))).said).toBe(
      'regcred: There is neither curl nor wget to download regcred with. Use an image that has one, or give the path of regcred.cjs as the input cli.\n',
    );
  });

  it.each([
    ['an absolute path', (folder: string) => join(folder, 'project/tools/regcred.cjs')],
    ['a path in the repository', () => 'tools/regcred.cjs'],
  ])('takes it from %s, and downloads nothing', async (_, pathIn) => {
    const machine = withNode(smallMachine());
    mkdirSync(join(machine.folder, 'project/tools'));
    writeFileSync(join(machine.folder, 'project/tools/regcred.cjs'), stand);
    const inputs = { cli: pathIn(machine.folder), cli_url: 'http://127.0.0.1:9/none' };
    expect(await runPart(machine, { inputs })).toEqual({ code: 0, said: 'called with login\n' });
  });

  it('takes an executable, by its path or from PATH, and needs no Node.js then', async () => {
    const machine = smallMachine();
    machine.stub('regcred', 'echo "called with $*"');
    for (const cli of ['regcred', join(machine.bin, 'regcred')]) {
      expect(await runPart(machine, { inputs: { cli } })).toEqual({ code: 0, said: 'called with login\n' });
    }
  });

  it('a path with blanks and quotes is one path', async () => {
    const machine = withNode(smallMachine());
    const tools = join(machine.folder, "project/it's a $HOME");
    mkdirSync(tools);
    writeFileSync(join(tools, 'regcred.cjs'), stand);
    const run = await runPart(machine, { env: { REGCRED_CLI: join(tools, 'regcred.cjs') } });
    expect(run).toEqual({ code: 0, said: 'called with login\n' });
  });

  it.each([
    [
      'tools/none.cjs',
      (folder: string) => `The input cli names ${folder}/project/tools/none.cjs, which is no file here.`,
    ],
    ['none', () => 'The input cli names none, which is not on PATH.'],
  ])('says that the cli %s is not there', async (cli, message) => {
    const machine = withNode(smallMachine());
    const run = await runPart(machine, { inputs: { cli } });
    expect(run).toEqual({ code: 1, said: `regcred: ${message(machine.folder)}\n` });
  });

  it('takes the Node.js of the input node', async () => {
    const machine = smallMachine([]);
    const { server: _, ...inputs } = await served(stand);
    const run = await runPart(machine, { inputs: { ...inputs, node: process.execPath } });
    expect(run).toEqual({ code: 0, said: 'called with login\n' });
  });

  it.each([
    ['v18.20.4', 'Node.js 18.20.4 (NODE) is too old.'],
    ['v20.18.3', 'Node.js 20.18.3 (NODE) is too old.'],
  ])('refuses Node.js %s', async (version, message) => {
    const machine = smallMachine([]);
    machine.stub('node', `echo ${version.slice(1)}`);
    const run = await runPart(machine);
    const sentence = message.replace('NODE', join(machine.bin, 'node'));
    expect(run).toEqual({ code: 1, said: `regcred: ${sentence} ${cure}\n` });
  });

  it.each(['20.19.0', '22.1.0', '24.19.0'])('is content with Node.js %s', async (version) => {
    const machine = smallMachine([]);
    machine.stub('node', `[ "$1" = -p ] && echo ${version} || echo "called with $*"`);
    const { server: _, ...inputs } = await served(stand);
    expect((await runPart(machine, { inputs })).said).toMatch(/^called with .*regcred.cjs login\n$/);
  });

  it('says that what the input node names does not run', async () => {
    const run = await runPart(smallMachine(), { inputs: { node: '/none/node' } });
    expect(run).toEqual({ code: 1, said: `regcred: /none/node does not run as Node.js. ${cure}\n` });
  });

  it.each(['apk', 'apt-get', 'dnf', 'microdnf'])(
    'installs Node.js with %s in an image that lacks it',
    async (name) => {
      const machine = smallMachine(['rpm']);
      const log = join(machine.folder, 'packages');
      machine.stub(
        name,
        `echo "$*" >>${log}\ncase "$*" in *nodejs*) ln -s ${process.execPath} ${machine.bin}/node ;; esac`,
      );
      machine.stub('regcred.cjs', '');
      writeFileSync(join(machine.folder, 'project/regcred.cjs'), stand);
      const run = await runPart(machine, { inputs: { cli: './regcred.cjs' }, env: disposable });
      expect(run).toEqual({ code: 0, said: 'called with login\n' });
      expect(readFileSync(log, 'utf8')).toContain('nodejs');
    },
  );

  it('says which package manager could not install it, or installed none', async () => {
    const failing = smallMachine();
    failing.stub('apk', 'echo "ERROR: unable to lock database" >&2; exit 99');
    expect(await runPart(failing, { env: disposable })).toEqual({
      code: 1,
      said: `ERROR: unable to lock database\nregcred: apk could not install Node.js. ${cure}\n`,
    });
    const idle = smallMachine();
    idle.stub('dnf', 'exit 0');
    expect(await runPart(idle, { env: disposable })).toEqual({
      code: 1,
      said: `regcred: dnf installed no Node.js. ${cure}\n`,
    });
  });

  it('says that there is neither Node.js nor a package manager', async () => {
    expect(await runPart(smallMachine(), { env: disposable })).toEqual({
      code: 1,
      said: `regcred: Node.js is missing, and so is a package manager (apk, apt-get, dnf, microdnf). ${cure}\n`,
    });
  });

  it('installs nothing on a machine that other jobs use', async () => {
    const machine = smallMachine();
    machine.stub('apk', `touch ${machine.folder}/installed`);
    expect(await runPart(machine)).toEqual({
      code: 1,
      said: 'regcred: Node.js is missing, and nothing is installed on a machine that other jobs use. Install Node.js 20.19 or newer there, or give its path as the input node.\n',
    });
    expect(existsSync(join(machine.folder, 'installed'))).toBe(false);
  });

  it('goes into no folder that others can write, nor through a link', async () => {
    const machine = withNode(smallMachine());
    const open = folderOf(machine);
    const run = () => runPart(machine, { inputs: { cli: program }, then: 'echo "then the job"' });
    const message = `regcred: The folder ${open} belongs to somebody else. Set TMPDIR to a folder that only this runner can write.\n`;
    mkdirSync(open, { recursive: true });
    chmodSync(open, 0o777);
    expect(await run()).toEqual({ code: 1, said: message });
    rmdirSync(open);
    symlinkSync(join(machine.folder, 'home'), open);
    expect(await run()).toEqual({ code: 1, said: message });
  });

  it('logs in to a real registry and out again, with the real program and no other', async () => {
    const password = canary(` $HOME '"\\ %0A ü`);
    const registry = await startRegistry({ auth: { kind: 'htpasswd', users: { robot$ci: password } } });
    try {
      const machine = withNode(smallMachine());
      const inputs = {
        registry: registry.host,
        username: 'robot$ci',
        password_variable: 'HARBOR_PASSWORD',
        client: 'file',
        cli: program,
      };
      const env = { HARBOR_PASSWORD: password };
      const then = 'echo "in $DOCKER_CONFIG"; cp "$DOCKER_CONFIG/config.json" kept.json';
      mayHold(join(machine.folder, 'project/kept.json'));
      const { code, said } = await runPart(machine, { inputs, env, then });
      expect(said).toContain(`Logged in to ${registry.host} as robot$ci`);
      expect(said).toContain(`in ${folderOf(machine)}/regcred-docker-`);
      expect(code).toBe(0);
      expect(readFileSync(join(machine.folder, 'project/kept.json'), 'utf8')).toContain(registry.host);
      const out = await runPart(machine, { inputs, env, part: 'after_script' });
      expect(out.said).toContain(`Logged out of ${registry.host}.`);
      expect(readdirSync(join(machine.folder, 'temp'))).toEqual([]);
    } finally {
      await registry.stop();
    }
  });
});
