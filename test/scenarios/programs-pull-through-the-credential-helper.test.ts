import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRegistry, type RunningRegistry } from '../real/docker-registry.js';
import { needs } from '../real/programs.js';
import { canary, observe, tempDir } from '../redaction/oracle.js';
import { helperFile } from './helper.js';

const secret = canary();

describe.runIf(needs('docker-registry', 'skopeo', 'umoci', 'podman'))(
  'with credHelpers: {host: regcred}',
  () => {
    let registry: RunningRegistry;
    beforeAll(async () => {
      registry = await startRegistry({ auth: { kind: 'htpasswd', users: { robot: secret } } });
    });
    afterAll(() => registry.stop());

    function machine() {
      const home = tempDir();
      mkdirSync(join(home, 'bin'));
      mkdirSync(join(home, 'run'));
      symlinkSync(process.execPath, join(home, 'bin/node'));
      const program = join(home, 'bin/docker-credential-regcred');
      writeFileSync(program, `#!/bin/sh\nexec node ${helperFile} "$@"\n`);
      chmodSync(program, 0o755);
      const config = join(home, 'config.json');
      writeFileSync(config, JSON.stringify({ auths: {}, credHelpers: { [registry.host]: 'regcred' } }));
      const env = {
        PATH: `${join(home, 'bin')}:${process.env['PATH']}`,
        HOME: home,
        XDG_RUNTIME_DIR: join(home, 'run'),
        REGISTRY_AUTH_FILE: config,
        REGCRED_REGISTRY: registry.host,
        REGCRED_USERNAME: 'robot',
      };
      const run = (words: readonly string[], more = {}) => {
        const [program = '', ...args] = words;
        const { status, stdout, stderr } = spawnSync(program, args, {
          env: { ...env, ...more },
          encoding: 'utf8',
        });
        observe('a program', stdout + stderr);
        return { status, text: stdout + stderr };
      };
      const image = join(home, 'image');
      execFileSync('umoci', ['init', '--layout', image]);
      execFileSync('umoci', ['new', '--image', `${image}:latest`]);
      return { run, image, home };
    }

    const tls = '--dest-tls-verify=false';

    it('skopeo pushes and pulls, and no file holds the secret', () => {
      const { run, image, home } = machine();
      const there = `docker://${registry.host}/team/app:latest`;
      const given = { REGCRED_PASSWORD: secret };
      expect(run(['skopeo', 'copy', tls, `oci:${image}:latest`, there], given)).toMatchObject({ status: 0 });
      const pull = ['skopeo', 'copy', '--src-tls-verify=false', there, `dir:${join(home, 'pulled')}`];
      expect(run(pull, given)).toMatchObject({ status: 0 });
      const refused = run(pull, { REGCRED_PASSWORD: canary() });
      expect(refused.status).not.toBe(0);
      expect(refused.text).toMatch(/unauthorized|authentication required/i);
    });

    it('podman reads it too', () => {
      const { run } = machine();
      const search = ['podman', 'search', '--list-tags', '--tls-verify=false', `${registry.host}/none`];
      expect(run(search, { REGCRED_PASSWORD: secret }).text).toMatch(/name unknown|404|not known/i);
      expect(run(search, { REGCRED_PASSWORD: canary() }).text).toMatch(
        /unauthorized|authentication required/i,
      );
    });
  },
);
