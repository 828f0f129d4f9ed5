import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { canary, mayHold } from '../redaction/oracle.js';
import { scene } from './basic-registry.js';
import { newJob } from './step.js';

it('regcred --help lists the commands', async () => {
  expect(await newJob().cli(['--help'])).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      regcred: container-registry login and credential rotation
      
      Usage: regcred COMMAND [OPTIONS]
      
        login [REGISTRY]                   Log in to a registry.
        logout [REGISTRY]                  Log out of a registry, and restore the login that was there before.
        check [REGISTRY]                   Find out why a login fails, and what to do.
        rotate                             Rotate the credentials that are due.
        plan                               Print every call a rotation would make and why; changes nothing.
        status                             List every credential: age, expiry, due, where it is stored, drift.
        prune                              Find our tokens that nothing uses; a dry run unless --apply.
        recover CREDENTIAL                 Open what an unfinished rotation has sealed into the ledger (REGCRED_ESCROW_KEY).
        keygen                             Make the key pair of the escrow: prints the public key, writes the private key to a file.
        schema                             Print the JSON Schema of regcred.yml.
        credential-helper VERB [REGISTRY]  Issue logins when docker asks for one. VERB: install or uninstall REGISTRY; or get, store, erase, list or version from docker.
        providers                          List the supported registries.
      
      regcred COMMAND --help shows a command's options. Passwords are read from standard input, a file or
      an environment variable, never from the command line.
    config.json:
      (none)"
  `);
});

it('a command that does not exist is told, with the nearest one', async () => {
  expect(await newJob().cli(['logn'])).toMatchInlineSnapshot(`
    "exit code 2
    stderr:
      E_USAGE: There is no command "logn"; did you mean login. Hint: Run \`regcred --help\` for the commands and their options.
    config.json:
      (none)"
  `);
});

it.each([['--password'], ['-p']])(
  'a password on the command line (%s) is refused and not shown',
  async (option) => {
    expect(await newJob().cli(['login', 'r.example.com', option, canary()])).toMatchInlineSnapshot(`
    "exit code 2
    stderr:
      E_USAGE: A password is never taken from the command line; use --password-stdin, --password-file or --password-env. Hint: Run \`regcred --help\` for the commands and their options.
    config.json:
      (none)"
  `);
    expect(await newJob().cli(['login', `--password=${canary()}`])).toContain('E_USAGE');
  },
);

it('two sources of a password are one too many', async () => {
  const env = { PW: canary() };
  const words = ['login', 'r.example.com', '--username', 'u', '--password-stdin', '--password-env', 'PW'];
  expect(await newJob().cli(words, canary(), env)).toMatchInlineSnapshot(`
    "exit code 2
    stderr:
      E_USAGE: --password-stdin and --password-env cannot be used together. Hint: Run \`regcred --help\` for the commands and their options.
    config.json:
      (none)"
  `);
});

it('a source that is not there is named', async () => {
  const words = ['login', 'r.example.com', '--username', 'u'];
  expect(await newJob().cli([...words, '--password-env', 'NOT_SET'])).toMatchInlineSnapshot(`
    "exit code 2
    stderr:
      E_PASSWORD_SOURCE: The password cannot be read from the variable that --password-env names. Hint: Check the name; --password-stdin reads it from standard input.
    config.json:
      (none)"
  `);
  expect(await newJob().cli([...words, '--password-file', 'not-there'])).toMatchInlineSnapshot(`
    "exit code 2
    stderr:
      E_PASSWORD_SOURCE: The password cannot be read from the file that --password-file names. Hint: Check the name; --password-stdin reads it from standard input.
    config.json:
      (none)"
  `);
});

it('more than a megabyte on standard input is refused', async () => {
  const words = ['login', 'r.example.com', '--username', 'u', '--password-stdin'];
  expect(await newJob().cli(words, 'x'.repeat(1024 * 1024 + 1))).toMatchInlineSnapshot(`
    "exit code 2
    stderr:
      E_STDIN_TOO_LARGE: Standard input holds more than 1048576 bytes. Hint: Send only the password.
    config.json:
      (none)"
  `);
});

it('login and logout, with the password from standard input, a file or a variable', async () => {
  const { job, registry, secret } = await scene();
  const words = ['login', registry.host, '--username', 'robot', '--client', 'file'];
  expect(await job.cli([...words, '--password-stdin'], secret)).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      registry=REGISTRY
      username=robot
      config-dir=~/.docker
      expires-at=
      registries=[{"registry":"REGISTRY","username":"robot","client":"file","storedBy":"file","expiresAt":""}]
    stderr:
      Logged in to REGISTRY as robot (file, stored in ~/.docker/config.json).
    config.json:
      {
       "auths": {
        "REGISTRY": {
         "auth": "robot:SECRET"
        }
       }
      }"
  `);
  expect(await job.cli(['logout', registry.host])).toMatchInlineSnapshot(`
    "exit code 0
    stderr:
      Logged out of REGISTRY.
    config.json:
      (none)"
  `);
  expect(await job.cli(['logout', registry.host])).toMatchInlineSnapshot(`
    "exit code 0
    stderr:
      Note: There is no login of regcred's for REGISTRY in ~/.docker/config.json, so nothing was changed.
    config.json:
      (none)"
  `);
  const file = join(job.home, 'password');
  mayHold(file);
  writeFileSync(file, secret, { mode: 0o600 });
  expect(await job.cli([...words, '--password-file', file])).toContain('exit code 0');
  expect(await job.cli([...words, '--password-env', 'PW', '--json'], '', { PW: secret }))
    .toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      [{"registry":"REGISTRY","status":"done"}]
    stderr:
      Logged in to REGISTRY as robot (file, stored in ~/.docker/config.json).
    config.json:
      {
       "auths": {
        "REGISTRY": {
         "auth": "robot:SECRET"
        }
       }
      }"
  `);
});
