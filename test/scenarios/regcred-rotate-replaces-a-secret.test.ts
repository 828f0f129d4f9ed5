import { compare, hash } from 'bcryptjs';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { canary, mayHold, observe } from '../redaction/oracle.js';
import { registryFor } from './basic-registry.js';
import { newJob } from './step.js';

async function htpasswdScene() {
  const secret = canary();
  const holder: { file?: string } = {};
  const registry = await registryFor({
    auth: {
      kind: 'basic',
      users: async (username, password) => {
        const line = readFileSync(holder.file ?? '', 'utf8')
          .split('\n')
          .find((one) => one.startsWith(`${username}:`));
        return line !== undefined && compare(password, line.slice(username.length + 1));
      },
    },
  });
  const job = newJob({ names: { [registry.host]: 'REGISTRY' } });
  const path = (name: string) => join(job.home, name);
  holder.file = path('htpasswd');
  writeFileSync(path('htpasswd'), `ci:${await hash(secret, 4)}\n`);
  mayHold(path('secret'));
  writeFileSync(path('secret'), secret, { mode: 0o600 });
  writeFileSync(
    path('regcred.yml'),
    `version: 1
ledger: file:${path('ledger.json')}
credentials:
  ci:
    registry: ${registry.host}
    provider: htpasswd
    token: { file: ${path('htpasswd')}, user: ci }
    rotate: { every: 30d, accept-downtime: true }
    stores:
      - file: { path: ${path('secret')} }
`,
  );
  return { job, path, secret };
}

it('regcred rotate --json reports a rotation without a secret', async () => {
  const { job, path, secret } = await htpasswdScene();
  const text = await job.cli(['rotate', '--config', path('regcred.yml'), '--json']);
  // Columns are as wide as this machine's paths.
  expect(text.replace(/(?<=\S) {2,}/g, '  ')).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      {
        "exit": 0,
        "credentials": [
          {
            "credential": "ci",
            "registry": "REGISTRY",
            "token": "ci in ~/htpasswd",
            "outcome": "rotated",
            "because": [
              "first"
            ],
            "generation": 1,
            "since": "TIME",
            "ageDays": 0,
            "nextDue": "TIME",
            "proof": "refused",
            "retired": [],
            "notices": [],
            "stores": [
              {
                "store": "file:~/secret",
                "outcome": "written"
              }
            ]
          }
        ]
      }
    stderr:
      ci: preflight
      ci: seal
      ci: mint
      ci: verify
      ci: write file:~/secret
      ci: settle
      ci: prove
      ci: clear
      Credential  Registry  Age  What happened  Stores  Next due
      ci  REGISTRY  0 days  rotated because its age is unknown  file:~/secret: new secret  DATE
                                           the old secret is refused
    config.json:
      (none)"
  `);
  const fresh = readFileSync(path('secret'), 'utf8');
  expect(fresh).not.toBe(secret);
  expect(text).not.toContain(fresh);
  observe('the ledger', readFileSync(path('ledger.json'), 'utf8'));
});

it('a configuration that is not there is named', async () => {
  const job = newJob();
  expect(await job.cli(['rotate', '--config', join(job.home, 'none.yml')])).toMatchInlineSnapshot(`
    "exit code 2
    stderr:
      E_CONFIG_FILE: The configuration ~/none.yml cannot be read (ENOENT). Hint: Give the path of a regcred.yml: a regular file, UTF-8, at most 2 MiB, readable by this user.
    config.json:
      (none)"
  `);
  expect(existsSync(join(job.home, 'none.yml'))).toBe(false);
});
