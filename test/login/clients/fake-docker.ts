import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mayHold, observe, tempDir } from '../../redaction/oracle.js';

/**
 * A docker on PATH that is a shell script: `$password`, `$user` and `$key` are set, `store PAIR` writes the
 * entry, and what it was called with is kept for {@link seen}.
 */
export function fakeDocker(script: string, program = 'docker') {
  const bin = tempDir();
  const file = (name: string) => join(bin, name);
  mayHold(file('stdin'));
  // The script may be told what to leave behind.
  mayHold(file(program), 'any');
  writeFileSync(
    file(program),
    `#!/bin/sh
umask 077
printf '%s\\n' "$@" > ${file('argv')}
env > ${file('env')}
cp "$DOCKER_CONFIG/config.json" ${file('seed')} 2>/dev/null
ls -l "$DOCKER_CONFIG" > ${file('ls')}
for last; do key=$last; done
case "$key" in -*) key=https://index.docker.io/v1/;; esac
user=$(printf '%s\\n' "$@" | sed -n 's/^--username=//p')
store() {
  printf '{"auths":{"%s":{"auth":"%s"}}}' "$key" "$(printf '%s' "$1" | base64 -w0)" > "$DOCKER_CONFIG/config.json"
}
read_password() { password=$(cat; printf .); password=\${password%.}; printf '%s' "$password" > ${file('stdin')}; }
${script}
`,
  );
  chmodSync(file(program), 0o755);
  const read = (name: string) => (existsSync(file(name)) ? readFileSync(file(name), 'utf8') : '');
  const seen = () => {
    for (const name of ['argv', 'env', 'seed', 'ls']) observe(name, read(name));
    return {
      argv: read('argv').split('\n').slice(0, -1),
      env: read('env'),
      ls: read('ls'),
      stdin: read('stdin'),
      seed: JSON.parse(read('seed') || 'null') as unknown,
    };
  };
  return { path: `${bin}:/usr/bin:/bin`, seen };
}

/** A docker that works. */
export const working = 'read_password; store "$user:$password"; echo Login Succeeded';
