import { chmodSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { tempDir } from '../redaction/oracle.js';
import type { Machine } from './world.js';

/**
 * The machine with a `docker` that answers `docker login` without a registry as the real one does when
 * Docker Hub accepts: Hub cannot be reached in a test. Everything else is the machine's own docker, whose
 * pulls from docker.io end at a registry of ours (engine.ts), with the login that docker reads for Hub.
 */
export function withHub(machine: Machine): Machine {
  const bin = tempDir();
  const file = join(bin, 'docker');
  writeFileSync(
    file,
    `#!/bin/sh
PATH=\${PATH#*:}
[ "$1" = login ] || exec docker "$@"
umask 077
auth=$({ printf %s "\${2#--username=}:"; cat; } | base64 -w0)
printf '{"auths":{"https://index.docker.io/v1/":{"auth":"%s"}}}' "$auth" >"$DOCKER_CONFIG/config.json"
`,
  );
  chmodSync(file, 0o755);
  return { ...machine, env: { ...machine.env, PATH: [bin, machine.env['PATH'] ?? ''].join(delimiter) } };
}
