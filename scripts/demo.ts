// The whole of regcred in a few seconds: a registry, a login, a push, an exact logout, a rotation.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash } from 'bcryptjs';
import { findProgram } from '../src/context/find-program.js';
import { push } from './demo/push.js';
import { startDemoRegistry } from './demo/registry.js';
import { regcred } from './demo/regcred.js';
import { bad, bold, good, say, step } from './demo/screen.js';

const started = Date.now();
const user = 'ci';
// A test hands in a password that it can search for.
const password = process.env['DEMO_PASSWORD'] ?? randomBytes(12).toString('base64url');
const dir = mkdtempSync(join(tmpdir(), 'regcred-demo-'));
// Also when somebody stops it half-way: a password lies in there.
process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const env = {
  ...process.env,
  DOCKER_CONFIG: join(dir, 'docker'),
  XDG_RUNTIME_DIR: dir,
  DOCKER_AUTH_CONFIG: undefined, // Logins of somebody else's.
  DEMO_PASSWORD: undefined,
};
const secretFile = join(dir, 'secret');
writeFileSync(join(dir, 'htpasswd'), `${user}:${await hash(password, 5)}\n`);
const registry = await startDemoRegistry(join(dir, 'htpasswd'), user, password);

/** A file that we made goes with its last login. */
function read(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function must(condition: boolean, right: string, wrong: string): void {
  if (condition) return good(right);
  bad(wrong);
  throw new Error(wrong);
}

async function demo(): Promise<void> {
  const { host } = registry;
  const login = (secret: string, client: string) => {
    const words = ['login', host, '--username', user, '--client', client, '--timeout', '10s'];
    return regcred([...words, '--password-stdin'], secret, env);
  };

  say(bold('regcred demo'));
  say(`A registry runs on ${host}: ${registry.title}.`);
  let client = findProgram('docker', process.env) ? 'docker' : 'file';
  say(
    client === 'docker'
      ? 'The docker CLI logs in.'
      : 'There is no docker CLI here: client file logs in without one.',
  );

  step('Log in and push');
  let first = await login(password, client);
  if (first.code !== 0 && client === 'docker') {
    // An engine in a machine of its own has another 127.0.0.1; docker 29 without an engine wants https.
    say('   This docker cannot reach the registry of the demo: client file logs in without it.');
    client = 'file';
    first = await login(password, client);
  }
  must(
    first.code === 0,
    'logged in; the password went through a pipe, never over the command line',
    'login failed',
  );
  const digest = await push(host, 'demo/hello', env.DOCKER_CONFIG);
  must(digest !== undefined, `pushed demo/hello, ${digest?.slice(0, 19)}…`, 'the push was refused');

  step('Log out, exactly');
  const logout = await regcred(['logout', host], '', env);
  const left = read(join(env.DOCKER_CONFIG, 'config.json'));
  must(
    logout.code === 0 && !left.includes('"auth"'),
    'config.json holds no credential any more',
    'it is still there',
  );
  must(
    (await push(host, 'demo/hello', env.DOCKER_CONFIG)) === undefined,
    'a push is refused now',
    'push still works',
  );

  step('Rotate the password');
  writeFileSync(secretFile, password, { mode: 0o600 });
  writeFileSync(join(dir, 'regcred.yml'), config(host));
  const rotation = await regcred(['rotate', '--config', join(dir, 'regcred.yml')], '', env);
  const fresh = readFileSync(secretFile, 'utf8');
  must(
    rotation.code === 0 && fresh !== password,
    'a new password is in the registry and in the store',
    'not rotated',
  );

  step('The new one works, the old one is refused');
  const old = await login(password, client);
  must(old.code === 1, 'the old password is refused, and regcred says why', 'the old password still works');
  const again = await login(fresh, client);
  must(again.code === 0, 'the new password is accepted', 'the new password is refused');
  await regcred(['logout', host], '', env);
}

function config(host: string): string {
  return `version: 1
ledger: file:${join(dir, 'ledger.json')}
credentials:
  push:
    registry: ${host}
    provider: htpasswd
    token: { file: ${registry.htpasswd}, user: ${user} }
    rotate: { every: 30d, accept-downtime: true }
    stores:
      - file: { path: ${secretFile} }
`;
}

try {
  await demo();
  say();
  say(bold(`All of it in ${((Date.now() - started) / 1000).toFixed(1)} s. Nothing is left behind.`));
} catch (error) {
  say(`The demo did not get through: ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  await registry.stop();
  rmSync(dir, { recursive: true, force: true });
}
