/**
 * A process of its own for overlap-under-load.test.ts: pulls an image again and again, each time with what the
 * store holds at that moment, as a job would. Prints a line per pull; ends when its standard input does.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [host = '', pairFile = ''] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'regcred-pulls-'));
const auth = join(folder, 'auth.json');
let goesOn = true;
process.stdin.resume().once('end', () => (goesOn = false));

while (goesOn) {
  const pair = Buffer.from(readFileSync(pairFile, 'utf8'));
  writeFileSync(auth, JSON.stringify({ auths: { [host]: { auth: pair.toString('base64') } } }), {
    mode: 0o600,
  });
  const to = join(folder, 'image');
  const args = [
    'copy',
    '--src-tls-verify=false',
    `--authfile=${auth}`,
    `docker://${host}/team/app:1`,
    `dir:${to}`,
  ];
  const { status, stderr } = spawnSync('skopeo', args, {
    encoding: 'utf8',
    env: { ...process.env, HOME: folder },
  });
  const username = pair.toString().split(':')[0] ?? '';
  process.stdout.write(`${JSON.stringify({ username, status, why: status === 0 ? '' : stderr.trim() })}\n`);
  rmSync(to, { recursive: true, force: true });
  // Lets the end of standard input be heard.
  await new Promise((resolve) => setImmediate(resolve));
}
rmSync(folder, { recursive: true, force: true });
