import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { delimiter, join } from 'node:path';
import { find } from '../real/programs.js';
import { tempDir } from '../redaction/oracle.js';
import type { Machine } from './world.js';

/**
 * The machine with a Docker Hub, which cannot be reached in a test. `docker login` without a registry is a
 * script that writes what docker writes when Hub accepts. Everything else is the real CLI; the engine it
 * speaks to gives out images of Hub to who shows the login that the CLI reads for Hub from its file.
 */
export async function withHub(machine: Machine, login: string) {
  const dir = tempDir();
  const [docker, socket] = [join(dir, 'docker'), join(dir, 'engine.sock')];
  const engine = createServer((request, response) => {
    response.setHeader('Api-Version', '1.41');
    if (!request.url?.includes('/images/create')) return void response.end('OK');
    const shown = Buffer.from(String(request.headers['x-registry-auth'] ?? ''), 'base64url').toString();
    const { username, password } = JSON.parse(shown || '{}') as Record<string, string | undefined>;
    const may = `${username ?? ''}:${password ?? ''}` === login;
    response.statusCode = may ? 200 : 404;
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(may ? { status: 'pulled' } : { message: 'pull access denied' }));
  }).listen(socket);
  await once(engine, 'listening');
  writeFileSync(
    docker,
    `#!/bin/sh
docker=${find('docker') ?? ''}
for last; do :; done
case "$1 $last" in
'login --password-stdin') ;;
login*) exec $docker "$@" ;;
*) DOCKER_HOST=unix://${socket} exec $docker "$@" ;;
esac
umask 077
auth=$({ printf %s "\${2#--username=}:"; cat; } | base64 -w0)
printf '{"auths":{"https://index.docker.io/v1/":{"auth":"%s"}}}' "$auth" >"$DOCKER_CONFIG/config.json"
`,
  );
  chmodSync(docker, 0o755);
  const env = { ...machine.env, PATH: [dir, machine.env['PATH'] ?? ''].join(delimiter) };
  return { env, close: () => new Promise((resolve) => engine.close(resolve)) };
}
