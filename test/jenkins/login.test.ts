import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { find } from '../real/programs.js';
import { canary, mayHold, tempDir } from '../redaction/oracle.js';
import { jenkinsScene, push, ready } from './scene.js';

describe.runIf(ready)('withRegistryLogin', () => {
  const { first, second, credentials, agent } = jenkinsScene();
  const login = (more = '') =>
    `withRegistryLogin(registry: '${first().host}', credentialsId: 'first'${more})`;

  it('logs in for its block, which pushes, and leaves nothing', async () => {
    const here = agent();
    const build = await here.run(
      `def said = ${login()} {
        ${push(first().host)}
        sh 'printf "at %s\\n" "$DOCKER_CONFIG"'
        return 'the value'
      }
      echo "after: \${said} \${env.DOCKER_CONFIG}"`,
      { credentials },
    );
    expect(build.error).toBeUndefined();
    expect(build.log).toContain(
      `Logged in to ${first().host} as ci (docker, stored in ${here.temp}/regcred-`,
    );
    expect(build.log).toContain('pushed team/app');
    expect(build.log).toContain(`at ${here.temp}/regcred-`);
    expect(build.log).toContain('after: the value null');
    expect(here.left()).toEqual([]);
    expect(existsSync(join(here.home, '.docker'))).toBe(false);
  });

  it('G5: shows the password neither to the body nor to what Jenkins keeps', async () => {
    const here = agent();
    const build = await here.run(
      `${login()} {
        sh 'env | sed "s/=.*//" | sort | tr "\\n" " "'
        echo "groovy sees \${env.REGCRED_LOGIN_PASSWORD} \${env.REGCRED_LOGIN_USERNAME}"
      }`,
      { credentials },
    );
    expect(build.error).toBeUndefined();
    expect(build.log).not.toMatch(/REGCRED_\w*(PASSWORD|USERNAME|LOGIN)/);
    expect(build.log).toContain('groovy sees null null');
    // The oracle has looked at the log, the scripts and the lines of withEnv as well.
  });

  it('gives Docker the password by standard input: no program has it in its arguments', async () => {
    const here = agent();
    const bin = tempDir();
    const seen = join(bin, 'seen');
    writeFileSync(
      join(bin, 'docker'),
      `#!/bin/sh\nprintf '%s ' "$@" >>'${seen}'\nexec '${find('docker') ?? ''}' "$@"\n`,
    );
    chmodSync(join(bin, 'docker'), 0o755);
    const PATH = `${bin}:${process.env['PATH'] ?? ''}`;
    const build = await here.run(`${login()} { echo 'in' }`, { credentials, env: { PATH } });
    expect(build.error).toBeUndefined();
    expect(readFileSync(seen, 'utf8')).toContain('--password-stdin');
  });

  it('ends the login when the block throws, and the build fails for what it threw', async () => {
    const here = agent();
    const build = await here.run(`${login()} { sh 'exit 7' }`, { credentials });
    expect(build.error).toEqual({ type: 'hudson.AbortException', message: 'script returned exit code 7' });
    expect(build.log).toContain('regcred: log out');
    expect(here.left()).toEqual([]);
  });

  it('a logout that fails is told, but does not hide what the block threw', async () => {
    const here = agent();
    // The journal of the logins is damaged, which no logout passes over.
    const damage = `sh 'for f in "$WORKSPACE_TMP"/regcred-*/regcred-job-*/step-*.json; do echo x >"$f"; done; rm -f "$WORKSPACE_TMP"/regcred-*/regcred.cjs'`;
    const build = await here.run(`${login()} { ${damage}\n error 'the tests failed' }`, { credentials });
    expect(build.error?.message).toBe('the tests failed');
    expect(build.log).toContain('withRegistryLogin: the logout failed too');
    expect(here.left()).toEqual([]);
  });

  it('a logout that fails fails a build that was well until then, and the login is gone all the same', async () => {
    const here = agent();
    const build = await here.run(`${login()} { sh 'rm "$WORKSPACE_TMP"/regcred-*/regcred.cjs' }`, {
      credentials,
    });
    expect(build.error?.message).toMatch(/^script returned exit code/);
    expect(here.left()).toEqual([]);
  });

  it('a call within a call ends its own login only', async () => {
    const here = agent();
    const build = await here.run(
      `${login()} {
        withRegistryLogin(registry: '${second().host}', credentialsId: 'second') {
          ${push(first().host, 'a/one')}
          ${push(second().host, 'b/two')}
        }
        ${push(first().host, 'a/three')}
        sh '! skopeo inspect --tls-verify=false docker://${second().host}/b/two:1 2>/dev/null && echo second is out'
      }`,
      { credentials },
    );
    expect(build.error).toBeUndefined();
    for (const said of ['pushed a/one', 'pushed b/two', 'pushed a/three', 'second is out']) {
      expect(build.log).toContain(said);
    }
    expect(here.left()).toEqual([]);
  });

  it('a call within a call for the same registry gives the outer login back', async () => {
    const here = agent();
    const build = await here.run(
      `${login()} { ${login()} { ${push(first().host, 'a/in')} }\n ${push(first().host, 'a/out')} }`,
      { credentials },
    );
    expect(build.error).toBeUndefined();
    expect(build.log).toContain('pushed a/out');
    expect(here.left()).toEqual([]);
  });

  it('branches at once on one workspace keep to themselves', async () => {
    const here = agent();
    const branch = (name: string, host: string, id: string) =>
      `${name}: { withRegistryLogin(registry: '${host}', credentialsId: '${id}') { ${push(host, `p/${name}`)} } }`;
    const build = await here.run(
      `parallel(${[branch('one', first().host, 'first'), branch('two', second().host, 'second'), branch('three', first().host, 'first')].join(', ')})`,
      { credentials },
    );
    expect(build.error).toBeUndefined();
    for (const name of ['one', 'two', 'three']) expect(build.log).toContain(`pushed p/${name}`);
    expect(here.left()).toEqual([]);
  });

  it('several registries in one call, each with a credential of its own', async () => {
    const here = agent();
    const build = await here.run(
      `withRegistryLogin(registries: ['${first().host}': 'first', '${second().host}': 'second']) {
        ${push(first().host)}
        ${push(second().host)}
        sh 'env | grep REGCRED || echo nothing of regcred'
      }`,
      { credentials },
    );
    expect(build.error).toBeUndefined();
    expect(build.log.match(/^pushed/gm)).toHaveLength(2);
    expect(build.log).toContain('nothing of regcred');
  });

  it('secret text: with a user name, or as user:password', async () => {
    const here = agent();
    const secret = credentials.first.secret;
    const more = {
      text: { kind: 'string', secret },
      pair: { kind: 'string', secret: `ci:${secret}` },
    } as const;
    const call = (rest: string) =>
      `withRegistryLogin(registry: '${first().host}', credentialsType: 'string', ${rest}) { ${push(first().host)} }`;
    const build = await here.run(
      `${call("credentialsId: 'text', username: 'ci'")}\n${call("credentialsId: 'pair'")}`,
      {
        credentials: more,
      },
    );
    expect(build.error).toBeUndefined();
    expect(build.log.match(/^pushed/gm)).toHaveLength(2);
  });

  it('a secret file', async () => {
    const here = agent();
    const file = join(here.home, 'key.json');
    mayHold(file);
    writeFileSync(file, credentials.first.secret, { mode: 0o600 });
    const build = await here.run(
      `${login(", credentialsType: 'file', username: 'ci'")} { ${push(first().host)} }`,
      {
        credentials: { first: { kind: 'file', secret: file } },
      },
    );
    expect(build.error).toBeUndefined();
    expect(build.log).toContain('pushed team/app');
  });

  it("client: 'helper' stores nothing: the block finds the password when it is asked for", async () => {
    const here = agent();
    const build = await here.run(
      `${login(", client: 'helper'")} {
        ${push(first().host)}
        sh '! grep -rlE "\\"auth\\"" "$WORKSPACE_TMP" --include=config.json && env | sed "s/=.*//" | grep REGCRED | sort | tr "\\n" " "'
      }
      echo "after: \${env.REGCRED_PASSWORD}"`,
      { credentials },
    );
    expect(build.error).toBeUndefined();
    expect(build.log).toContain('pushed team/app');
    expect(build.log).toContain('REGCRED_PASSWORD REGCRED_REGISTRY REGCRED_USERNAME');
    expect(build.log).not.toContain('REGCRED_LOGIN');
    expect(build.log).toContain('after: null');
    expect(here.left()).toEqual([]);
  });

  it('a wrong password ends the build before its block, with the reason in the log', async () => {
    const here = agent();
    const build = await here.run(
      `withRegistryLogin(registry: '${first().host}', credentialsId: 'wrong') { echo 'never' }`,
      { credentials },
    );
    expect(build.error?.message).toBe('script returned exit code 1');
    expect(build.log.replaceAll(first().host, 'HOST')).toContain(
      '\nE_LOGIN_REFUSED: HOST refused the login. The username or password is wrong, has been reset, or has expired. Hint: Check that both belong to this registry and to each other, and are not those of your account on the web page.\n',
    );
    expect(build.log).not.toContain('never');
    expect(here.left()).toEqual([]);
  });

  it('what is missing may be skipped, as on a pull request that gets no credentials', async () => {
    const here = agent();
    const build = await here.run(
      `withRegistryLogin(registry: '${first().host}', onMissingCredentials: 'skip') { echo 'goes on' }`,
    );
    expect(build.error).toBeUndefined();
    expect(build.log).toContain('goes on');
    expect(here.left()).toEqual([]);
  });

  it('an ID token is bound for the login and gone in the block', async () => {
    const here = agent();
    const token = canary();
    const program = join(here.home, 'regcred.cjs');
    // What a registry does with the token: test/registries. Here: that the program gets it, and the body does not.
    writeFileSync(
      program,
      `console.error(process.argv[2], 'token', process.env.REGCRED_ID_TOKEN?.length ?? 'none');`,
    );
    const build = await here.run(
      `withRegistryLogin(registry: 'quay.io', identity: 'acme+ci', idTokenCredentialsId: 'oidc', cli: '${program}') {
        echo "body: \${env.REGCRED_ID_TOKEN}"
      }`,
      { credentials: { oidc: { kind: 'string', secret: token } } },
    );
    expect(build.error).toBeUndefined();
    expect(build.log).toContain(`login token ${token.length}`);
    expect(build.log).toContain('body: null');
    expect(build.log).toContain('logout token none');
    // A program of the agent's own is not ours to remove.
    expect(existsSync(program)).toBe(true);
    expect(build.log).not.toContain('unpack');
  });

  it('keeps the names of files with spaces and dollar signs', async () => {
    const here = agent();
    const WORKSPACE_TMP = join(here.workspace, '../my $HOME job@tmp');
    const build = await here.run(`${login()} { ${push(first().host)} }`, {
      credentials,
      env: { WORKSPACE_TMP },
    });
    expect(build.error).toBeUndefined();
    expect(build.log).toContain('pushed team/app');
  });

  it('within dir the login stays out of the workspace', async () => {
    const here = agent();
    mkdirSync(join(here.workspace, 'sub'));
    cpSync(join(here.workspace, 'image'), join(here.workspace, 'sub/image'), { recursive: true });
    const build = await here.run(
      `dir('sub') { ${login()} { ${push(first().host)}\n sh 'echo "at $DOCKER_CONFIG"' } }`,
      {
        credentials,
      },
    );
    expect(build.error).toBeUndefined();
    expect(build.log).toContain(`at ${here.temp}/`);
  });

  it('removes what a lost agent has left a week ago, and nothing younger', async () => {
    const here = agent();
    for (const [name, days] of [
      ['regcred-lost', 9],
      ['regcred-waits', 2],
      ['durable-lost', 9],
    ] as const) {
      mkdirSync(join(here.temp, name), { recursive: true });
      const then = Date.now() / 1000 - days * 86_400;
      utimesSync(join(here.temp, name), then, then);
    }
    const build = await here.run(`${login()} { echo 'in' }`, { credentials });
    expect(build.error).toBeUndefined();
    expect(here.left().sort()).toEqual(['durable-lost', 'regcred-waits']);
  });

  it('a block whose value Jenkins cannot keep is no trouble', async () => {
    const build = await agent().run(`def m = ${login()} { 'a' =~ /a/ }\necho "value \${m}"`, { credentials });
    expect(build.error).toBeUndefined();
    expect(build.log).toContain('value null');
  });
});
